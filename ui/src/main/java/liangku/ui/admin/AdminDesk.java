package liangku.ui.admin;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Set;
import liangku.identity.Role;
import liangku.ui.shell.DeskEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the three administrators find on the left. */
@Configuration(proxyBeanMethods = false)
class AdminDesk {

    @Bean
    DeskEntry accountsEntry() {
        return new DeskEntry(
                400,
                "admin.accounts",
                VaadinIcon.USER_CARD,
                AccountsView.class,
                Set.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN));
    }

    @Bean
    DeskEntry deliveriesEntry() {
        return new DeskEntry(
                410, "admin.deliveries", VaadinIcon.OUTBOX, DeliveriesView.class, Set.of(Role.SYSTEM_ADMIN));
    }

    @Bean
    DeskEntry correctionsEntry() {
        return new DeskEntry(
                420, "admin.corrections", VaadinIcon.EDIT, CorrectionsView.class, Set.of(Role.SYSTEM_ADMIN));
    }

    @Bean
    DeskEntry auditEntry() {
        return new DeskEntry(430, "admin.audit", VaadinIcon.RECORDS, AuditView.class, Set.of(Role.AUDIT_ADMIN));
    }

    @Bean
    DeskEntry attemptEntry() {
        return new DeskEntry(
                440, "admin.attempt", VaadinIcon.TIME_BACKWARD, AttemptView.class, Set.of(Role.AUDIT_ADMIN));
    }
}

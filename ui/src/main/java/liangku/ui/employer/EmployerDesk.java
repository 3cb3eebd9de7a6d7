package liangku.ui.employer;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Set;
import liangku.identity.Role;
import liangku.ui.shell.DeskEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What an employer finds on the left. */
@Configuration(proxyBeanMethods = false)
class EmployerDesk {

    private static final Set<Role> EMPLOYER = Set.of(Role.EMPLOYER);

    @Bean
    DeskEntry employerOverviewEntry() {
        return new DeskEntry(100, "employer.overview", VaadinIcon.HOME, OverviewView.class, EMPLOYER);
    }

    @Bean
    DeskEntry employerPeopleEntry() {
        return new DeskEntry(110, "employer.people", VaadinIcon.USERS, PeopleView.class, EMPLOYER);
    }

    @Bean
    DeskEntry employerRosterEntry() {
        return new DeskEntry(120, "employer.roster", VaadinIcon.UPLOAD, RosterImportView.class, EMPLOYER);
    }

    @Bean
    DeskEntry employerCertificatesEntry() {
        return new DeskEntry(130, "employer.certificates", VaadinIcon.DIPLOMA, CertificatesView.class, EMPLOYER);
    }
}

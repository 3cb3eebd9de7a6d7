package liangku.ui.session;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Set;
import liangku.identity.Role;
import liangku.ui.shell.DeskEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The line of the desks that leads to exam sessions. */
@Configuration(proxyBeanMethods = false)
class SessionDesk {

    @Bean
    DeskEntry sessionsEntry() {
        return new DeskEntry(
                215,
                "session.title",
                VaadinIcon.CALENDAR_CLOCK,
                SessionsView.class,
                Set.of(Role.EMPLOYER, Role.REGULATOR));
    }
}

package liangku.ui.regulator;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Set;
import liangku.identity.Role;
import liangku.ui.shell.DeskEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a regulator finds on the left. */
@Configuration(proxyBeanMethods = false)
class RegulatorDesk {

    private static final Set<Role> REGULATOR = Set.of(Role.REGULATOR);

    @Bean
    DeskEntry ratesEntry() {
        return new DeskEntry(200, "regulator.rates", VaadinIcon.CHART, RatesView.class, REGULATOR);
    }

    @Bean
    DeskEntry businessesEntry() {
        return new DeskEntry(210, "regulator.businesses", VaadinIcon.BUILDING, BusinessesView.class, REGULATOR);
    }

    @Bean
    DeskEntry lateAnswersEntry() {
        return new DeskEntry(220, "regulator.late", VaadinIcon.CLOCK, LateAnswersView.class, REGULATOR);
    }

    @Bean
    DeskEntry bansEntry() {
        return new DeskEntry(230, "regulator.bans", VaadinIcon.BAN, BansView.class, REGULATOR);
    }
}

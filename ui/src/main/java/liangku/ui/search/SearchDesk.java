package liangku.ui.search;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Set;
import liangku.identity.Role;
import liangku.ui.shell.DeskEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The search is the last line of every desk that has something to find. */
@Configuration(proxyBeanMethods = false)
class SearchDesk {

    @Bean
    DeskEntry searchEntry() {
        return new DeskEntry(
                900,
                "search.title",
                VaadinIcon.SEARCH,
                SearchView.class,
                Set.of(Role.EMPLOYER, Role.REGULATOR, Role.AUTHOR, Role.REVIEWER));
    }
}

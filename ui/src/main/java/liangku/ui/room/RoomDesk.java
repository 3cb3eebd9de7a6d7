package liangku.ui.room;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Set;
import liangku.identity.Role;
import liangku.ui.shell.DeskEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The line of the desks that leads to exam rooms. */
@Configuration(proxyBeanMethods = false)
class RoomDesk {

    @Bean
    DeskEntry roomsEntry() {
        return new DeskEntry(
                217, "room.title", VaadinIcon.TABLET, RoomsView.class, Set.of(Role.EMPLOYER, Role.REGULATOR));
    }
}

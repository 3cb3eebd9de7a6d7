package liangku.ui.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import liangku.identity.Caller;

/** Sends everyone straight to the first desk that is theirs. */
@Route("")
@PermitAll
class StartView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient AuthenticationContext authentication;
    private final transient List<DeskEntry> entries;

    StartView(AuthenticationContext authentication, List<DeskEntry> entries) {
        this.authentication = authentication;
        this.entries = entries;
        var empty = new Div(getTranslation("shell.welcome"));
        empty.addClassName("lk-empty");
        add(empty);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        authentication
                .getAuthenticatedUser(Caller.class)
                .flatMap(caller -> entries.stream()
                        .filter(entry -> entry.roles().contains(caller.role()))
                        .sorted()
                        .findFirst())
                .ifPresent(entry -> event.forwardTo(entry.view()));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.product");
    }
}

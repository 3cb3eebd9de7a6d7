package liangku.ui.shell;

import com.vaadin.flow.spring.security.AuthenticationContext;
import liangku.identity.Caller;
import org.springframework.stereotype.Component;

/** Who sits at the desk. Every view takes the scope from here, never from a URL. */
@Component
public class CurrentCaller {

    private final AuthenticationContext authentication;

    CurrentCaller(AuthenticationContext authentication) {
        this.authentication = authentication;
    }

    /** {@return the signed-in caller} @throws IllegalStateException where nobody is: a route let it through */
    public Caller get() {
        return authentication
                .getAuthenticatedUser(Caller.class)
                .orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }
}

package liangku.ui.shell;

import liangku.identity.Caller;
import liangku.identity.CallerAuthentication;
import liangku.identity.Callers;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Who sits at the desk, with the scope they have now and not the one they signed in with. Every view takes the scope from
 * here, never from a URL, and asks again for every deed.
 */
@Component
public class CurrentCaller {

    private final Callers callers;

    CurrentCaller(Callers callers) {
        this.callers = callers;
    }

    /**
     * {@return the signed-in caller}
     *
     * @throws IllegalStateException where nobody is: a route let it through
     * @throws EndedException if the session has just ended, which {@link EndedSessions} finds out with the next request
     */
    public Caller get() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication session) {
            return callers.stillIn(session).orElseThrow(EndedException::new);
        }
        throw new IllegalStateException("nobody is signed in");
    }

    /** Who was signed in is so no longer. */
    static final class EndedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private EndedException() {
            super("the session has ended: the account was disabled or changed");
        }
    }
}

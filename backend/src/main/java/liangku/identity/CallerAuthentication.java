package liangku.identity;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * A signed-in {@link Caller} as Spring Security sees it: principal is the caller, authority {@code ROLE_<role>}. One that is
 * kept beyond the request has to be asked for again with every request: {@link Callers#stillIn}.
 */
public final class CallerAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    /** Of who was proven for one request alone; no account and no worker has it. */
    private static final int OF_ONE_REQUEST = 0;

    private final transient Caller caller;
    private final int epoch;

    /** Of who was proven for this request, and is proven again for the next one. */
    public CallerAuthentication(Caller caller) {
        this(caller, OF_ONE_REQUEST);
    }

    /** @param epoch of the standing that was signed in with */
    CallerAuthentication(Caller caller, int epoch) {
        super(List.of(new SimpleGrantedAuthority("ROLE_" + caller.role())));
        this.caller = caller;
        this.epoch = epoch;
        super.setAuthenticated(true);
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    int epoch() {
        return epoch;
    }

    /** {@return nothing: the proof was checked and is not kept} */
    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return caller.subject();
    }
}

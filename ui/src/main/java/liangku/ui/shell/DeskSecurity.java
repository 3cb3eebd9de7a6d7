package liangku.ui.shell;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import java.time.Clock;
import java.time.Duration;
import liangku.identity.Callers;
import liangku.identity.Founding;
import liangku.identity.PasswordDoor;
import liangku.identity.SignIn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** The desks' chain: sessions, a form, and Vaadin's own protection against forged requests. */
@Configuration
class DeskSecurity {

    @Bean
    @Order(3)
    SecurityFilterChain desks(
            HttpSecurity http, PasswordDoor passwords, Callers callers, Founding founding, Clock clock) {
        return http.authenticationProvider(new Door(passwords, callers, founding, clock))
                .addFilterBefore(new EndedSessions(callers), AuthorizationFilter.class)
                .with(
                        VaadinSecurityConfigurer.vaadin(),
                        vaadin -> vaadin.loginView(LoginView.class)
                                // Whoever signed in at an address that is nobody's is told so by a desk, not by the
                                // container.
                                .anyRequest(AuthorizeHttpRequestsConfigurer.AuthorizedUrl::authenticated))
                .formLogin(form -> form.failureHandler((request, response, failure) -> response.sendRedirect(
                        switch (failure) {
                            case CredentialsExpiredException first -> "password";
                            case TooEarlyException early -> "login?" + LoginView.EARLY;
                            case LockedNameException locked -> "login?" + LoginView.LOCKED + "=" + locked.minutes;
                            case UnheardException often
                            when often.minutes > 0 -> "login?" + LoginView.OFTEN + "=" + often.minutes;
                            case UnheardException busy -> "login?" + LoginView.BUSY;
                            default -> "login?" + LoginView.ERROR;
                        })))
                .build();
    }

    /** The house is still being founded. */
    private static final class TooEarlyException extends AuthenticationException {

        private static final long serialVersionUID = 1L;

        private TooEarlyException() {
            super("the house is being founded");
        }
    }

    /** Too many wrong passwords under a name, whether or not there is such an account. */
    private static final class LockedNameException extends LockedException {

        private static final long serialVersionUID = 1L;

        private final long minutes;

        private LockedNameException(Duration left) {
            super("locked");
            minutes = LoginView.minutes(left);
        }
    }

    /** What was given was not looked at. */
    private static final class UnheardException extends AuthenticationException {

        private static final long serialVersionUID = 1L;

        /** How long this address is not heard; none where only too many came at once. */
        private final long minutes;

        private UnheardException(long minutes) {
            super("not heard");
            this.minutes = minutes;
        }
    }

    /**
     * Asks identity who this is. Says the same of an unknown user and a wrong password; that a name is locked, and how long,
     * is told to whoever tries it, for any name is locked by so many failures and it tells nobody whose it is.
     */
    private record Door(PasswordDoor passwords, Callers callers, Founding founding, Clock clock)
            implements AuthenticationProvider {

        @Override
        public Authentication authenticate(Authentication request) {
            if (founding.isGoingOn()) {
                throw new TooEarlyException();
            }
            var now = clock.instant();
            var outcome = passwords.signIn(
                    address(request), request.getName(), String.valueOf(request.getCredentials()), now);
            return switch (outcome) {
                case SignIn.SignedIn(var caller) ->
                    callers.begin(caller).orElseThrow(() -> new BadCredentialsException("bad credentials"));
                case SignIn.MustChangePassword _ -> throw new CredentialsExpiredException("first password");
                case SignIn.BadCredentials _ -> throw new BadCredentialsException("bad credentials");
                case SignIn.Locked(var until) -> throw new LockedNameException(Duration.between(now, until));
                case SignIn.TooOften(var wait) -> throw new UnheardException(LoginView.minutes(wait));
                case SignIn.Busy _ -> throw new UnheardException(0);
            };
        }

        private static String address(Authentication request) {
            return request.getDetails() instanceof WebAuthenticationDetails from
                    ? String.valueOf(from.getRemoteAddress())
                    : "";
        }

        @Override
        public boolean supports(Class<?> type) {
            return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
        }
    }
}

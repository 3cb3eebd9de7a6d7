package liangku.ui.shell;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import java.time.Clock;
import liangku.identity.Accounts;
import liangku.identity.CallerAuthentication;
import liangku.identity.Founding;
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

/** The desks' chain: sessions, a form, and Vaadin's own protection against forged requests. */
@Configuration
class DeskSecurity {

    @Bean
    @Order(3)
    SecurityFilterChain desks(HttpSecurity http, Accounts accounts, Founding founding, Clock clock) {
        return http.authenticationProvider(new Door(accounts, founding, clock))
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

    /** Asks identity who this is. Says the same of an unknown user, a wrong password and a locked account. */
    private record Door(Accounts accounts, Founding founding, Clock clock) implements AuthenticationProvider {

        @Override
        public Authentication authenticate(Authentication request) {
            if (founding.isGoingOn()) {
                throw new TooEarlyException();
            }
            var outcome = accounts.signIn(request.getName(), String.valueOf(request.getCredentials()), clock.instant());
            return switch (outcome) {
                case SignIn.SignedIn in -> new CallerAuthentication(in.caller());
                case SignIn.MustChangePassword _ -> throw new CredentialsExpiredException("first password");
                case SignIn.BadCredentials _ -> throw new BadCredentialsException("bad credentials");
                case SignIn.Locked _ -> throw new LockedException("locked");
            };
        }

        @Override
        public boolean supports(Class<?> type) {
            return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
        }
    }
}

package liangku.identity;

import java.util.Optional;
import java.util.concurrent.Executors;
import liangku.privacy.KeyRing;
import liangku.privacy.PrivacySettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;

@Configuration(proxyBeanMethods = false)
class IdentityBeans {

    private static final int SENDING_AT_ONCE = 8;

    @Bean
    IdentityKit identityKit(
            IdentitySettings settings, Passwords passwords, Environment environment, RestClient.Builder http) {
        var demo = !environment.getProperty("liangku.demo.city", "none").equalsIgnoreCase("none");
        var demoCode =
                demo ? Optional.of(settings.demoCode()).filter(code -> !code.isBlank()) : Optional.<String>empty();
        return new IdentityKit(settings, passwords, demoCode, gateway(settings, demo, http), sending(settings.sms()));
    }

    /** One for all that is hashed, as they share the machine. */
    @Bean
    Passwords passwords() {
        return Passwords.strong();
    }

    @Bean
    Tokens tokens(JdbcClient db, IdentitySettings settings, PrivacySettings privacy, Callers callers) {
        return new Tokens(db, keys(settings, privacy), settings.tokens(), callers);
    }

    @Bean
    Statements statements(IdentitySettings settings, PrivacySettings privacy) {
        return new Statements(keys(settings, privacy));
    }

    private static KeyRing keys(IdentitySettings settings, PrivacySettings privacy) {
        return KeyRing.load(privacy.keys(), "token.key", settings.tokens().keys());
    }

    /** Threads of its own: a gateway that hangs holds up messages, and nothing else. */
    private static CodeDispatch sending(IdentitySettings.Sms settings) {
        var threads = Executors.newFixedThreadPool(
                SENDING_AT_ONCE, Thread.ofPlatform().daemon().name("sms-", 0).factory());
        return new CodeDispatch(threads, settings.pendingMax());
    }

    private static SmsGateway gateway(IdentitySettings settings, boolean demo, RestClient.Builder http) {
        if (!settings.sms().url().isBlank()) {
            return new HttpSmsGateway(http, settings.sms());
        }
        return demo ? new LogSmsGateway() : new UnsetSmsGateway();
    }
}

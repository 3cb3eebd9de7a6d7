package liangku.identity;

import java.util.Optional;
import liangku.privacy.KeyRing;
import liangku.privacy.PrivacySettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;

@Configuration(proxyBeanMethods = false)
class IdentityBeans {

    @Bean
    IdentityKit identityKit(IdentitySettings settings, Environment environment, RestClient.Builder http) {
        var demo = !environment.getProperty("liangku.demo.city", "none").equalsIgnoreCase("none");
        var demoCode =
                demo ? Optional.of(settings.demoCode()).filter(code -> !code.isBlank()) : Optional.<String>empty();
        return new IdentityKit(
                settings, Passwords.strong(), demoCode, gateway(settings, demo, http), Thread::startVirtualThread);
    }

    @Bean
    Tokens tokens(JdbcClient db, IdentitySettings settings, PrivacySettings privacy, Callers callers) {
        var keys = KeyRing.load(privacy.keys(), "token.key", settings.tokens().keys());
        return new Tokens(db, keys, settings.tokens(), callers);
    }

    private static SmsGateway gateway(IdentitySettings settings, boolean demo, RestClient.Builder http) {
        if (!settings.sms().url().isBlank()) {
            return new HttpSmsGateway(http, settings.sms());
        }
        return demo ? new LogSmsGateway() : new UnsetSmsGateway();
    }
}

package liangku.supervision;

import liangku.privacy.KeyRing;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SupervisionBeans {

    @Bean
    Signer supervisionSigner(SupervisionSettings settings) {
        var secret = KeyRing.load(settings.keys(), "supervision.key", settings.secret());
        return new Signer(settings.signType(), secret.newestKey());
    }
}

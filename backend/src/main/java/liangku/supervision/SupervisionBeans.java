package liangku.supervision;

import liangku.privacy.KeyRing;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SupervisionBeans {

    @Bean
    FeedKeys feedKeys(SupervisionSettings settings) {
        return new FeedKeys(settings.signType(), KeyRing.load(settings.keys(), "supervision.key", settings.secret()));
    }

    @Bean
    Signer supervisionSigner(FeedKeys keys) {
        return keys.signer();
    }
}

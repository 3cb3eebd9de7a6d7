package liangku.privacy;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PrivacyBeans {

    @Bean
    PersonalData personalData(PrivacySettings settings) {
        return new PersonalData(
                KeyRing.load(settings.keys(), "personal-data.key", settings.encryptionKeys()),
                KeyRing.load(settings.keys(), "blind-index.key", settings.indexKeys()));
    }
}

package liangku.api;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much anyone may ask about certificates; each node counts by itself.
 *
 * @param misses numbers of no certificate that one address may ask for within {@code missesTime}; 0 = any
 * @param numbers different certificates that one address may look at within {@code numbersTime}; 0 = any. Numbers run
 *     on, so whoever goes through them hits
 */
@ConfigurationProperties("liangku.verification")
record VerificationSettings(
        @DefaultValue("20") int misses,
        @DefaultValue("10m") Duration missesTime,
        @DefaultValue("600") int numbers,
        @DefaultValue("1h") Duration numbersTime) {}

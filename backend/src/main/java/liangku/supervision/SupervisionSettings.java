package liangku.supervision;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the feed goes and how.
 *
 * @param pushUrl base of the supervision platform's API; empty = nothing is pushed, the feed can only be read
 * @param appId as the platform gave it
 * @param secret {@code number:base64 of 32 bytes}, comma separated, from the environment; the highest number signs, the
 *     others are kept for what they signed; empty = a key file, made on first start
 * @param keys folder of the key file
 * @param sourceSystem who is talking, in every envelope
 * @param batch most records in one request
 * @param firstRetry wait after the first failure; doubled after each further one
 * @param longestRetry but never longer than this
 * @param triesMax after as many failures a record is a dead letter
 * @param lease how long a sender may hold records; must be longer than {@code timeout}
 */
@ConfigurationProperties("liangku.supervision")
public record SupervisionSettings(
        @DefaultValue("") String pushUrl,
        @DefaultValue("liangku") String appId,
        @DefaultValue("") String secret,
        @DefaultValue("./data/keys") Path keys,
        @DefaultValue("HMAC_SM3") SignType signType,
        @DefaultValue("liangku") String sourceSystem,
        @DefaultValue("500") int batch,
        @DefaultValue("1m") Duration firstRetry,
        @DefaultValue("6h") Duration longestRetry,
        @DefaultValue("12") int triesMax,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("2m") Duration lease) {

    public SupervisionSettings {
        if (batch < 1 || batch > 500) {
            throw new IllegalArgumentException("a batch of %d records is not in 1..500".formatted(batch));
        }
        if (lease.compareTo(timeout) <= 0) {
            throw new IllegalArgumentException("a lease of %s ends within the timeout of %s".formatted(lease, timeout));
        }
    }

    /** {@return how long to wait after {@code tries} failures, at least one} */
    Duration backoff(int tries) {
        var doubled = firstRetry.multipliedBy(1L << Math.min(tries - 1, 20));
        return doubled.compareTo(longestRetry) < 0 ? doubled : longestRetry;
    }

    @Override
    public String toString() {
        return "SupervisionSettings[pushUrl=%s, appId=%s, signType=%s]".formatted(pushUrl, appId, signType);
    }
}

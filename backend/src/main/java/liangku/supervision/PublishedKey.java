package liangku.supervision;

import java.time.Instant;
import java.util.Optional;

/**
 * A key that signs records of the feed, or signed some.
 *
 * @param signType as {@link SignType#header()} says it
 * @param since when it began to sign; no later than the update that brought this list
 * @param current whether it signs now
 * @param publicKey PEM, of a type that has one
 */
public record PublishedKey(String keyId, String signType, Instant since, boolean current, Optional<String> publicKey) {}

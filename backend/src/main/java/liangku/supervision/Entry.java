package liangku.supervision;

import java.time.Instant;
import java.util.Optional;

/**
 * A record of the feed. Read twice, it is the same.
 *
 * @param position 1, 2, 3, … without a gap
 * @param version of what {@code bizId} names; the highest counts
 * @param data canonical JSON: keys sorted, no blanks
 * @param digest of the bytes of {@code data}
 * @param signature of {@link #signedText}
 * @param signType how digest and signature were made
 * @param keyId which key signed; empty if it is not here any more and was not noted at that time
 */
public record Entry(
        long position,
        DataType dataType,
        String bizId,
        int version,
        Op op,
        Instant occurredAt,
        String data,
        String digest,
        String signature,
        SignType signType,
        Optional<String> keyId) {

    public enum Op {
        UPSERT,
        DELETE
    }

    /** {@return what {@link #signature} is over} */
    public String signedText() {
        return signedText(dataType, bizId, version, op, occurredAt, digest);
    }

    Entry signedBy(Optional<String> key) {
        return new Entry(position, dataType, bizId, version, op, occurredAt, data, digest, signature, signType, key);
    }

    /** {@return what the signature of a record is over} The position is given later and is no part of it. */
    public static String signedText(
            DataType dataType, String bizId, int version, Op op, Instant occurredAt, String digest) {
        return String.join(
                "\n", dataType.name(), bizId, Integer.toString(version), op.name(), occurredAt.toString(), digest);
    }
}

package liangku.audit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * One link of the chain.
 *
 * @param position 1, 2, 3 … without gaps
 * @param at to the microsecond
 * @param subject who: {@code account:<uuid>}, {@code worker:<uuid>} or {@code system:<name>}
 * @param detail a JSON object without personal data
 * @param previous hex hash of the entry before; 64 zeros for the first
 * @param hash hex SHA-256 over {@code previous}, then position, epoch microseconds and the texts, each with its length
 *     before it
 */
public record AuditEntry(
        long position,
        Instant at,
        String subject,
        String action,
        String objectType,
        String objectId,
        String detail,
        String previous,
        String hash) {

    static final String BEFORE_THE_FIRST = "0".repeat(64);

    static AuditEntry after(String previous, long position, Instant at, Deed deed) {
        var unsealed = new AuditEntry(
                position,
                at,
                deed.subject(),
                deed.action(),
                deed.objectType(),
                deed.objectId(),
                deed.detail(),
                previous,
                "");
        return new AuditEntry(
                position,
                at,
                deed.subject(),
                deed.action(),
                deed.objectType(),
                deed.objectId(),
                deed.detail(),
                previous,
                unsealed.computedHash());
    }

    String computedHash() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(HexFormat.of().parseHex(previous));
        var micros = Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1_000);
        bytes.writeBytes(
                ByteBuffer.allocate(16).putLong(position).putLong(micros).array());
        for (var text : List.of(subject, action, objectType, objectId, detail)) {
            // The length before each text: otherwise "ab"+"c" and "a"+"bc" would be one and the same.
            var utf8 = text.getBytes(StandardCharsets.UTF_8);
            bytes.writeBytes(ByteBuffer.allocate(4).putInt(utf8.length).array());
            bytes.writeBytes(utf8);
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** What was done, before it has a place in the chain. */
    record Deed(String subject, String action, String objectType, String objectId, String detail) {}
}

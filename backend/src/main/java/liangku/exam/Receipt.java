package liangku.exam;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * What a candidate holds after handing in: how many lines their journal of answers had, and the digest over them. The
 * journal is only ever added to, so the platform can compute it again years later.
 *
 * @param number of the attempt
 * @param at when the attempt ended
 * @param lines of the journal, in the order of their numbers
 * @param digest lower-case hex SHA-256 over the paper and these lines
 */
public record Receipt(AttemptId number, Instant at, int lines, String digest) {

    private static final String FORM = "liangku-receipt-1";

    /** {@return the receipt for this journal, in the order of its numbers} */
    static Receipt of(Sitting sitting, List<Answer> journal, Instant at) {
        var sha = sha256();
        add(sha, FORM);
        add(sha, sitting.id().toString());
        add(sha, sitting.digest());
        for (var answer : journal) {
            add(sha, Long.toString(answer.seq()));
            add(sha, Integer.toString(answer.item()));
            // Each value behind its length, so that no two responses read the same.
            for (var value : answer.response().values()) {
                add(sha, value.length() + ":" + value);
            }
        }
        return new Receipt(sitting.id(), at, journal.size(), HexFormat.of().formatHex(sha.digest()));
    }

    /** {@return whether the first lines of this journal are those the receipt was given for} */
    boolean isOf(Sitting sitting, List<Answer> journal) {
        return journal.size() >= lines
                && of(sitting, journal.subList(0, lines), at).digest.equals(digest);
    }

    private static void add(MessageDigest sha, String line) {
        sha.update(line.getBytes(StandardCharsets.UTF_8));
        sha.update((byte) '\n');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}

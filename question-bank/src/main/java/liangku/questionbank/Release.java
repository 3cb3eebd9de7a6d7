package liangku.questionbank;

import java.time.Instant;

/**
 * An immutable, digested snapshot of the bank.
 *
 * @param number 1 for the first; what people call it by
 * @param digest lower-case hex SHA-256 over the canonical content of its questions
 * @param questions how many it has
 * @param publishedBy a subject such as {@code account:<uuid>}
 */
public record Release(
        ReleaseId id, int number, String digest, int questions, Instant publishedAt, String publishedBy, String note) {}

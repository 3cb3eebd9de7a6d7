package liangku.questionbank;

import java.time.Instant;
import java.util.Optional;

/**
 * An import that was stored.
 *
 * @param fileName as sent; for people only
 * @param accepted new questions
 * @param updated new versions of questions the bank had, and questions filed anew
 */
public record PastImport(
        ImportId id,
        FileFormat format,
        String fileName,
        Instant startedAt,
        String startedBy,
        int read,
        int accepted,
        int updated,
        int unchanged,
        int duplicates,
        int rejected,
        Optional<Undone> undone) {

    /** Who took it back, and when. */
    public record Undone(Instant at, String by) {}
}

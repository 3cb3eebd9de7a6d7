package liangku.questionbank;

import java.time.Instant;
import java.util.Optional;

/**
 * An import that was stored.
 *
 * @param fileName as sent; for people only
 * @param accepted new questions
 * @param updated new versions of questions the bank had, and questions filed anew
 * @param undone absent unless it was taken back
 * @param undoable whether something of it can be taken back: nobody did so, and not all of it was approved, changed or
 *     published since
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
        Optional<Undone> undone,
        boolean undoable) {

    /** How subjects begin that are no people: what they imported came with the platform. */
    private static final String PLATFORM = "system:";

    /** Who took it back, and when. */
    public record Undone(Instant at, String by) {}

    /** {@return whether it brought the questions that come with the platform} */
    public boolean isOurs() {
        return startedBy.startsWith(PLATFORM);
    }
}

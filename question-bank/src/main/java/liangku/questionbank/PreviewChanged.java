package liangku.questionbank;

import java.time.Instant;

/**
 * Somebody made a link by which anyone sees questions, or took it back.
 *
 * @param id tells this link from others; not the secret that opens it
 * @param questions how many it shows
 * @param by a subject such as {@code account:<uuid>}
 */
public record PreviewChanged(Change change, String id, int questions, String by, Instant at) {

    /** What became of a link. */
    public enum Change {
        /** Whoever has it may look. */
        OPENED,
        /** Nobody may look any more. */
        REVOKED
    }
}

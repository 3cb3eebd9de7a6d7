package liangku.questionbank;

import java.time.Instant;

/**
 * Somebody brought a recording of a text, or took it away. Nobody else approves it, so who did what is told.
 *
 * @param id {@link Recording#id()}: who knows the text finds what became of its recordings
 * @param sha256 of the file that is heard from now on, or no more
 * @param by a subject such as {@code account:<uuid>}
 */
public record RecordingChanged(Change change, String id, String sha256, String by, Instant at) {

    /** What became of a recording. */
    public enum Change {
        /** It is heard from now on; one that was there before is not any more. */
        KEPT,
        /** It is heard no more. */
        REMOVED
    }
}

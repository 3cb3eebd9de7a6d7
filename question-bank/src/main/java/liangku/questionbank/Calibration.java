package liangku.questionbank;

import java.time.Instant;

/**
 * What drawing knows of the items of a release beside their content, frozen: of each its expected score and how readily
 * it is drawn, which must not meet, which are tried out. Papers name the calibration they were drawn by.
 *
 * @param number 1 for the release's first
 * @param digest lower-case hex SHA-256 over all of it
 * @param measured how many items have a measured expected score; the others have their author's
 * @param papers how many papers had been drawn of the release when it was made, about
 */
public record Calibration(
        CalibrationId id,
        ReleaseId release,
        int number,
        String digest,
        Reason reason,
        int measured,
        long papers,
        Instant madeAt) {

    /** Why it was made. */
    public enum Reason {
        /** The release had none. */
        FIRST,
        /** Items had been used since, or their enemies and tags changed. */
        USE,
        /** Measured figures came in. */
        MEASURED,
        /**
         * The newest one left a blueprint without papers: it has the expected scores and weights of one before, and the
         * enemies, pilots and withdrawals of the newest. Nothing else draws by it.
         */
        KEPT
    }
}

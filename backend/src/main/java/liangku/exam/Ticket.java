package liangku.exam;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import liangku.questionbank.ReleaseId;

/**
 * What a phone gets with its paper and shows again when it brings something that nobody saw being made: which paper it was
 * given, and when.
 *
 * @param digest of the paper
 * @param deadline as it was then; what counts is the attempt's own
 * @param at when the paper went to this phone, by the platform's clock, in whole ms
 */
public record Ticket(AttemptId attempt, ReleaseId release, String digest, Instant deadline, Instant at) {

    public Ticket {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** {@return whether it is one for this attempt and the paper it began with} */
    boolean isFor(Sitting sitting) {
        return attempt.equals(sitting.id())
                && release.equals(sitting.paper().release())
                && digest.equals(sitting.digest());
    }
}

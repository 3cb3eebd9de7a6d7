package liangku.exam;

import java.time.Instant;
import java.util.Optional;

/**
 * One version of an exam's policy, as it was proposed and what became of it. Versions are never changed.
 *
 * @param number from 1 in each exam
 * @param reason why it was proposed; empty for the one an exam was founded with
 * @param proposedBy the subject, e.g. {@code account:<uuid>}
 * @param decision empty while it waits for a second person
 */
public record PolicyVersion(
        ExamId exam,
        int number,
        ExamTerms terms,
        String reason,
        String proposedBy,
        Instant proposedAt,
        Optional<Decision> decision) {

    /** @param remark empty where there was nothing to say */
    public record Decision(Outcome outcome, String remark, String by, Instant at) {}

    public enum Outcome {
        /** In force from then on, until the next one is. */
        APPROVED,
        REFUSED,
        /** Taken back by who had proposed it. */
        WITHDRAWN
    }

    public boolean waits() {
        return decision.isEmpty();
    }
}

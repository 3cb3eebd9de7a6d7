package liangku.exam;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import liangku.employer.EmployerId;
import liangku.exam.AttemptMarked.Verdict;
import liangku.people.WorkerId;

/**
 * An exam of several people of one business that begins at one moment (考试场次).
 *
 * @param spotCheck the authority's order whose people sit; empty for a certification exam
 * @param opensAt nobody named starts this exam before
 * @param closesAt from then on nobody starts in it any more
 * @param orderedBy the subject, e.g. {@code account:<uuid>}
 * @param cancelledAt empty while it holds
 */
public record ExamSession(
        SessionId id,
        ExamId exam,
        EmployerId employer,
        Optional<SpotCheckId> spotCheck,
        Instant opensAt,
        Instant closesAt,
        String orderedBy,
        Instant orderedAt,
        Optional<Instant> cancelledAt) {

    /** {@return whether it is a spot check that its people are not to know of: one still to open, or called off before} */
    boolean isSurprise(Instant now) {
        return spotCheck.isPresent() && (opensAt.isAfter(now) || cancelledAt.isPresent());
    }

    /** A session with how many are named, have a paper waiting, have started and have handed in. */
    public record Row(ExamSession session, int named, int ready, int started, int submitted) {}

    /** How far somebody named has come. */
    public enum Stage {
        /** No paper was drawn yet. */
        NAMED,
        /** The paper waits for the start. */
        READY,
        /** Could not start if it opened now. */
        HINDERED,
        RUNNING,
        SUBMITTED,
        /** It closed, and the person had not started. */
        ABSENT
    }

    /**
     * One person named.
     *
     * @param obstacle why a paper was not drawn, where {@code stage} is {@code HINDERED}
     */
    public record Line(
            WorkerId worker,
            Stage stage,
            Optional<Obstacle> obstacle,
            Optional<Instant> startedAt,
            Optional<Instant> submittedAt,
            Optional<BigDecimal> percent,
            Optional<Verdict> verdict) {}

    /** What keeps a person from the exam they are named for. */
    public enum Obstacle {
        RUNNING,
        COOLING_DOWN,
        EXHAUSTED,
        LEARN_FIRST,
        ALREADY_PASSED,
        NO_SUCH_DUTY,
        BARRED,
        /** The session is outside the exam's window: its policy has changed since. */
        CLOSED,
        /** The question bank gives no paper. */
        NO_PAPER
    }
}

package liangku.exam;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import liangku.employer.EmployerId;
import liangku.exam.AttemptMarked.Verdict;
import liangku.people.EmploymentId;
import liangku.people.WorkerId;

/**
 * An authority's order that people of one business be examined on the spot (Food Safety Law, art. 44).
 *
 * @param orderedBy the subject, e.g. {@code account:<uuid>}
 * @param closesAt from then on nobody may start any more
 */
public record SpotCheck(
        SpotCheckId id, ExamId exam, EmployerId employer, String orderedBy, Instant orderedAt, Instant closesAt) {

    /**
     * One person's sitting.
     *
     * @param number 0 if nothing was started yet, 1 for the first, 2 for the make-up
     * @param submittedAt empty while it runs
     * @param leftOn the first day without the employment, if the person left with something still to sit: from then on it
     *     is void, neither passed nor failed
     */
    public record Line(
            WorkerId worker,
            EmploymentId employment,
            int number,
            Optional<Instant> submittedAt,
            Optional<BigDecimal> percent,
            Optional<Verdict> verdict,
            Optional<LocalDate> leftOn) {}
}

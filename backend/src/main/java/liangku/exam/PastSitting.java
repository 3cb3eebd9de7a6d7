package liangku.exam;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import liangku.employer.EmployerId;
import liangku.people.EmploymentId;
import liangku.people.WorkerId;
import liangku.programme.ProgrammeId;

/**
 * A sitting of an invented past.
 *
 * @param number within its period, from 1
 * @param taken from start to submission, at most the exam's limit
 * @param ability of the simulated candidate, in logits; see {@link liangku.questionbank.Papers#simulate}
 * @param spotCheck the order it was sat under, if an authority ordered it
 */
public record PastSitting(
        ExamId exam,
        WorkerId worker,
        EmploymentId employment,
        EmployerId employer,
        ProgrammeId programme,
        int number,
        Instant startedAt,
        Duration taken,
        double ability,
        Optional<SpotCheckId> spotCheck) {

    /** A sitting that nobody ordered. */
    public PastSitting(
            ExamId exam,
            WorkerId worker,
            EmploymentId employment,
            EmployerId employer,
            ProgrammeId programme,
            int number,
            Instant startedAt,
            Duration taken,
            double ability) {
        this(exam, worker, employment, employer, programme, number, startedAt, taken, ability, Optional.empty());
    }

    /** {@return the same, sat under this order} */
    public PastSitting under(SpotCheckId order) {
        return new PastSitting(
                exam, worker, employment, employer, programme, number, startedAt, taken, ability, Optional.of(order));
    }
}

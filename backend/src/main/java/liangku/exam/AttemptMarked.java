package liangku.exam;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import liangku.employer.EmployerId;
import liangku.people.EmploymentId;
import liangku.people.WorkerId;
import liangku.programme.ProgrammeId;

/**
 * An attempt was submitted (by the candidate or by its deadline) and marked. Published in the marking transaction.
 *
 * @param number 1 for the person's first attempt in the current period
 */
public record AttemptMarked(
        AttemptId attempt,
        ExamId exam,
        ExamKind kind,
        ProgrammeId programme,
        WorkerId worker,
        EmployerId employer,
        EmploymentId employment,
        int number,
        BigDecimal percent,
        Verdict verdict,
        Optional<Instant> timedOutAt,
        Instant submittedAt) {

    public enum Verdict {
        PASSED,
        FAILED
    }
}

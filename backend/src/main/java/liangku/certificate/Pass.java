package liangku.certificate;

import java.math.BigDecimal;
import java.time.Instant;
import liangku.employer.EmployerId;
import liangku.exam.AttemptId;
import liangku.exam.AttemptMarked;
import liangku.people.EmploymentId;
import liangku.people.WorkerId;
import liangku.programme.ProgrammeId;

/**
 * A certification exam was passed: what a certificate is issued for.
 *
 * @param percent 0 to 100
 * @param at when the paper was handed in; the certificate holds from this day
 */
public record Pass(
        AttemptId attempt,
        ProgrammeId programme,
        WorkerId worker,
        EmployerId employer,
        EmploymentId employment,
        BigDecimal percent,
        Instant at) {

    static Pass of(AttemptMarked marked) {
        return new Pass(
                marked.attempt(),
                marked.programme(),
                marked.worker(),
                marked.employer(),
                marked.employment(),
                marked.percent(),
                marked.submittedAt());
    }
}

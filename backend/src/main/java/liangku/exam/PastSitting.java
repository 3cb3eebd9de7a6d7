package liangku.exam;

import java.time.Duration;
import java.time.Instant;
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
        double ability) {}

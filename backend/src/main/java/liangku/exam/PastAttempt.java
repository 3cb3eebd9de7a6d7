package liangku.exam;

import java.math.BigDecimal;
import java.time.Instant;
import liangku.employer.EmployerId;
import liangku.exam.AttemptMarked.Verdict;

/**
 * A line of a person's record.
 *
 * @param employer where they worked when they sat it
 * @param number 1 for the first attempt of its series
 * @param percent two decimals
 */
public record PastAttempt(
        AttemptId id,
        ExamId exam,
        EmployerId employer,
        int number,
        Instant submittedAt,
        BigDecimal percent,
        Verdict verdict) {}

package liangku.exam;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import liangku.exam.AttemptMarked.Verdict;

/**
 * A line of what somebody has sat, as they see it: what came out, and what they hold for it.
 *
 * @param percent two decimals
 * @param receipt empty for what was sat elsewhere, before there were receipts
 * @param late how many answers came when the time was up, and count
 * @param undecided how many came then and wait for a person to decide
 */
public record OwnAttempt(
        AttemptId id,
        ExamId exam,
        Instant submittedAt,
        Attempt.Ended ended,
        BigDecimal percent,
        int passPercent,
        Verdict verdict,
        Optional<Receipt> receipt,
        int late,
        int undecided) {}

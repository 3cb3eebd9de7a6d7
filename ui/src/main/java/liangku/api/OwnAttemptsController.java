package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import liangku.exam.Attempt;
import liangku.exam.AttemptMarked.Verdict;
import liangku.exam.Exams;
import liangku.exam.OwnAttempt;
import liangku.exam.PastAttempts;
import liangku.identity.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the worker has sat, so that every result and every receipt can be found again. */
@RestController
@RequestMapping("/api/v1/attempts")
@PreAuthorize("hasRole('WORKER')")
class OwnAttemptsController {

    private final PastAttempts attempts;
    private final Exams exams;

    OwnAttemptsController(PastAttempts attempts, Exams exams) {
        this.attempts = attempts;
        this.exams = exams;
    }

    record Own(List<Row> attempts) {}

    /**
     * @param endedBy who closed it
     * @param receipt null for what was sat before there were receipts
     * @param lateAnswers how many answers came when the time was up, and count
     * @param undecidedAnswers how many came then and wait for a person to decide whether they count
     */
    record Row(
            String attemptId,
            String examId,
            String title,
            Instant submittedAt,
            Attempt.Ended endedBy,
            BigDecimal percent,
            int passPercent,
            boolean passed,
            AttemptJson.@Nullable ReceiptJson receipt,
            int lateAnswers,
            int undecidedAnswers) {}

    /** An open attempt is not among them: {@code GET /api/v1/exams} names it. */
    @Operation(summary = "List the worker's own marked attempts with their receipts, the newest first, of the last 200")
    @GetMapping
    Own own(Caller caller, Locale locale) {
        return new Own(attempts.of(caller.workerOrThrow()).stream()
                .map(attempt -> row(attempt, locale))
                .toList());
    }

    private Row row(OwnAttempt attempt, Locale locale) {
        return new Row(
                attempt.id().toString(),
                attempt.exam().toString(),
                exams.find(attempt.exam())
                        .map(exam -> AttemptJson.title(exam, locale))
                        .orElse(""),
                attempt.submittedAt(),
                attempt.ended(),
                attempt.percent(),
                attempt.passPercent(),
                attempt.verdict() == Verdict.PASSED,
                attempt.receipt().map(AttemptJson.ReceiptJson::of).orElse(null),
                attempt.late(),
                attempt.undecided());
    }
}

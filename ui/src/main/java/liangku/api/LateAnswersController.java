package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import liangku.exam.AttemptId;
import liangku.exam.LateAnswer;
import liangku.exam.LateAnswers;
import liangku.exam.LateDecision;
import liangku.identity.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers that came when the time was up and do not prove that they were given before: a regulator decides. */
@RestController
@RequestMapping("/api/v1/late-answers")
@PreAuthorize("hasRole('REGULATOR')")
class LateAnswersController {

    private final LateAnswers lateAnswers;
    private final Clock clock;

    LateAnswersController(LateAnswers lateAnswers, Clock clock) {
        this.lateAnswers = lateAnswers;
        this.clock = clock;
    }

    record Page(List<LateJson> answers) {}

    /** @param elapsedMs since the start, by the phone's account; null if it says nothing */
    record LateJson(
            String attemptId,
            String workerId,
            String employerId,
            long seq,
            int item,
            List<String> response,
            @Nullable Long elapsedMs,
            String why,
            Instant deadline,
            Instant arrivedAt) {
        static LateJson of(LateAnswer late) {
            return new LateJson(
                    late.attempt().toString(),
                    late.worker().toString(),
                    late.employer().toString(),
                    late.seq(),
                    late.item(),
                    late.response(),
                    late.elapsed().map(Duration::toMillis).orElse(null),
                    late.reason(),
                    late.deadline(),
                    late.arrivedAt());
        }
    }

    /** @param decision {@code TAKEN} or {@code REFUSED} */
    record Decision(
            @Schema(implementation = LateDecision.class) @Nullable
            String decision,

            @Nullable String reason) {}

    record Decided(int answers) {}

    @Operation(summary = "List answers that came too late and wait for a decision")
    @GetMapping
    Page undecided(Caller caller) {
        return new Page(
                lateAnswers.undecided(caller.scope()).stream().map(LateJson::of).toList());
    }

    /** All that waits of one attempt is decided together. If it counts, the attempt is marked anew. */
    @Operation(summary = "Decide whether the late answers of an attempt count")
    @PutMapping("/{attempt}/decision")
    Decided decide(@PathVariable UUID attempt, @RequestBody Decision request, Caller caller) {
        var decision = Given.oneOf(LateDecision.class, "decision", request.decision());
        var reason = Given.text("reason", request.reason()).strip();
        var decided = lateAnswers.decide(
                new AttemptId(attempt), decision, reason, caller.scope(), caller.subject(), clock.instant());
        if (decided == 0) {
            throw Problem.notFound("late-answers", attempt);
        }
        return new Decided(decided);
    }
}

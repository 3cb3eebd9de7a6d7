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
import liangku.exam.LateAttempt;
import liangku.exam.LateDecision;
import liangku.exam.LatePage;
import liangku.identity.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
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

    /**
     * @param attempts a page of them, those that wait longest first
     * @param answers those of the attempts of this page, attempt by attempt; of each the first 100
     * @param next {@code after} of the next page; null at the end
     */
    record Page(
            List<WaitingJson> attempts,
            List<LateJson> answers,
            @Nullable String next) {
        static Page of(LatePage page) {
            return new Page(
                    page.attempts().stream().map(WaitingJson::of).toList(),
                    page.attempts().stream()
                            .flatMap(attempt -> attempt.answers().stream())
                            .map(LateJson::of)
                            .toList(),
                    page.next().map(LatePage.Place::toString).orElse(null));
        }
    }

    /**
     * @param answers how many wait, also where not all of them are listed; they are decided together
     * @param why each reason once
     * @param arrivedAt when the first of them came
     */
    record WaitingJson(
            String attemptId,
            String workerId,
            String employerId,
            int answers,
            List<String> why,
            Instant deadline,
            Instant arrivedAt) {
        static WaitingJson of(LateAttempt attempt) {
            return new WaitingJson(
                    attempt.id().toString(),
                    attempt.worker().toString(),
                    attempt.employer().toString(),
                    attempt.count(),
                    attempt.reasons(),
                    attempt.deadline(),
                    attempt.since());
        }
    }

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

    /** By attempt: one that brings many takes one place, and hides nobody else's. */
    @Operation(summary = "List attempts with answers that came too late and wait for a decision")
    @GetMapping
    Page undecided(
            Caller caller,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "50") int limit) {
        var place = Given.optional(after)
                .map(text -> LatePage.Place.parse(text)
                        .orElseThrow(() -> Problem.badRequest("bad-cursor", Problem.clipped(text))));
        return Page.of(lateAnswers.undecided(caller.scope(), place, limit));
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

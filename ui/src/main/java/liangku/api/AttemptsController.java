package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import liangku.exam.Answers;
import liangku.exam.Attempt;
import liangku.exam.AttemptId;
import liangku.exam.Attempts;
import liangku.exam.Saving;
import liangku.identity.Caller;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The worker's own attempts: answers, submission, result. */
@RestController
@RequestMapping("/api/v1/attempts/{id}")
@PreAuthorize("hasRole('WORKER')")
class AttemptsController {

    private final Attempts attempts;
    private final Answers answers;
    private final AttemptResults results;
    private final ShownPaper shown;
    private final Clock clock;

    AttemptsController(Attempts attempts, Answers answers, AttemptResults results, ShownPaper shown, Clock clock) {
        this.attempts = attempts;
        this.answers = answers;
        this.results = results;
        this.shown = shown;
        this.clock = clock;
    }

    record Acknowledgement(long savedSeq) {}

    /** The paper while it is open, the result once it is submitted. */
    @Operation(summary = "Read an own attempt: the paper while it is open, the result afterwards")
    @GetMapping
    AttemptJson.Seen attempt(Caller caller, @PathVariable UUID id, Locale locale) {
        var now = clock.instant();
        return attempts.view(caller.workerOrThrow(), new AttemptId(id), now)
                .map(attempt -> json(caller, attempt, locale, now))
                .orElseThrow(() -> none(id));
    }

    /** Answers 200 only once every answer of the batch is durable. */
    @Operation(summary = "Save answers of an open attempt")
    @PutMapping("/answers")
    Acknowledgement save(
            Caller caller,
            @PathVariable UUID id,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            description = "The answers, in an object or as a bare array of the same entries",
                            content = @Content(schema = @Schema(implementation = AnswersBody.Batch.class)))
                    @RequestBody
                    JsonNode body) {
        var batch = AnswersBody.read(body);
        return switch (answers.save(caller.workerOrThrow(), new AttemptId(id), batch, clock.instant())) {
            case Saving.Saved(var savedSeq) -> new Acknowledgement(savedSeq);
            case Saving.Conflict(var seq, var savedSeq) ->
                throw Problem.conflict("answer-conflict", seq).with("seq", seq).with("savedSeq", savedSeq);
            case Saving.TooLate(var deadline, var savedSeq, var kept) ->
                throw Problem.conflict("too-late", deadline, kept.size())
                        .with("deadline", deadline)
                        .with("savedSeq", savedSeq)
                        .with("kept", kept);
            case Saving.NotOnThePaper(var what) ->
                throw Problem.badRequest("not-on-the-paper", Said.english("not-on-the-paper", what));
            case Saving.NotFound() -> throw none(id);
        };
    }

    /** Submits once, however often it is asked; the answer is the same each time. */
    @Operation(summary = "Hand in an attempt and read its result")
    @PostMapping("/submission")
    AttemptJson.Marked submit(Caller caller, @PathVariable UUID id, Locale locale) {
        var now = clock.instant();
        var worker = caller.workerOrThrow();
        return attempts.submit(worker, new AttemptId(id), now)
                .map(marked -> results.json(worker, marked, locale, now))
                .orElseThrow(() -> none(id));
    }

    private AttemptJson.Seen json(Caller caller, Attempt attempt, Locale locale, Instant now) {
        return switch (attempt) {
            case Attempt.Open open -> AttemptJson.open(open, shown.of(open, locale), locale, now);
            case Attempt.Marked marked -> results.json(caller.workerOrThrow(), marked, locale, now);
        };
    }

    private static Problem none(UUID id) {
        return Problem.notFound("attempt", id);
    }
}

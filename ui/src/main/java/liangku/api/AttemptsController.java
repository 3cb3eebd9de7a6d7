package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import liangku.exam.Answers;
import liangku.exam.Attempt;
import liangku.exam.AttemptId;
import liangku.exam.Attempts;
import liangku.exam.HandIns;
import liangku.exam.HandingIn;
import liangku.exam.PhoneId;
import liangku.exam.Saving;
import liangku.exam.Sender;
import liangku.exam.Writer;
import liangku.exam.Writers;
import liangku.identity.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
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
    private final HandIns handIns;
    private final Writers writers;
    private final AttemptResults results;
    private final ShownPaper shown;
    private final Clock clock;

    AttemptsController(
            Attempts attempts,
            Answers answers,
            HandIns handIns,
            Writers writers,
            AttemptResults results,
            ShownPaper shown,
            Clock clock) {
        this.attempts = attempts;
        this.answers = answers;
        this.handIns = handIns;
        this.writers = writers;
        this.results = results;
        this.shown = shown;
        this.clock = clock;
    }

    /**
     * All answers of this request are kept.
     *
     * @param savedSeq the highest number that is kept of this attempt; says nothing of lower ones that were never sent
     */
    record Acknowledgement(long savedSeq) {}

    /**
     * @param phone the name it gave itself; it takes the attempt over
     * @param ifFree true for only if no other phone writes it
     */
    record TakeOver(@Nullable UUID phone, @Nullable Boolean ifFree) {}

    /** As the contract describes it: what a phone adds that handed in without a network. */
    record Handed(@Nullable String ticket, @Nullable HandedSeal seal) {}

    record HandedSeal(String head, int lines, long elapsedMs) {}

    /** The paper while it is open, the result once it is submitted. */
    @Operation(summary = "Read an own attempt: the paper while it is open, the result afterwards")
    @GetMapping
    AttemptJson.Seen attempt(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = ShownPaper.PHONE, required = false) @Nullable UUID phone,
            Locale locale) {
        var now = clock.instant();
        return attempts.view(caller.workerOrThrow(), new AttemptId(id), now)
                .map(attempt -> json(caller, attempt, ShownPaper.phone(phone), locale, now))
                .orElseThrow(() -> none(id));
    }

    /** What the other phone has not delivered stays there, and it is told so. */
    @Operation(summary = "Go on with an own attempt on this phone")
    @PutMapping("/writer")
    AttemptJson.WriterJson takeOver(Caller caller, @PathVariable UUID id, @RequestBody TakeOver order) {
        var phone = ShownPaper.phone(order.phone()).orElseThrow(() -> Problem.badRequest("missing-field", "phone"));
        var worker = caller.workerOrThrow();
        var attempt = new AttemptId(id);
        var writer = Boolean.TRUE.equals(order.ifFree())
                ? writers.takeIfFree(worker, attempt, phone, clock.instant())
                : writers.takeOver(worker, attempt, phone, clock.instant());
        return writer.map(now -> AttemptJson.WriterJson.of(now, Optional.of(phone)))
                .orElseThrow(() -> none(id));
    }

    /** Answers 200 only once every answer of the batch is durable. */
    @Operation(summary = "Save answers of an open attempt")
    @PutMapping("/answers")
    Acknowledgement save(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = ShownPaper.PHONE, required = false) @Nullable UUID phone,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            description = "The answers, in an object or as a bare array of the same entries",
                            content = @Content(schema = @Schema(implementation = AnswersBody.Batch.class)))
                    @RequestBody
                    JsonNode body) {
        var batch = AnswersBody.read(body);
        var sender = new Sender(ShownPaper.phone(phone), AnswersBody.ticket(body));
        return switch (answers.save(caller.workerOrThrow(), new AttemptId(id), batch, sender, clock.instant())) {
            case Saving.Saved(var savedSeq) -> new Acknowledgement(savedSeq);
            case Saving.Conflict(var seq, var savedSeq) ->
                throw Problem.conflict("answer-conflict", seq).with("seq", seq).with("savedSeq", savedSeq);
            case Saving.TooLate(var deadline, var savedSeq, var kept) ->
                throw Problem.conflict("too-late", deadline, kept.size())
                        .with("deadline", deadline)
                        .with("savedSeq", savedSeq)
                        .with("kept", kept);
            case Saving.Full(var most) -> throw Problem.badRequest("late-answers-full", most);
            case Saving.OtherPhone(var writer, var savedSeq) ->
                throw otherPhone(writer).with("savedSeq", savedSeq);
            case Saving.NotOnThePaper(var why) -> throw Problem.badRequest("not-on-the-paper", Said.of(why));
            case Saving.NotFound() -> throw none(id);
        };
    }

    /** Submits once, however often it is asked; the answer is the same each time. */
    @Operation(summary = "Hand in an attempt and read its result")
    @PostMapping("/submission")
    AttemptJson.Marked submit(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = ShownPaper.PHONE, required = false) @Nullable UUID phone,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            description = "What a phone knows of a paper it sealed without a network",
                            content = @Content(schema = @Schema(implementation = Handed.class)))
                    @RequestBody(required = false)
                    @Nullable
                    JsonNode body,
            Locale locale) {
        var now = clock.instant();
        var worker = caller.workerOrThrow();
        var told = Optional.ofNullable(body);
        var sender = new Sender(ShownPaper.phone(phone), told.flatMap(AnswersBody::ticket));
        return switch (handIns.take(worker, new AttemptId(id), sender, told.flatMap(AnswersBody::seal), now)) {
            case HandingIn.Marked(var marked, var sealed) -> results.json(worker, marked, sealed, locale, now);
            case HandingIn.ForeignTicket() -> throw Problem.conflict("foreign-ticket");
            case HandingIn.OtherPhone(var writer) -> throw otherPhone(writer);
            case HandingIn.NotFound() -> throw none(id);
        };
    }

    private AttemptJson.Seen json(Caller caller, Attempt attempt, Optional<PhoneId> phone, Locale locale, Instant now) {
        return switch (attempt) {
            case Attempt.Open open -> shown.json(open, phone, locale, now);
            case Attempt.Marked marked ->
                results.json(caller.workerOrThrow(), marked, handIns.sealed(marked.id()), locale, now);
        };
    }

    private static Problem otherPhone(Writer writer) {
        return Problem.conflict("other-phone", writer.since()).with("since", writer.since());
    }

    private static Problem none(UUID id) {
        return Problem.notFound("attempt", id);
    }
}

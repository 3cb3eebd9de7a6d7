package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import liangku.exam.Admissions;
import liangku.exam.Attempts;
import liangku.exam.ExamId;
import liangku.exam.ExamKind;
import liangku.exam.Starting;
import liangku.exam.Writer;
import liangku.identity.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The exams that concern the worker, and starting one. */
@RestController
@RequestMapping("/api/v1/exams")
@PreAuthorize("hasRole('WORKER')")
class ExamsController {

    private final Attempts attempts;
    private final Admissions admissions;
    private final ShownPaper shown;
    private final ExamWeights weights;
    private final Clock clock;

    ExamsController(Attempts attempts, Admissions admissions, ShownPaper shown, ExamWeights weights, Clock clock) {
        this.attempts = attempts;
        this.admissions = admissions;
        this.shown = shown;
        this.weights = weights;
        this.clock = clock;
    }

    record Mine(List<Row> exams) {}

    /**
     * @param minutes for this worker, with what they were granted
     * @param notBefore when it may be started, where that is not now
     * @param beginBefore until when it may be started, where it is open and not for good
     * @param lessonsLeft to be done before, where that is asked for
     * @param minutesLeft of learning, to be spent before, where that is asked for
     * @param bytes of the worker's data that a paper takes with its pictures, about; null where none can be drawn now
     */
    record Row(
            String id,
            String code,
            String title,
            ExamKind kind,
            int items,
            long minutes,
            int points,
            int passPercent,
            int attemptsUsed,
            int attemptsAllowed,
            State state,
            @Nullable Instant notBefore,
            @Nullable Instant beginBefore,
            @Nullable String attemptId,
            @Nullable Integer lessonsLeft,
            @Nullable Long minutesLeft,
            @Nullable String barredBy,
            @Nullable Long bytes) {}

    enum State {
        OPEN,
        RUNNING,
        /** Named in a session that opens at {@code notBefore}. */
        SCHEDULED,
        /** By the decision {@code barredBy}; until {@code notBefore}, or for life. */
        BARRED,
        COOLING,
        EXHAUSTED,
        PASSED,
        LEARN_FIRST,
        /** Outside its hours or its term: from {@code notBefore} on, or, without one, not any more. */
        CLOSED
    }

    @Operation(summary = "List the exams that concern the worker")
    @GetMapping
    Mine mine(
            Caller caller,
            @RequestAttribute(name = SeatFilter.EXAM, required = false) @Nullable ExamId only,
            Locale locale) {
        var now = clock.instant();
        return new Mine(attempts.offers(caller.workerOrThrow(), now).stream()
                .filter(offer -> only == null || offer.exam().id().equals(only))
                .flatMap(offer ->
                        ExamRows.of(offer, weights.of(offer.exam(), locale).orElse(null), locale, now).stream())
                .toList());
    }

    /**
     * A wait for a start.
     *
     * @param waitingFor the opening of a session, or only one's turn
     * @param ahead how many start before
     * @param startsAt about when the turn comes; the time of the attempt begins then and not before
     * @param askAgainAt when to ask again, in just this way, or the place is lost; {@code Retry-After} says it in seconds
     */
    record Waiting(
            String examId,
            String title,
            String state,
            WaitingFor waitingFor,
            int ahead,
            Instant startsAt,
            Instant askAgainAt,
            Instant serverTime) {}

    enum WaitingFor {
        OPENING,
        TURN
    }

    /**
     * 201 for a new attempt; 200 for the one that is open already, in another tab or on another phone; 202 for a place in
     * the queue, which is kept by asking again at {@code askAgainAt}.
     */
    @Operation(summary = "Start an attempt, go on with the open one, or wait for one's turn")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = AttemptJson.Open.class)))
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AttemptJson.Open.class)))
    @ApiResponse(
            responseCode = "202",
            description = "More start than can at once, or the session has not opened: a place is kept",
            content = @Content(schema = @Schema(implementation = Waiting.class)))
    @PostMapping("/{id}/attempts")
    ResponseEntity<Object> start(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = ShownPaper.PHONE, required = false) @Nullable UUID named,
            Locale locale) {
        var now = clock.instant();
        var worker = caller.workerOrThrow();
        var phone = ShownPaper.phone(named);
        return switch (admissions.start(worker, new ExamId(id), phone, now)) {
            case Starting.Started(var attempt) -> {
                var writer = phone.map(starting -> new Writer(starting, now));
                yield ResponseEntity.status(HttpStatus.CREATED).body(shown.json(attempt, writer, phone, locale, now));
            }
            case Starting.Resumed(var attempt) -> ResponseEntity.ok(shown.json(attempt, phone, locale, now));
            case Starting.Waiting waiting -> waiting(waiting, locale, now);
            case Starting.Overrun(var askAgain) ->
                throw Problem.unavailable("too-many-start").retryAfter(Duration.between(now, askAgain));
            case Starting.Refused(var why) -> throw ExamRows.refusal(why);
            case Starting.NoSuchExam() -> throw Problem.notFound("exam", id);
            case Starting.NoPaper(var why) ->
                throw Problem.unavailable("no-paper", Said.english("no-paper", "no paper can be drawn: " + why));
        };
    }

    private static ResponseEntity<Object> waiting(Starting.Waiting waiting, Locale locale, Instant now) {
        var pause = Duration.between(now, waiting.askAgain()).plusMillis(999).toSeconds();
        return ResponseEntity.accepted()
                .header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, pause)))
                .body(new Waiting(
                        waiting.exam().id().toString(),
                        AttemptJson.title(waiting.exam(), locale),
                        "WAITING",
                        waiting.opensAt().isAfter(now) ? WaitingFor.OPENING : WaitingFor.TURN,
                        waiting.ahead(),
                        waiting.startsAt(),
                        waiting.askAgain(),
                        now));
    }
}

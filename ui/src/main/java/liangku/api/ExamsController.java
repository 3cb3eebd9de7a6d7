package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import liangku.exam.Attempts;
import liangku.exam.Eligibility;
import liangku.exam.ExamId;
import liangku.exam.ExamKind;
import liangku.exam.Offer;
import liangku.exam.Starting;
import liangku.exam.Writers;
import liangku.identity.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The exams that concern the worker, and starting one. */
@RestController
@RequestMapping("/api/v1/exams")
@PreAuthorize("hasRole('WORKER')")
class ExamsController {

    private final Attempts attempts;
    private final Writers writers;
    private final ShownPaper shown;
    private final Clock clock;

    ExamsController(Attempts attempts, Writers writers, ShownPaper shown, Clock clock) {
        this.attempts = attempts;
        this.writers = writers;
        this.shown = shown;
        this.clock = clock;
    }

    record Mine(List<Row> exams) {}

    /** @param notBefore when it may be started, where that is not now */
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
            @Nullable String attemptId,
            @Nullable Integer lessonsLeft) {}

    enum State {
        OPEN,
        RUNNING,
        COOLING,
        EXHAUSTED,
        PASSED,
        LEARN_FIRST
    }

    @Operation(summary = "List the exams that concern the worker")
    @GetMapping
    Mine mine(Caller caller, Locale locale) {
        return new Mine(attempts.offers(caller.workerOrThrow(), clock.instant()).stream()
                .flatMap(offer -> row(offer, locale).stream())
                .toList());
    }

    /** 201 for a new attempt; 200 for the one that is open already, in another tab or on another phone. */
    @Operation(summary = "Start an attempt, or go on with the open one")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @PostMapping("/{id}/attempts")
    ResponseEntity<AttemptJson.Open> start(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = ShownPaper.PHONE, required = false) @Nullable UUID named,
            Locale locale) {
        var now = clock.instant();
        var worker = caller.workerOrThrow();
        var phone = ShownPaper.phone(named);
        return switch (attempts.start(worker, new ExamId(id), now)) {
            case Starting.Started(var attempt) -> {
                var writer = phone.map(starting -> writers.claim(worker, attempt.id(), starting, now));
                yield ResponseEntity.status(HttpStatus.CREATED).body(shown.json(attempt, writer, phone, locale, now));
            }
            case Starting.Resumed(var attempt) -> ResponseEntity.ok(shown.json(attempt, phone, locale, now));
            case Starting.Refused(var why) -> throw refusal(why);
            case Starting.NoSuchExam() -> throw Problem.notFound("exam", id);
            case Starting.NoPaper(var why) ->
                throw Problem.unavailable("no-paper", Said.english("no-paper", "no paper can be drawn: " + why));
        };
    }

    private static List<Row> row(Offer offer, Locale locale) {
        return switch (offer.eligibility()) {
            case Eligibility.MaySit may -> List.of(row(offer, locale, State.OPEN, null, null, null));
            case Eligibility.Running(var attempt) ->
                List.of(row(offer, locale, State.RUNNING, null, attempt.toString(), null));
            case Eligibility.CoolingDown(var until) -> List.of(row(offer, locale, State.COOLING, until, null, null));
            case Eligibility.Exhausted(var until) -> List.of(row(offer, locale, State.EXHAUSTED, until, null, null));
            case Eligibility.AlreadyPassed(var from) -> List.of(row(offer, locale, State.PASSED, from, null, null));
            case Eligibility.LearnFirst(var left) -> List.of(row(offer, locale, State.LEARN_FIRST, null, null, left));
            case Eligibility.NoSuchDuty none -> List.of();
        };
    }

    private static Row row(
            Offer offer,
            Locale locale,
            State state,
            @Nullable Instant notBefore,
            @Nullable String attemptId,
            @Nullable Integer lessonsLeft) {
        var exam = offer.exam();
        return new Row(
                exam.id().toString(),
                exam.code(),
                AttemptJson.title(exam, locale),
                exam.kind(),
                offer.items(),
                exam.limit().toMinutes(),
                offer.points(),
                exam.passPercent(),
                offer.attemptsUsed(),
                exam.retakes().allowed(),
                state,
                notBefore,
                attemptId,
                lessonsLeft);
    }

    private static Problem refusal(Eligibility why) {
        return switch (why) {
            case Eligibility.CoolingDown(var until) ->
                Problem.conflict("cooling-down", until).with("notBefore", until);
            case Eligibility.Exhausted(var until) ->
                Problem.conflict("attempts-exhausted", until).with("notBefore", until);
            case Eligibility.LearnFirst(var left) ->
                Problem.conflict("learn-first", left).with("lessonsLeft", left);
            case Eligibility.AlreadyPassed(var from) ->
                Problem.conflict("already-passed", from).with("notBefore", from);
            case Eligibility.NoSuchDuty() -> Problem.conflict("no-such-duty");
            // The service resumes and starts these; they are no refusals.
            case Eligibility.MaySit may -> throw new IllegalStateException("refused what may be sat: " + may);
            case Eligibility.Running running -> throw new IllegalStateException("refused what runs: " + running);
        };
    }
}

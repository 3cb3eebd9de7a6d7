package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import liangku.employer.EmployerId;
import liangku.employer.Scope;
import liangku.exam.AttemptMarked.Verdict;
import liangku.exam.ExamId;
import liangku.exam.ExamSession;
import liangku.exam.ExamSession.Obstacle;
import liangku.exam.ExamSession.Stage;
import liangku.exam.ExamSessions;
import liangku.exam.ExamSessions.Scheduling;
import liangku.exam.SessionId;
import liangku.exam.SpotCheckId;
import liangku.identity.Caller;
import liangku.identity.Role;
import liangku.people.People;
import liangku.people.Worker;
import liangku.people.WorkerId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Exams of many people that begin at one moment: a regulator's within the scope, an employer's for its own people. */
@RestController
@RequestMapping("/api/v1/exam-sessions")
@PreAuthorize("hasAnyRole('REGULATOR', 'EMPLOYER')")
class SessionsController {

    /** Who comes later than this is late for a session that says nothing of its end. */
    private static final Duration OPEN = Duration.ofHours(1);

    private final ExamSessions sessions;
    private final People people;
    private final Clock clock;

    SessionsController(ExamSessions sessions, People people, Clock clock) {
        this.sessions = sessions;
        this.people = people;
        this.clock = clock;
    }

    /**
     * Either an exam at a business, or a spot check.
     *
     * @param exam a certification exam
     * @param employer an employer may leave out its own
     * @param workers whom; absent for everybody there who owes the exam, never empty
     * @param spotCheck whose people sit; a regulator's only
     * @param closesAt absent for an hour after it opens
     */
    record Plan(
            @Nullable UUID exam,
            @Nullable UUID employer,
            @Nullable List<UUID> workers,
            @Nullable UUID spotCheck,
            @Nullable Instant opensAt,
            @Nullable Instant closesAt) {}

    record Session(
            String id,
            String exam,
            String employer,
            @Nullable String spotCheck,
            Instant opensAt,
            Instant closesAt,
            Instant orderedAt,
            @Nullable Instant cancelledAt) {}

    /** @param already named in another session of the exam that has not closed: they sit in that one */
    record Scheduled(Session session, List<String> workers, List<String> already) {}

    /** @param ready how many have a paper waiting */
    record Row(Session session, int named, int ready, int started, int submitted) {}

    record Page(List<Row> sessions) {}

    record Report(Session session, List<Line> people) {}

    /**
     * @param name masked
     * @param obstacle what would keep the person from starting, where {@code stage} is {@code HINDERED}
     */
    record Line(
            String worker,
            String name,
            Stage stage,
            @Nullable Obstacle obstacle,
            @Nullable Instant startedAt,
            @Nullable Instant submittedAt,
            @Nullable BigDecimal percent,
            @Nullable Verdict verdict) {}

    @Operation(summary = "Schedule an exam session")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @PostMapping
    ResponseEntity<Scheduled> schedule(Caller caller, @RequestBody Plan plan) {
        return switch (asked(caller, plan)) {
            case Scheduling.Scheduled(var session, var workers, var already) ->
                ResponseEntity.created(URI.create("/api/v1/exam-sessions/" + session.id()))
                        .body(new Scheduled(json(session), texts(workers), texts(already)));
            case Scheduling.AllNamed(var already) ->
                throw Problem.conflict("named-already", already.size()).with("already", texts(already));
            case Scheduling.NotFound() -> throw Problem.notFound("to-schedule");
            case Scheduling.NobodyNamed() -> throw Problem.badRequest("no-workers.session");
            case Scheduling.NotThere(var worker) -> throw Problem.badRequest("not-employed-there.session", worker);
            case Scheduling.WrongNumber(var came, var most) -> throw Problem.conflict("nobody-to-name", most, came);
            case Scheduling.OutsideTheWindow(var opensAt) ->
                throw opensAt.map(next ->
                                Problem.conflict("outside-the-window", next).with("notBefore", next))
                        .orElseGet(() -> Problem.conflict("outside-the-window.over"));
            case Scheduling.WrongTime() ->
                throw Problem.badRequest(
                        "bad-session-time", ExamSessions.AHEAD_MOST.toDays(), ExamSessions.OPEN_MOST.toHours());
        };
    }

    private Scheduling asked(Caller caller, Plan plan) {
        if (plan.opensAt() == null) {
            throw Problem.badRequest("missing-field", "opensAt");
        }
        var window = new ExamSessions.Window(
                plan.opensAt(), plan.closesAt() == null ? plan.opensAt().plus(OPEN) : plan.closesAt());
        if (plan.spotCheck() != null) {
            // A spot check is the authority's: for others it is not there.
            return caller.role() == Role.REGULATOR
                    ? sessions.schedule(
                            new SpotCheckId(plan.spotCheck()),
                            window,
                            caller.scope(),
                            caller.subject(),
                            clock.instant())
                    : new Scheduling.NotFound();
        }
        if (plan.exam() == null) {
            throw Problem.badRequest("missing-field", "exam");
        }
        return sessions.schedule(
                new ExamId(plan.exam()),
                employer(caller, plan.employer()),
                Optional.ofNullable(plan.workers())
                        .map(workers -> workers.stream().map(WorkerId::new).toList()),
                window,
                caller.scope(),
                caller.subject(),
                clock.instant());
    }

    @Operation(summary = "List the exam sessions of a business, or of all within the scope")
    @GetMapping
    Page sessions(Caller caller, @RequestParam(required = false) @Nullable UUID employer) {
        var business = Optional.ofNullable(employer).map(EmployerId::new);
        return new Page(sessions.within(caller.scope(), business, clock.instant()).stream()
                .map(row -> new Row(json(row.session()), row.named(), row.ready(), row.started(), row.submitted()))
                .toList());
    }

    @Operation(summary = "Read an exam session and how far everybody named is")
    @GetMapping("/{id}")
    Report report(Caller caller, @PathVariable UUID id) {
        var report = sessions.report(new SessionId(id), caller.scope(), clock.instant())
                .orElseThrow(() -> none(id));
        var names = people.find(
                report.lines().stream().map(ExamSession.Line::worker).toList());
        return new Report(
                json(report.session()),
                report.lines().stream().map(line -> line(line, names)).toList());
    }

    /** Only before it opens; who was named may then sit on their own. Cancelled twice it is cancelled once. */
    @Operation(summary = "Cancel an exam session that has not opened")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(Caller caller, @PathVariable UUID id) {
        switch (sessions.cancel(new SessionId(id), caller.scope(), caller.subject(), clock.instant())) {
            case CANCELLED -> {
                // Nothing to say.
            }
            case NOT_YOURS -> throw Problem.forbidden("not-your-session");
            case TOO_LATE -> throw Problem.conflict("session-open");
            case NOT_FOUND -> throw none(id);
        }
    }

    private static EmployerId employer(Caller caller, @Nullable UUID given) {
        if (given != null) {
            return new EmployerId(given);
        }
        if (caller.scope() instanceof Scope.Own(var own)) {
            return own;
        }
        throw Problem.badRequest("missing-field", "employer");
    }

    private static Session json(ExamSession session) {
        return new Session(
                session.id().toString(),
                session.exam().toString(),
                session.employer().toString(),
                session.spotCheck().map(SpotCheckId::toString).orElse(null),
                session.opensAt(),
                session.closesAt(),
                session.orderedAt(),
                session.cancelledAt().orElse(null));
    }

    private static Line line(ExamSession.Line line, Map<WorkerId, Worker> names) {
        return new Line(
                line.worker().toString(),
                Optional.ofNullable(names.get(line.worker()))
                        .map(worker -> worker.name().masked())
                        .orElse(""),
                line.stage(),
                line.obstacle().orElse(null),
                line.startedAt().orElse(null),
                line.submittedAt().orElse(null),
                line.percent().orElse(null),
                line.verdict().orElse(null));
    }

    private static List<String> texts(List<WorkerId> workers) {
        return workers.stream().map(WorkerId::toString).toList();
    }

    private static Problem none(UUID id) {
        return Problem.notFound("session", id);
    }
}

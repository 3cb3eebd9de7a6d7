package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import liangku.employer.EmployerId;
import liangku.exam.AttemptMarked.Verdict;
import liangku.exam.SpotCheck;
import liangku.exam.SpotCheckId;
import liangku.exam.SpotChecks;
import liangku.exam.SpotChecks.Ordering;
import liangku.identity.Caller;
import liangku.people.People;
import liangku.people.Worker;
import liangku.people.WorkerId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Spot checks a regulator orders at businesses of the scope. */
@RestController
@RequestMapping("/api/v1/spot-checks")
@PreAuthorize("hasRole('REGULATOR')")
class SpotChecksController {

    private final SpotChecks spotChecks;
    private final People people;
    private final Clock clock;

    SpotChecksController(SpotChecks spotChecks, People people, Clock clock) {
        this.spotChecks = spotChecks;
        this.people = people;
        this.clock = clock;
    }

    /** @param workers whom; absent for everybody there who owes training, never empty */
    record Order(@Nullable UUID employer, @Nullable List<UUID> workers) {}

    record Check(String id, String employer, Instant orderedAt, Instant closesAt) {}

    enum Outcome {
        ORDERED,
        ALREADY_OPEN
    }

    /** @param spotCheck by which the person is examined: the new one, or the one that is open still */
    record Told(String worker, Outcome outcome, String spotCheck) {}

    /**
     * @param spotCheck the new one; if everybody has an open order already, the newest of those
     * @param workers how many were ordered now
     * @param people what became of each
     */
    record Ordered(Check spotCheck, int workers, List<Told> people) {}

    record Checks(List<Check> spotChecks) {}

    record Report(Check spotCheck, List<Line> lines) {}

    /**
     * @param name masked: who checks need not carry names home
     * @param leftOn first day without the employment; what was still to be sat then is void, neither passed nor failed
     */
    record Line(
            String worker,
            String name,
            int number,
            @Nullable Instant submittedAt,
            @Nullable BigDecimal percent,
            @Nullable Verdict verdict,
            @Nullable LocalDate leftOn) {}

    /** Nobody is ordered twice: who has an open order at the business is told as such, and 200 means that all have. */
    @Operation(summary = "Order a spot check")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @PostMapping
    ResponseEntity<Ordered> order(Caller caller, @RequestBody Order order) {
        if (order.employer() == null) {
            throw Problem.badRequest("no-employer.check");
        }
        var employer = new EmployerId(order.employer());
        var ordering = order.workers() == null
                ? spotChecks.orderAll(employer, caller.scope(), caller.subject(), clock.instant())
                : spotChecks.order(
                        employer,
                        caller.scope(),
                        order.workers().stream().map(WorkerId::new).toList(),
                        caller.subject(),
                        clock.instant());
        return switch (ordering) {
            case Ordering.Ordered ordered ->
                ResponseEntity.created(URI.create(
                                "/api/v1/spot-checks/" + ordered.check().id()))
                        .body(told(ordered));
            case Ordering.AllOpen(var open) -> ResponseEntity.ok(told(open, caller));
            case Ordering.NobodyNamed() -> throw Problem.badRequest("no-workers");
            case Ordering.NotFound() -> throw Problem.notFound("business", employer);
            case Ordering.NotThere(var worker) -> throw Problem.badRequest("not-employed-there", worker);
            case Ordering.WrongNumber(var came, var most) -> throw Problem.conflict("nobody-to-check", most, came);
        };
    }

    @Operation(summary = "List the spot checks of a business")
    @GetMapping
    Checks checks(Caller caller, @RequestParam UUID employer) {
        return new Checks(spotChecks.of(new EmployerId(employer), caller.scope()).stream()
                .map(SpotChecksController::json)
                .toList());
    }

    @Operation(summary = "Read how a spot check went")
    @GetMapping("/{id}")
    Report report(Caller caller, @PathVariable UUID id) {
        var report =
                spotChecks.report(new SpotCheckId(id), caller.scope()).orElseThrow(() -> Problem.notFound("check", id));
        Collection<WorkerId> workers =
                report.lines().stream().map(SpotCheck.Line::worker).distinct().toList();
        var names = people.find(workers);
        return new Report(
                json(report.check()),
                report.lines().stream().map(line -> line(line, names)).toList());
    }

    private static Ordered told(Ordering.Ordered ordered) {
        var check = ordered.check().id().toString();
        var people = Stream.concat(
                        ordered.workers().stream().map(worker -> new Told(worker.toString(), Outcome.ORDERED, check)),
                        told(ordered.open()))
                .toList();
        return new Ordered(json(ordered.check()), ordered.workers().size(), people);
    }

    private Ordered told(Map<WorkerId, SpotCheckId> open, Caller caller) {
        // Their ids are ordered by time.
        var newest = open.values().stream()
                .max(Comparator.comparing(SpotCheckId::toString))
                .orElseThrow();
        var check = spotChecks.report(newest, caller.scope()).orElseThrow().check();
        return new Ordered(json(check), 0, told(open).toList());
    }

    private static Stream<Told> told(Map<WorkerId, SpotCheckId> open) {
        return open.entrySet().stream()
                .map(one -> new Told(
                        one.getKey().toString(),
                        Outcome.ALREADY_OPEN,
                        one.getValue().toString()));
    }

    private static Check json(SpotCheck check) {
        return new Check(check.id().toString(), check.employer().toString(), check.orderedAt(), check.closesAt());
    }

    private static Line line(SpotCheck.Line line, Map<WorkerId, Worker> names) {
        var worker = names.get(line.worker());
        return new Line(
                line.worker().toString(),
                worker == null ? "" : worker.name().masked(),
                line.number(),
                line.submittedAt().orElse(null),
                line.percent().orElse(null),
                line.verdict().orElse(null),
                line.leftOn().orElse(null));
    }
}

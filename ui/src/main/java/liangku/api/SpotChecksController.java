package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

    /** @param workers whom; absent or empty for everybody there who owes training */
    record Order(@Nullable UUID employer, @Nullable List<UUID> workers) {}

    record Check(String id, String employer, Instant orderedAt, Instant closesAt) {}

    record Ordered(Check spotCheck, int workers) {}

    record Checks(List<Check> spotChecks) {}

    record Report(Check spotCheck, List<Line> lines) {}

    /** @param name masked: who checks need not carry names home */
    record Line(
            String worker,
            String name,
            int number,
            @Nullable Instant submittedAt,
            @Nullable BigDecimal percent,
            @Nullable Verdict verdict) {}

    @Operation(summary = "Order a spot check")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @PostMapping
    ResponseEntity<Ordered> order(Caller caller, @RequestBody Order order) {
        if (order.employer() == null) {
            throw Problem.badRequest("no-employer.check");
        }
        var employer = new EmployerId(order.employer());
        var workers = order.workers() == null
                ? List.<WorkerId>of()
                : order.workers().stream().map(WorkerId::new).toList();
        return switch (spotChecks.order(employer, caller.scope(), workers, caller.subject(), clock.instant())) {
            case Ordering.Ordered(var check, var count) ->
                ResponseEntity.created(URI.create("/api/v1/spot-checks/" + check.id()))
                        .body(new Ordered(json(check), count));
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
                line.verdict().orElse(null));
    }
}

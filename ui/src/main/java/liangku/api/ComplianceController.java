package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import liangku.compliance.Compliance;
import liangku.compliance.Cut;
import liangku.compliance.EmployerFigures;
import liangku.compliance.Figures;
import liangku.compliance.Indicator;
import liangku.compliance.PersonStanding;
import liangku.compliance.Standing;
import liangku.compliance.Tally;
import liangku.compliance.WorkState;
import liangku.employer.EmployerId;
import liangku.employer.Regions;
import liangku.identity.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Rates as of any day, within the caller's scope. */
@RestController
@RequestMapping("/api/v1/compliance")
@PreAuthorize("hasAnyRole('REGULATOR', 'EMPLOYER')")
class ComplianceController {

    private static final String CITY = "3715";

    private final Compliance compliance;
    private final Regions regions;
    private final Clock clock;

    ComplianceController(Compliance compliance, Regions regions, Clock clock) {
        this.compliance = compliance;
        this.regions = regions;
        this.clock = clock;
    }

    record IndicatorLine(
            String code,
            String zh,
            String en,
            long num,
            long den,
            @Nullable BigDecimal rate) {}

    /** @param version of the figures as they were reported of the day; null if they were computed now */
    record Whole(
            LocalDate asOf,
            @Nullable String region,
            @Nullable String category,
            String ruleVersion,
            @Nullable Integer version,
            long businesses,
            long people,
            List<IndicatorLine> indicators) {}

    record Part(String code, String zh, String en, long businesses, long people, List<IndicatorLine> indicators) {}

    record Parts(LocalDate asOf, String ruleVersion, List<Part> rows) {}

    record Business(
            UUID id,
            String name,
            String region,
            String category,
            boolean compliant,
            long people,
            List<IndicatorLine> indicators) {}

    record Businesses(
            LocalDate asOf,
            String ruleVersion,
            List<Business> employers,
            @Nullable String next) {}

    record Point(
            LocalDate day, long num, long den, @Nullable BigDecimal rate) {}

    record Trend(String indicator, String zh, String en, List<Point> points) {}

    record Named(String code, String zh, String en) {}

    record Result(LocalDate day, BigDecimal percent, boolean passed) {}

    /**
     * @param minutesLearned within the period of the duty, of {@code minutesRequired}
     * @param trained whether all lessons and the minutes are reached: the definition of training coverage
     * @param minutesThisYear learned here since the first of January, a part of {@code hoursOwed}
     * @param hoursOwed hours of training the post owes in a year, here and elsewhere; null if it owes none
     */
    record Person(
            UUID employmentId,
            UUID workerId,
            String name,
            Named post,
            LocalDate since,
            String state,
            @Nullable LocalDate until,
            @Nullable LocalDate lapsedOn,
            boolean mayWork,
            int lessonsDone,
            int lessons,
            long minutesLearned,
            long minutesRequired,
            boolean trained,
            long minutesThisYear,
            @Nullable Integer hoursOwed,
            @Nullable Result lastResult) {}

    record BusinessStanding(
            UUID id,
            String name,
            LocalDate asOf,
            String ruleVersion,
            List<IndicatorLine> indicators,
            List<Person> people) {}

    @Operation(summary = "Read the indicators of the whole scope")
    @GetMapping
    Whole rates(
            Caller caller,
            @RequestParam Optional<String> region,
            @RequestParam Optional<String> category,
            @RequestParam Optional<String> asOf) {
        var rates = compliance.rates(cut(caller, region, category, asOf));
        return new Whole(
                rates.asOf(),
                rates.cut().region().orElse(null),
                Kinds.of(category).code().orElse(null),
                rates.ruleVersion(),
                rates.version().orElse(null),
                rates.figures().businesses(),
                rates.figures().people(),
                lines(rates.figures()));
    }

    /** Rows for the direct children of {@code region}; of the city if none is given. */
    @Operation(summary = "Read the indicators by region")
    @GetMapping("/regions")
    Parts regions(
            Caller caller,
            @RequestParam(defaultValue = CITY) String region,
            @RequestParam Optional<String> category,
            @RequestParam Optional<String> asOf) {
        var cut = cut(caller, Optional.of(region), category, asOf);
        return new Parts(
                cut.asOf(),
                compliance.ruleVersion(),
                compliance.byRegion(region, cut).stream()
                        .map(row -> part(
                                row.region().code(),
                                row.region().zh(),
                                row.region().en(),
                                row.figures()))
                        .toList());
    }

    @Operation(summary = "Read the indicators by category of business")
    @GetMapping("/categories")
    Parts categories(Caller caller, @RequestParam Optional<String> region, @RequestParam Optional<String> asOf) {
        var cut = cut(caller, region, Optional.empty(), asOf);
        return new Parts(
                cut.asOf(),
                compliance.ruleVersion(),
                compliance.byCategory(cut).stream()
                        .map(row -> part(
                                row.category().name(),
                                row.category().zh(),
                                row.category().en(),
                                row.figures()))
                        .toList());
    }

    /** The lowest certified rate first. */
    @Operation(summary = "List businesses with their indicators")
    @GetMapping("/employers")
    Businesses employers(
            Caller caller,
            @RequestParam Optional<String> region,
            @RequestParam Optional<String> category,
            @RequestParam Optional<String> asOf,
            @RequestParam Optional<String> after,
            @RequestParam(defaultValue = "50") int limit) {
        var cut = cut(caller, region, category, asOf);
        after.filter(place -> !place.matches("\\d{1,7}~[0-9a-f-]{36}")).ifPresent(place -> {
            throw Problem.badRequest("bad-place", place);
        });
        var page = compliance.employers(cut, after, limit);
        return new Businesses(
                cut.asOf(),
                compliance.ruleVersion(),
                page.employers().stream().map(ComplianceController::business).toList(),
                page.next().orElse(null));
    }

    /** One business and everybody it employs: who may work, who is due, who lapsed. */
    @Operation(summary = "Read where a business and its people stand")
    @GetMapping("/employers/{id}")
    BusinessStanding standing(Caller caller, @PathVariable String id, @RequestParam Optional<String> asOf) {
        var employer = employerId(id);
        return compliance
                .standing(caller.scope(), employer, day(asOf))
                .map(ComplianceController::standing)
                .orElseThrow(() -> Problem.notFound("business", id));
    }

    @Operation(summary = "Read an indicator day by day")
    @GetMapping("/trend")
    Trend trend(
            Caller caller,
            @RequestParam(defaultValue = "CERTIFIED") String indicator,
            @RequestParam Optional<String> region,
            @RequestParam Optional<String> category,
            @RequestParam Optional<String> asOf,
            @RequestParam(defaultValue = "12") int months) {
        var wanted = Arrays.stream(Indicator.values())
                .filter(known -> known.name().equals(indicator))
                .findFirst()
                .orElseThrow(
                        () -> Problem.badRequest("unknown-indicator", Arrays.toString(Indicator.values()), indicator));
        var points = compliance.trend(cut(caller, region, category, asOf), wanted, months).stream()
                .map(point -> new Point(
                        point.day(),
                        point.tally().num(),
                        point.tally().den(),
                        point.tally().rate().orElse(null)))
                .toList();
        return new Trend(wanted.name(), wanted.zh(), wanted.en(), points);
    }

    private Cut cut(Caller caller, Optional<String> region, Optional<String> category, Optional<String> asOf) {
        // A former code asks for what it became.
        var current = region.map(code -> regions.find(code)
                .orElseThrow(() -> Problem.badRequest("bad-region", Problem.clipped(code)))
                .code());
        var kinds = Kinds.of(category);
        return new Cut(kinds.within(caller.scope()), current, kinds.one(), day(asOf));
    }

    private LocalDate day(Optional<String> asOf) {
        var today = LocalDate.now(clock);
        var day = asOf.map(text -> Given.day("asOf", text)).orElse(today);
        if (day.isAfter(today)) {
            throw Problem.badRequest("bad-day", today, day);
        }
        return day;
    }

    /** What is no identity at all is the same to the caller as one that is not theirs. */
    private static EmployerId employerId(String id) {
        try {
            return EmployerId.of(id);
        } catch (IllegalArgumentException noId) {
            throw Problem.notFound("business", id);
        }
    }

    private static List<IndicatorLine> lines(Figures figures) {
        return Arrays.stream(Indicator.values())
                .map(indicator -> line(indicator, figures.of(indicator)))
                .toList();
    }

    private static IndicatorLine line(Indicator indicator, Tally tally) {
        return new IndicatorLine(
                indicator.name(),
                indicator.zh(),
                indicator.en(),
                tally.num(),
                tally.den(),
                tally.rate().orElse(null));
    }

    private static Part part(String code, String zh, String en, Figures figures) {
        return new Part(code, zh, en, figures.businesses(), figures.people(), lines(figures));
    }

    private static Business business(EmployerFigures row) {
        return new Business(
                row.employer().value(),
                row.name(),
                row.region(),
                row.category().name(),
                row.compliant(),
                row.figures().people(),
                lines(row.figures()));
    }

    private static BusinessStanding standing(Standing standing) {
        return new BusinessStanding(
                standing.employer().id().value(),
                standing.employer().name(),
                standing.asOf(),
                standing.ruleVersion(),
                lines(standing.figures()),
                standing.people().stream().map(ComplianceController::person).toList());
    }

    private static Person person(PersonStanding person) {
        return new Person(
                person.employment().value(),
                person.worker().value(),
                person.name().value(),
                new Named(
                        person.post().name(), person.post().zh(), person.post().en()),
                person.since(),
                state(person.state()),
                until(person.state()).orElse(null),
                person.state() instanceof WorkState.Lapsed(var since) ? since : null,
                person.mayWork(),
                person.training().lessonsDone(),
                person.training().lessons(),
                person.training().learned().toMinutes(),
                person.training().asked().toMinutes(),
                person.training().trained(),
                person.training().thisYear().toMinutes(),
                person.duty().map(duty -> duty.hoursPerYear()).orElse(null),
                person.lastResult()
                        .map(result -> new Result(result.day(), result.percent(), result.passed()))
                        .orElse(null));
    }

    private static String state(WorkState state) {
        return switch (state) {
            case WorkState.Certified _ -> "CERTIFIED";
            case WorkState.DueSoon _ -> "DUE_SOON";
            case WorkState.Lapsed _ -> "LAPSED";
            case WorkState.Never _ -> "NEVER";
            case WorkState.NotRequired _ -> "NOT_REQUIRED";
        };
    }

    private static Optional<LocalDate> until(WorkState state) {
        return switch (state) {
            case WorkState.Certified(var until) -> Optional.of(until);
            case WorkState.DueSoon(var until) -> Optional.of(until);
            case WorkState.Lapsed _ -> Optional.empty();
            case WorkState.Never _ -> Optional.empty();
            case WorkState.NotRequired _ -> Optional.empty();
        };
    }
}

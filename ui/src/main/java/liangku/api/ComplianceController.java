package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import liangku.compliance.Compliance;
import liangku.compliance.Cut;
import liangku.compliance.Indicator;
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

    @Operation(summary = "Read the indicators of the whole scope")
    @GetMapping
    ComplianceJson.Whole rates(
            Caller caller,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String asOf) {
        var rates = compliance.rates(cut(caller, region, category, asOf));
        return new ComplianceJson.Whole(
                rates.asOf(),
                rates.cut().region().orElse(null),
                Kinds.of(Given.optional(category)).code().orElse(null),
                rates.ruleVersion(),
                rates.version().orElse(null),
                rates.figures().businesses(),
                rates.figures().people(),
                ComplianceJson.lines(rates.figures()));
    }

    /** Rows for the direct children of {@code region}; of the city if none is given. */
    @Operation(summary = "Read the indicators by region")
    @GetMapping("/regions")
    ComplianceJson.Parts regions(
            Caller caller,
            @RequestParam(defaultValue = CITY) String region,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String asOf) {
        var parent = Given.optional(region).orElse(CITY);
        var cut = cut(caller, parent, category, asOf);
        return ComplianceJson.parts(
                cut.asOf(),
                compliance.ruleVersion(),
                compliance.byRegion(cut.region().orElse(parent), cut).stream()
                        .map(row -> ComplianceJson.part(
                                row.region().code(),
                                row.region().zh(),
                                row.region().en(),
                                row.rates()))
                        .toList());
    }

    @Operation(summary = "Read the indicators by category of business")
    @GetMapping("/categories")
    ComplianceJson.Parts categories(
            Caller caller,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable String asOf) {
        var cut = cut(caller, region, null, asOf);
        return ComplianceJson.parts(
                cut.asOf(),
                compliance.ruleVersion(),
                compliance.byCategory(cut).stream()
                        .map(row -> ComplianceJson.part(
                                row.category().name(),
                                row.category().zh(),
                                row.category().en(),
                                row.rates()))
                        .toList());
    }

    /** The lowest certified rate first. */
    @Operation(summary = "List businesses with their indicators")
    @GetMapping("/employers")
    ComplianceJson.Businesses employers(
            Caller caller,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        var cut = cut(caller, region, category, asOf);
        var place = Given.optional(after);
        place.filter(text -> !text.matches("\\d{1,7}~[0-9a-f-]{36}")).ifPresent(text -> {
            throw Problem.badRequest("bad-place", Problem.clipped(text));
        });
        var page = compliance.employers(cut, place, limit);
        return new ComplianceJson.Businesses(
                cut.asOf(),
                compliance.ruleVersion(),
                page.employers().stream().map(ComplianceJson::business).toList(),
                page.next().orElse(null));
    }

    /** One business and everybody it employs: who may work, who is due, who lapsed. */
    @Operation(summary = "Read where a business and its people stand")
    @GetMapping("/employers/{id}")
    ComplianceJson.BusinessStanding standing(
            Caller caller, @PathVariable String id, @RequestParam(required = false) @Nullable String asOf) {
        var employer = employerId(id);
        return compliance
                .standing(caller.scope(), employer, day(asOf))
                .map(standing -> ComplianceJson.standing(standing, caller))
                .orElseThrow(() -> Problem.notFound("business", id));
    }

    @Operation(summary = "Read an indicator day by day")
    @GetMapping("/trend")
    ComplianceJson.Trend trend(
            Caller caller,
            @RequestParam(defaultValue = "CERTIFIED") String indicator,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(defaultValue = "12") int months) {
        var wanted = Arrays.stream(Indicator.values())
                .filter(known -> known.name().equals(indicator))
                .findFirst()
                .orElseThrow(
                        () -> Problem.badRequest("unknown-indicator", Arrays.toString(Indicator.values()), indicator));
        var points = compliance.trend(cut(caller, region, category, asOf), wanted, months).stream()
                .map(point -> new ComplianceJson.Point(
                        point.day(),
                        point.tally().num(),
                        point.tally().den(),
                        point.tally().rate().orElse(null)))
                .toList();
        return new ComplianceJson.Trend(wanted.name(), wanted.zh(), wanted.en(), points);
    }

    private Cut cut(Caller caller, @Nullable String region, @Nullable String category, @Nullable String asOf) {
        // A former code asks for what it became.
        var current = Given.optional(region)
                .map(code -> regions.find(code)
                        .orElseThrow(() -> Problem.badRequest("bad-region", Problem.clipped(code)))
                        .code());
        var kinds = Kinds.of(Given.optional(category));
        return new Cut(kinds.within(caller.scope()), current, kinds.one(), day(asOf));
    }

    private LocalDate day(@Nullable String asOf) {
        var today = LocalDate.now(clock);
        var day = Given.optional(asOf).map(text -> Given.day("asOf", text)).orElse(today);
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
}

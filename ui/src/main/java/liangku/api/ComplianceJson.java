package liangku.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import liangku.compliance.EmployerFigures;
import liangku.compliance.Figures;
import liangku.compliance.Indicator;
import liangku.compliance.PersonStanding;
import liangku.compliance.Rates;
import liangku.compliance.Standing;
import liangku.compliance.Tally;
import liangku.compliance.WorkState;
import liangku.identity.Caller;
import org.jspecify.annotations.Nullable;

/** How figures and standings look on the wire. */
final class ComplianceJson {

    private ComplianceJson() {}

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

    /**
     * @param ruleVersion by which this row was counted: of a reported day the rule of then
     * @param version of the figures as they were reported of the day; null if they were computed now
     */
    record Part(
            String code,
            String zh,
            String en,
            String ruleVersion,
            @Nullable Integer version,
            long businesses,
            long people,
            List<IndicatorLine> indicators) {}

    /** @param ruleVersion by which all rows were counted; today's if they were counted by different rules, see each */
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
     * @param name in full for the employer, masked for a regulator
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

    static List<IndicatorLine> lines(Figures figures) {
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

    /** @param today the rule by which is counted now */
    static Parts parts(LocalDate asOf, String today, List<Part> rows) {
        // A row that counts nobody was counted by no rule that matters.
        var rules = rows.stream()
                .filter(row -> row.people() > 0)
                .map(Part::ruleVersion)
                .distinct()
                .toList();
        return new Parts(asOf, rules.size() == 1 ? rules.getFirst() : today, rows);
    }

    static Part part(String code, String zh, String en, Rates rates) {
        return new Part(
                code,
                zh,
                en,
                rates.ruleVersion(),
                rates.version().orElse(null),
                rates.figures().businesses(),
                rates.figures().people(),
                lines(rates.figures()));
    }

    static Business business(EmployerFigures row) {
        return new Business(
                row.employer().value(),
                row.name(),
                row.region(),
                row.category().name(),
                row.compliant(),
                row.figures().people(),
                lines(row.figures()));
    }

    static BusinessStanding standing(Standing standing, Caller caller) {
        return new BusinessStanding(
                standing.employer().id().value(),
                standing.employer().name(),
                standing.asOf(),
                standing.ruleVersion(),
                lines(standing.figures()),
                standing.people().stream().map(person -> person(person, caller)).toList());
    }

    private static Person person(PersonStanding person, Caller caller) {
        return new Person(
                person.employment().value(),
                person.worker().value(),
                PeopleController.shown(person.name(), caller),
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
            case WorkState.Barred _ -> "BARRED";
        };
    }

    private static Optional<LocalDate> until(WorkState state) {
        return switch (state) {
            case WorkState.Certified(var until) -> Optional.of(until);
            case WorkState.DueSoon(var until) -> Optional.of(until);
            case WorkState.Lapsed _ -> Optional.empty();
            case WorkState.Never _ -> Optional.empty();
            case WorkState.NotRequired _ -> Optional.empty();
            case WorkState.Barred _ -> Optional.empty();
        };
    }
}

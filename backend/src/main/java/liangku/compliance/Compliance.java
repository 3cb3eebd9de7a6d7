package liangku.compliance;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import liangku.employer.Category;
import liangku.employer.EmployerId;
import liangku.employer.Employers;
import liangku.employer.Regions;
import liangku.employer.Scope;
import liangku.people.People;
import liangku.people.PersonName;
import liangku.programme.DutyMatrix;
import liangku.programme.Programmes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Rates as of any day, and what they are made of. Every question carries the asker's scope; what lies outside is never
 * counted. Answers may be up to two seconds old.
 */
@Service
public class Compliance {

    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final int PAGE_MAX = 200;
    private static final int MONTHS_MAX = 60;

    private final FactTable facts;
    private final SnapshotTable snapshots;
    private final Employers employers;
    private final Regions regions;
    private final People people;
    private final DutyMatrix duties;
    private final ComplianceSettings settings;
    private final Cache<Question, List<FactTable.Row>> answers =
            Caffeine.newBuilder().maximumSize(2_000).expireAfterWrite(FRESH).build();

    /** What has been asked, and how it was to be grouped. */
    private record Question(Cut cut, FactSql.Grouping grouping, List<String> children) {}

    public Compliance(
            JdbcClient db,
            Employers employers,
            Regions regions,
            People people,
            DutyMatrix duties,
            Programmes programmes,
            ComplianceSettings settings) {
        this.facts = new FactTable(db, duties, programmes, settings);
        this.snapshots = new SnapshotTable(db);
        this.employers = employers;
        this.regions = regions;
        this.people = people;
        this.duties = duties;
        this.settings = settings;
    }

    /**
     * {@return the indicators of everything in the cut together} Of a day that was reported they are what was reported
     * last: the same forever, or a later version.
     */
    public Rates rates(Cut cut) {
        return rates(cut, () -> total(cut));
    }

    private Rates rates(Cut cut, Supplier<Figures> computed) {
        return reported(cut)
                .map(kept -> new Rates(cut, kept.ruleVersion(), kept.figures(), Optional.of(kept.version())))
                .orElseGet(() -> new Rates(cut, settings.ruleVersion(), computed.get(), Optional.empty()));
    }

    /** {@return the direct children of {@code parent} that the scope reaches into, each with all below it} */
    public List<RegionFigures> byRegion(String parent, Cut cut) {
        var children = regions.childrenOf(parent).stream()
                .filter(child -> reaches(cut.scope(), child.code()))
                .toList();
        var codes = children.stream().map(child -> child.code()).toList();
        var figures = byKey(ask(new Question(cut.in(parent), FactSql.Grouping.CHILD_REGION, codes)));
        return children.stream()
                .map(child -> new RegionFigures(child, rates(cut.in(child.code()), () -> figures.apply(child.code()))))
                .toList();
    }

    /** {@return every kind of business the cut may hold, in the order of {@link Category}} */
    public List<CategoryFigures> byCategory(Cut cut) {
        var figures = byKey(ask(new Question(cut, FactSql.Grouping.CATEGORY, List.of())));
        return List.of(Category.values()).stream()
                .filter(category -> reaches(cut.scope(), category))
                .map(category ->
                        new CategoryFigures(category, rates(cut.only(category), () -> figures.apply(category.name()))))
                .toList();
    }

    /**
     * {@return businesses in which somebody owes training, the lowest certified rate first, at most 200}
     *
     * @param after {@link EmployerFiguresPage#next}; empty = from the start
     * @throws IllegalArgumentException if {@code after} is none
     */
    public EmployerFiguresPage employers(Cut cut, Optional<String> after, int limit) {
        var wanted = Math.clamp(limit, 1, PAGE_MAX);
        var start = after.map(RankKey::parse).orElse(RankKey.FIRST);
        var rows = facts.employers(cut, start.rank(), start.id(), wanted + 1);
        var page = rows.stream().limit(wanted).toList();
        return new EmployerFiguresPage(
                page.stream().map(FactTable.Ranked::employer).toList(),
                rows.size() > wanted ? Optional.of(RankKey.of(page.getLast()).toString()) : Optional.empty());
    }

    /** {@return the business with everybody it employs, if it is within {@code scope}} */
    public Optional<Standing> standing(Scope scope, EmployerId id, LocalDate asOf) {
        return employers.find(id, scope).map(employer -> {
            var own = Cut.of(new Scope.Own(id), asOf);
            var rows = facts.people(own);
            var known = people.find(
                    rows.stream().map(PersonFacts::worker).distinct().toList());
            var standings = rows.stream()
                    .flatMap(row -> Optional.ofNullable(known.get(row.worker()))
                            .map(worker -> standing(row, worker.name(), employer.category(), asOf))
                            .stream())
                    .sorted(Comparator.comparing(PersonStanding::mayWork)
                            .thenComparing(person -> end(person.state()))
                            .thenComparing(person -> person.employment().value()))
                    .toList();
            var rates = rates(own);
            return new Standing(employer, asOf, rates.ruleVersion(), rates.figures(), standings);
        });
    }

    /**
     * {@return the indicator at the ends of the last months and on the day of the cut, oldest first} Months of which a
     * snapshot was taken for just this region and category are read from it, the others are computed. Who names no region
     * and answers for one alone means that one.
     *
     * @param months how many month-ends before the day, 1 to 60
     */
    public List<TrendPoint> trend(Cut cut, Indicator indicator, int months) {
        var points = new ArrayList<TrendPoint>();
        for (var back = Math.clamp(months, 1, MONTHS_MAX); back >= 1; back--) {
            var day = YearMonth.from(cut.asOf()).minusMonths(back).atEndOfMonth();
            points.add(new TrendPoint(
                    day, kept(cut.on(day)).orElseGet(() -> total(cut.on(day))).of(indicator)));
        }
        points.add(new TrendPoint(cut.asOf(), rates(cut).figures().of(indicator)));
        return points;
    }

    /** {@return the version of the rule by which figures are computed now} */
    public String ruleVersion() {
        return settings.ruleVersion();
    }

    private Figures total(Cut cut) {
        return byKey(ask(new Question(cut, FactSql.Grouping.TOTAL, List.of()))).apply("");
    }

    /** What was reported by today's rule: points of a line must be comparable. */
    private Optional<Figures> kept(Cut cut) {
        return reported(cut)
                .filter(kept -> kept.ruleVersion().equals(settings.ruleVersion()))
                .map(Snapshot::figures);
    }

    /** A snapshot serves only who may see all of what it counts. */
    private Optional<Snapshot> reported(Cut cut) {
        return cut.scope() instanceof Scope.Own(var id)
                        && cut.region().isEmpty()
                        && cut.category().isEmpty()
                ? snapshots.latest(cut.asOf(), id).map(Function.identity())
                : cut.region()
                        .or(() -> onlyRegion(cut.scope()))
                        .filter(region -> seesAll(cut, region))
                        .flatMap(region -> snapshots.latest(cut.asOf(), region, cut.category()));
    }

    private static Optional<String> onlyRegion(Scope scope) {
        return scope instanceof Scope.Area(var roots, var categories) && roots.size() == 1
                ? roots.stream().findFirst()
                : Optional.empty();
    }

    private static boolean seesAll(Cut cut, String region) {
        return switch (cut.scope()) {
            case Scope.Everything() -> true;
            case Scope.Area(var roots, var categories) ->
                roots.stream().anyMatch(region::startsWith)
                        && cut.category()
                                .map(categories::contains)
                                .orElse(categories.size() == Category.values().length);
            case Scope.Own own -> false;
            case Scope.Nothing nothing -> false;
        };
    }

    private PersonStanding standing(PersonFacts row, PersonName name, Category category, LocalDate asOf) {
        return new PersonStanding(
                row.employment(),
                row.worker(),
                name,
                row.post(),
                row.since(),
                duties.dutyOf(category, row.post(), asOf),
                row.state(asOf),
                row.training(),
                row.lastResult());
    }

    private static LocalDate end(WorkState state) {
        return switch (state) {
            case WorkState.Barred b -> LocalDate.MIN;
            case WorkState.Never n -> LocalDate.MIN;
            case WorkState.Lapsed(var since) -> since;
            case WorkState.DueSoon(var until) -> until;
            case WorkState.Certified(var until) -> until;
            case WorkState.NotRequired n -> LocalDate.MAX;
        };
    }

    private List<FactTable.Row> ask(Question question) {
        return answers.get(
                question,
                q -> q.grouping() == FactSql.Grouping.CHILD_REGION
                        ? facts.figures(q.cut(), q.children())
                        : facts.figures(q.cut(), q.grouping()));
    }

    private static Function<String, Figures> byKey(List<FactTable.Row> rows) {
        var map = rows.stream().collect(Collectors.toMap(FactTable.Row::key, FactTable.Row::figures));
        return key -> map.getOrDefault(key, Figures.NONE);
    }

    private static boolean reaches(Scope scope, String region) {
        return switch (scope) {
            case Scope.Everything() -> true;
            case Scope.Area(var roots, var categories) ->
                roots.stream().anyMatch(root -> region.startsWith(root) || root.startsWith(region));
            case Scope.Own own -> true;
            case Scope.Nothing() -> false;
        };
    }

    private static boolean reaches(Scope scope, Category category) {
        return switch (scope) {
            case Scope.Everything() -> true;
            case Scope.Area(var roots, var categories) -> categories.contains(category);
            case Scope.Own own -> true;
            case Scope.Nothing() -> false;
        };
    }

    /** Where a page of businesses begins. */
    private record RankKey(int rank, String id) {

        static final RankKey FIRST = new RankKey(-1, "");

        static RankKey of(FactTable.Ranked row) {
            return new RankKey(row.rank(), row.employer().employer().toString());
        }

        static RankKey parse(String text) {
            var at = text.indexOf('~');
            if (!text.matches("\\d{1,7}~[0-9a-f-]{36}")) {
                throw new IllegalArgumentException("not a place in the list of businesses: " + text);
            }
            return new RankKey(Integer.parseInt(text.substring(0, at)), text.substring(at + 1));
        }

        @Override
        public String toString() {
            return rank + "~" + id;
        }
    }
}

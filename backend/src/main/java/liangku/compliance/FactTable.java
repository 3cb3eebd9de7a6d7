package liangku.compliance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import liangku.compliance.SnapshotTable.RegionRow;
import liangku.employer.Category;
import liangku.employer.Column;
import liangku.employer.EmployerId;
import liangku.employer.Employers;
import liangku.employer.Scope;
import liangku.employer.ScopeSql;
import liangku.people.Post;
import liangku.programme.DutyMatrix;
import liangku.programme.Programmes;
import liangku.programme.TrainingBar;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The one place where figures are computed: {@link FactSql} over the dated facts of the modules that own them. Whoever
 * wants to keep figures instead of computing them (facts valid over a period) replaces this class behind the same
 * methods.
 */
class FactTable {

    /** A group and its figures. */
    record Row(String key, Figures figures) {}

    /** A business, its place in the order (certified people in a million) and its figures. */
    record Ranked(int rank, EmployerFigures employer) {}

    private final JdbcClient db;
    private final DutyMatrix duties;
    private final Programmes programmes;
    private final ComplianceSettings settings;

    FactTable(JdbcClient db, DutyMatrix duties, Programmes programmes, ComplianceSettings settings) {
        this.db = db;
        this.duties = duties;
        this.programmes = programmes;
        this.settings = settings;
    }

    /** {@return a row for each group that has anybody who owes training} */
    List<Row> figures(Cut cut, FactSql.Grouping grouping) {
        return db.sql(FactSql.figures(grouping, where(cut)))
                .params(parameters(cut))
                .query((rs, row) -> new Row(rs.getString("key"), figures(rs)))
                .list();
    }

    /** {@return figures by region and category, for the regions of {@code children} and what is below them} */
    List<Row> figures(Cut cut, List<String> children) {
        var parameters = parameters(cut);
        parameters.put("children", children.toArray(String[]::new));
        return db.sql(FactSql.figures(FactSql.Grouping.CHILD_REGION, where(cut)))
                .params(parameters)
                .query((rs, row) -> new Row(rs.getString("key"), figures(rs)))
                .list();
    }

    /** {@return figures of each region and of each kind of business in it, where anybody owes training} */
    List<RegionRow> everyRegion(LocalDate day, List<String> regions) {
        var cut = Cut.of(new Scope.Everything(), day);
        var parameters = parameters(cut);
        parameters.put("regions", regions.toArray(String[]::new));
        return db.sql(FactSql.everyRegion(where(cut)))
                .params(parameters)
                .query((rs, row) -> regionRow(rs))
                .list();
    }

    private static RegionRow regionRow(ResultSet rs) throws SQLException {
        var key = rs.getString("key");
        var end = key.indexOf(':');
        var category = Optional.of(key.substring(end + 1)).filter(name -> !name.isEmpty());
        return new RegionRow(key.substring(0, end), category.map(Category::valueOf), figures(rs));
    }

    /** {@return businesses with the lowest certified rate first} */
    List<Ranked> employers(Cut cut, int afterRank, String afterId, int limit) {
        var parameters = parameters(cut);
        parameters.put("afterRank", afterRank);
        parameters.put("afterId", afterId);
        parameters.put("limit", limit);
        return db.sql(FactSql.ranked(where(cut)))
                .params(parameters)
                .query((rs, row) -> new Ranked(
                        rs.getInt("rank"),
                        new EmployerFigures(
                                EmployerId.of(rs.getString("key")),
                                rs.getString("name"),
                                rs.getString("region"),
                                Category.valueOf(rs.getString("category")),
                                figures(rs))))
                .list();
    }

    /** {@return everybody employed at the one business of the cut, whether they owe anything or not} */
    List<PersonFacts> people(Cut cut) {
        return db.sql(FactSql.people(where(cut)))
                .params(parameters(cut))
                .query(PersonFacts::read)
                .list();
    }

    private static String where(Cut cut) {
        var where = new StringBuilder(ScopeSql.where(cut.scope(), "e").sql());
        cut.region().ifPresent(region -> where.append(" and starts_with(e.region, :region)"));
        cut.category().ifPresent(category -> where.append(" and e.category = :category"));
        return where.toString();
    }

    private Map<String, Object> parameters(Cut cut) {
        var day = cut.asOf();
        var parameters = new HashMap<>(ScopeSql.where(cut.scope(), "e").parameters());
        cut.region().ifPresent(region -> parameters.put("region", region));
        cut.category().ifPresent(category -> parameters.put("category", category.name()));
        parameters.put("day", day);
        parameters.put("newYear", day.withDayOfYear(1));
        parameters.put("end", day.plusDays(1).atStartOfDay(Employers.ZONE).toOffsetDateTime());
        parameters.put("managersCertified", settings.managersCertified());
        parameters.put("othersCertified", settings.othersCertified());
        parameters.put("othersTrained", settings.othersTrained());
        var owed = owed(day);
        parameters.put("dutyCategories", column(owed, o -> o.category().name()));
        parameters.put("dutyPosts", column(owed, o -> o.post().name()));
        parameters.put("dutyProgrammes", column(owed, o -> o.programme()));
        parameters.put("dutyRanks", column(owed, o -> o.rank()));
        parameters.put("dutyMinutes", column(owed, o -> o.minutes()));
        parameters.put("dutySince", column(owed, o -> o.since()));
        var all = programmes.list();
        parameters.put("programmes", Column.of(all, p -> p.id()));
        parameters.put("ranks", Column.of(all, p -> p.level().rank()));
        return parameters;
    }

    private static <T> String[] column(List<T> rows, Function<T, ?> value) {
        return Column.of(rows, value);
    }

    /** What one post at one kind of business owes on the day: 95 rows, so that SQL needs not know how duties resolve. */
    private record Owed(Category category, Post post, String programme, int rank, long minutes, LocalDate since) {}

    private List<Owed> owed(LocalDate day) {
        var owed = new ArrayList<Owed>();
        for (var category : Category.values()) {
            for (var post : Post.values()) {
                duties.dutyOf(category, post, day)
                        .ifPresent(duty -> programmes.find(duty.programme()).ifPresent(programme -> {
                            var bar = TrainingBar.of(duty, programme);
                            owed.add(new Owed(
                                    category,
                                    post,
                                    programme.id().toString(),
                                    programme.level().rank(),
                                    bar.learning().toMinutes(),
                                    bar.before(day)));
                        }));
            }
        }
        return owed;
    }

    static Figures figures(ResultSet rs) throws SQLException {
        var tallies = new EnumMap<Indicator, Tally>(Indicator.class);
        tallies.put(Indicator.TRAINING_COVERAGE, tally(rs, "trained", "people"));
        tallies.put(Indicator.UNIT_COVERAGE, tally(rs, "covered_units", "units"));
        tallies.put(Indicator.PARTICIPATION, tally(rs, "sat", "people"));
        tallies.put(Indicator.FIRST_PASS, tally(rs, "first_passed", "sat"));
        tallies.put(Indicator.CUMULATIVE_PASS, tally(rs, "ever_passed", "sat"));
        tallies.put(Indicator.ATTEMPT_PASS, tally(rs, "passed", "submitted"));
        tallies.put(Indicator.CERTIFIED, tally(rs, "certified", "people"));
        tallies.put(Indicator.EXPIRING_30, tally(rs, "expiring_30", "valid"));
        tallies.put(Indicator.EXPIRING_60, tally(rs, "expiring_60", "valid"));
        tallies.put(Indicator.EXPIRING_90, tally(rs, "expiring_90", "valid"));
        tallies.put(Indicator.SPOT_CHECK_PASS, tally(rs, "spot_passed", "spot_checked"));
        tallies.put(Indicator.MAKE_UP_PASS, tally(rs, "made_up", "make_ups"));
        tallies.put(Indicator.COMPLIANT_UNITS, tally(rs, "compliant_units", "units"));
        return new Figures(rs.getLong("units"), rs.getLong("people"), tallies);
    }

    private static Tally tally(ResultSet rs, String num, String den) throws SQLException {
        return new Tally(rs.getLong(num), rs.getLong(den));
    }
}

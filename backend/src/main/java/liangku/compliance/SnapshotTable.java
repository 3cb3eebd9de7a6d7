package liangku.compliance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import liangku.employer.Category;
import liangku.employer.Column;
import liangku.employer.EmployerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code compliance.employer_day} and {@code compliance.region_day}. */
class SnapshotTable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ALL_CATEGORIES = "";

    record RegionRow(String region, Optional<Category> category, Figures figures) {}

    private final JdbcClient db;

    SnapshotTable(JdbcClient db) {
        this.db = db;
    }

    /** Two nodes at 00:30 must not both give out the next version. */
    void oneAtATime() {
        db.sql("select pg_advisory_xact_lock(hashtext('compliance.snapshot'))")
                .query((rs, row) -> 0)
                .single();
    }

    /** {@return how many differ from their latest version, or are the first} */
    int addEmployers(LocalDate day, List<EmployerFigures> rows, String ruleVersion, Instant now) {
        return db.sql("""
                insert into compliance.employer_day (day, employer_id, version, region, category, rule_version, figures,
                                                     businesses, people, taken_at)
                select :day, n.employer_id, coalesce(l.version, 0) + 1, n.region, n.category, :ruleVersion, n.figures,
                       n.businesses, n.people, :now
                from (
                    select employer_id, region, category, figures, businesses, people
                    from unnest(:employers::uuid[], :regions::text[], :categories::text[], :figures::jsonb[],
                                :businesses::int[], :people::int[])
                         as given (employer_id, region, category, figures, businesses, people)
                    union all
                    -- What counted when it was taken and does not any more: it counts nothing now, and says so.
                    select d.employer_id, d.region, d.category, :nothing::jsonb, 0, 0
                    from compliance.employer_day d
                    where d.day = :day
                      and d.version = 1
                      and not exists (select from unnest(:employers::uuid[]) as given (id) where given.id = d.employer_id)
                ) n
                left join (
                    select distinct on (employer_id) employer_id, version, figures, people, rule_version
                    from compliance.employer_day
                    where day = :day
                    order by employer_id, version desc
                ) l on l.employer_id = n.employer_id
                where l.version is null
                   or (l.figures, l.people, l.rule_version) is distinct from (n.figures, n.people, :ruleVersion)
                """)
                .param("day", day)
                .param("ruleVersion", ruleVersion)
                .param("nothing", json(Figures.NONE))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("employers", Column.of(rows, EmployerFigures::employer))
                .param("regions", Column.of(rows, EmployerFigures::region))
                .param("categories", Column.of(rows, EmployerFigures::category))
                .param("figures", Column.of(rows, row -> json(row.figures())))
                .param("businesses", Column.of(rows, row -> row.figures().businesses()))
                .param("people", Column.of(rows, row -> row.figures().people()))
                .update();
    }

    Optional<LocalDate> lastDay() {
        return db.sql("select day from compliance.region_day order by day desc limit 1")
                .query(LocalDate.class)
                .optional();
    }

    List<LocalDate> daysFrom(LocalDate day) {
        return db.sql("select distinct day from compliance.region_day where day >= :day order by day")
                .param("day", day)
                .query((rs, row) -> rs.getObject(1, LocalDate.class))
                .list();
    }

    /** {@return how many differ from their latest version, or are the first} */
    int addRegions(LocalDate day, List<RegionRow> rows, String ruleVersion, Instant now) {
        return db.sql("""
                insert into compliance.region_day (day, region, category, version, rule_version, figures,
                                                   businesses, people, taken_at)
                select :day, n.region, n.category, coalesce(l.version, 0) + 1, :ruleVersion, n.figures,
                       n.businesses, n.people, :now
                from (
                    select region, category, figures, businesses, people
                    from unnest(:regions::text[], :categories::text[], :figures::jsonb[], :businesses::int[],
                                :people::int[])
                         as given (region, category, figures, businesses, people)
                    union all
                    select d.region, d.category, :nothing::jsonb, 0, 0
                    from compliance.region_day d
                    where d.day = :day
                      and d.version = 1
                      and not exists (select from unnest(:regions::text[], :categories::text[]) as given (region, category)
                                      where given.region = d.region and given.category = d.category)
                ) n
                left join (
                    select distinct on (region, category) region, category, version, figures, people, rule_version
                    from compliance.region_day
                    where day = :day
                    order by region, category, version desc
                ) l on l.region = n.region and l.category = n.category
                where l.version is null
                   or (l.figures, l.people, l.rule_version) is distinct from (n.figures, n.people, :ruleVersion)
                """)
                .param("day", day)
                .param("ruleVersion", ruleVersion)
                .param("nothing", json(Figures.NONE))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("regions", Column.of(rows, RegionRow::region))
                .param(
                        "categories",
                        Column.of(rows, row -> row.category().map(Enum::name).orElse(ALL_CATEGORIES)))
                .param("figures", Column.of(rows, row -> json(row.figures())))
                .param("businesses", Column.of(rows, row -> row.figures().businesses()))
                .param("people", Column.of(rows, row -> row.figures().people()))
                .update();
    }

    /** {@return what was reported last of just this region and category, by whatever rule} */
    Optional<Snapshot.OfRegion> latest(LocalDate day, String region, Optional<Category> category) {
        return db.sql("""
                select day, region, category, version, rule_version, figures::text as figures, businesses, people,
                       taken_at
                from compliance.region_day
                where day = :day
                  and region = :region
                  and category = :category
                order by version desc
                limit 1
                """)
                .param("day", day)
                .param("region", region)
                .param("category", category.map(Enum::name).orElse(ALL_CATEGORIES))
                .query(SnapshotTable::ofRegion)
                .optional();
    }

    /** {@return what was reported last of this business} */
    Optional<Snapshot.OfEmployer> latest(LocalDate day, EmployerId employer) {
        return db.sql("""
                select day, employer_id, version, region, category, rule_version, figures::text as figures, businesses,
                       people, taken_at
                from compliance.employer_day
                where day = :day
                  and employer_id = :employer
                order by version desc
                limit 1
                """)
                .param("day", day)
                .param("employer", employer.value())
                .query(SnapshotTable::ofEmployer)
                .optional();
    }

    List<Snapshot.OfEmployer> employers(LocalDate day, Optional<Snapshot.OfEmployer> after, int limit) {
        return db.sql("""
                select day, employer_id, version, region, category, rule_version, figures::text as figures, businesses,
                       people, taken_at
                from compliance.employer_day
                where day = :day
                  and (employer_id, version) > (:afterEmployer, :afterVersion)
                order by employer_id, version
                limit :limit
                """)
                .param("day", day)
                .param(
                        "afterEmployer",
                        after.map(snapshot -> snapshot.employer().value()).orElse(new UUID(0, 0)))
                .param("afterVersion", after.map(Snapshot::version).orElse(0))
                .param("limit", limit)
                .query(SnapshotTable::ofEmployer)
                .list();
    }

    List<Snapshot.OfRegion> regions(LocalDate day) {
        return db.sql("""
                select day, region, category, version, rule_version, figures::text as figures, businesses, people,
                       taken_at
                from compliance.region_day
                where day = :day
                order by region, category, version
                """).param("day", day).query(SnapshotTable::ofRegion).list();
    }

    private static Snapshot.OfEmployer ofEmployer(ResultSet rs, int row) throws SQLException {
        return new Snapshot.OfEmployer(
                rs.getObject("day", LocalDate.class),
                new EmployerId(rs.getObject("employer_id", UUID.class)),
                rs.getInt("version"),
                rs.getString("region"),
                Category.valueOf(rs.getString("category")),
                rs.getString("rule_version"),
                figures(rs),
                rs.getObject("taken_at", OffsetDateTime.class).toInstant());
    }

    private static Snapshot.OfRegion ofRegion(ResultSet rs, int row) throws SQLException {
        return new Snapshot.OfRegion(
                rs.getObject("day", LocalDate.class),
                rs.getString("region"),
                Optional.of(rs.getString("category"))
                        .filter(category -> !category.equals(ALL_CATEGORIES))
                        .map(Category::valueOf),
                rs.getInt("version"),
                rs.getString("rule_version"),
                figures(rs),
                rs.getObject("taken_at", OffsetDateTime.class).toInstant());
    }

    private static String json(Figures figures) {
        var map = new TreeMap<String, long[]>();
        figures.tallies()
                .forEach((indicator, tally) -> map.put(indicator.name(), new long[] {tally.num(), tally.den()}));
        return JSON.writeValueAsString(map);
    }

    private static Figures figures(ResultSet rs) throws SQLException {
        var json = JSON.readTree(rs.getString("figures"));
        var tallies = new EnumMap<Indicator, Tally>(Indicator.class);
        // What an older rule counted and this one does not is left out; what it did not count stays "nothing to count".
        Arrays.stream(Indicator.values())
                .filter(indicator -> json.has(indicator.name()))
                .forEach(indicator -> {
                    var pair = json.get(indicator.name());
                    tallies.put(
                            indicator,
                            new Tally(pair.get(0).asLong(), pair.get(1).asLong()));
                });
        return new Figures(rs.getLong("businesses"), rs.getLong("people"), tallies);
    }
}

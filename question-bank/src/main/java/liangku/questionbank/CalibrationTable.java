package liangku.questionbank;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of calibrations, and of how items are used and filed, from which they are made. */
final class CalibrationTable {

    private static final String HEAD = """
            select id, release_id, number, digest, reason, measured, papers, made_at
            from questionbank.calibration
            """;

    private final JdbcClient db;

    CalibrationTable(JdbcClient db) {
        this.db = db;
    }

    /** One writer at a time until the transaction ends. */
    void lock() {
        db.sql("lock table questionbank.calibration in share row exclusive mode")
                .update();
    }

    /** {@return the newest calibration of a release that all its blueprints are drawn by} */
    Optional<Calibration> latest(ReleaseId release) {
        return db.sql(HEAD + "where release_id = :release and rules_of is null order by number desc limit 1")
                .param("release", release.value())
                .query(CalibrationTable::head)
                .optional();
    }

    int nextNumber(ReleaseId release) {
        return db.sql("select coalesce(max(number), 0) + 1 from questionbank.calibration where release_id = :release")
                .param("release", release.value())
                .query(Integer.class)
                .single();
    }

    /** {@return those with figures of before and the rules of this one, the newest first} */
    List<Calibration> kept(Calibration rules) {
        return db.sql(HEAD + "where rules_of = :rules order by number desc")
                .param("rules", rules.id().value())
                .query(CalibrationTable::head)
                .list();
    }

    /** {@return whose figures were kept last in this release, the last first, each once} */
    List<Calibration> keptFigures(ReleaseId release, int limit) {
        return db.sql(HEAD + """
                        c join (
                            select figures_of, max(number) as last
                            from questionbank.calibration
                            where release_id = :release and figures_of is not null
                            group by figures_of
                        ) kept on kept.figures_of = c.id
                        order by kept.last desc
                        limit :limit
                        """)
                .param("release", release.value())
                .param("limit", limit)
                .query(CalibrationTable::head)
                .list();
    }

    /** {@return what was known of the release when the blueprint was published, or first if it is older} */
    Optional<Calibration> whenPublished(ReleaseId release, BlueprintId blueprint) {
        return db.sql(HEAD + """
                        where release_id = :release and rules_of is null
                        order by
                            made_at <= (select created_at from questionbank.blueprint where id = :blueprint) desc,
                            case
                                when made_at <= (select created_at from questionbank.blueprint where id = :blueprint)
                                then -number
                                else number
                            end
                        limit 1
                        """)
                .param("release", release.value())
                .param("blueprint", blueprint.value())
                .query(CalibrationTable::head)
                .optional();
    }

    /** {@return those of the same release before this one, the newest first} */
    List<Calibration> before(Calibration calibration, int limit) {
        return db.sql(HEAD + """
                        where release_id = :release and number < :number and rules_of is null
                        order by number desc
                        limit :limit
                        """)
                .param("release", calibration.release().value())
                .param("number", calibration.number())
                .param("limit", limit)
                .query(CalibrationTable::head)
                .list();
    }

    /** {@return the newest calibration of the newest release before this one that has any} */
    Optional<Calibration> latestBefore(ReleaseId release) {
        return db.sql("""
                        select c.id, c.release_id, c.number, c.digest, c.reason, c.measured, c.papers, c.made_at
                        from questionbank.calibration c
                        join questionbank.release r on r.id = c.release_id
                        where r.number < (select number from questionbank.release where id = :release)
                            and c.rules_of is null
                        order by r.number desc, c.number desc
                        limit 1
                        """)
                .param("release", release.value())
                .query(CalibrationTable::head)
                .optional();
    }

    Optional<Calibrated> find(CalibrationId id) {
        return db.sql("""
                        select expected, weights, enemies, pilots
                        from questionbank.calibration
                        where id = :id
                        """)
                .param("id", id.value())
                .query((row, number) -> new Calibrated(
                        numbers(row.getArray("expected")),
                        numbers(row.getArray("weights")),
                        numbers(row.getArray("enemies")),
                        numbers(row.getArray("pilots"))))
                .optional();
    }

    void insert(Calibration calibration, Calibrated content) {
        insert(calibration, content, Optional.empty(), Optional.empty());
    }

    void insertKept(Calibration calibration, Calibrated content, Calibration rules, Calibration figures) {
        insert(calibration, content, Optional.of(rules), Optional.of(figures));
    }

    private void insert(
            Calibration calibration, Calibrated content, Optional<Calibration> rules, Optional<Calibration> figures) {
        db.sql("""
                        insert into questionbank.calibration
                            (id, release_id, number, digest, reason, measured, papers, made_at,
                             expected, weights, enemies, pilots, rules_of, figures_of)
                        values (:id, :release, :number, :digest, :reason, :measured, :papers, :madeAt,
                            :expected::smallint[], :weights::smallint[], :enemies::int[], :pilots::int[],
                            :rulesOf::uuid, :figuresOf::uuid)
                        """)
                .param("rulesOf", rules.map(one -> one.id().value()).orElse(null))
                .param("figuresOf", figures.map(one -> one.id().value()).orElse(null))
                .param("id", calibration.id().value())
                .param("release", calibration.release().value())
                .param("number", calibration.number())
                .param("digest", calibration.digest())
                .param("reason", calibration.reason().name())
                .param("measured", calibration.measured())
                .param("papers", calibration.papers())
                .param("madeAt", Timestamp.from(calibration.madeAt()))
                .param("expected", boxed(content.expected))
                .param("weights", boxed(content.weights))
                .param("enemies", boxed(content.pairs()))
                .param("pilots", boxed(content.pilotItems()))
                .update();
    }

    /** {@return pairs of the release's items that are enemies now, as positions from 0, two by two, the lower first} */
    int[] enemies(ReleaseId release) {
        return db
                .sql("""
                        select a.position - 1 as one, b.position - 1 as other
                        from questionbank.enemy e
                        join questionbank.release_item a on a.release_id = :release and a.question_id = e.one
                        join questionbank.release_item b on b.release_id = :release and b.question_id = e.other
                        where a.position < b.position
                        order by a.position, b.position
                        """)
                .param("release", release.value())
                .query((row, number) -> new int[] {row.getInt("one"), row.getInt("other")})
                .list()
                .stream()
                .flatMapToInt(Arrays::stream)
                .toArray();
    }

    /** {@return the release's items that carry one of these tags now, as positions from 0} */
    int[] tagged(ReleaseId release, List<String> tags) {
        return db
                .sql("""
                        select i.position - 1
                        from questionbank.question q
                        join questionbank.release_item i on i.release_id = :release and i.question_id = q.id
                        where q.tags && :tags::text[]
                        order by i.position
                        """)
                .param("release", release.value())
                .param("tags", tags.toArray(String[]::new))
                .query(Integer.class)
                .list()
                .stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    Map<QuestionId, Double> uses() {
        Map<QuestionId, Double> uses = new HashMap<>();
        db.sql("select question_id, uses from questionbank.item_use").query((ResultSet row) -> {
            uses.put(new QuestionId(row.getObject("question_id", UUID.class)), row.getDouble("uses"));
        });
        return uses;
    }

    /** Adds what was handed out of one release: papers, and for each question how often. */
    void addUses(ReleaseId release, long papers, Map<QuestionId, Integer> times) {
        var ids = times.keySet().stream().map(QuestionId::value).sorted().toList();
        // In one order, so that two nodes that add at once wait for each other and never in a circle.
        db.sql("""
                        insert into questionbank.item_use (question_id, uses)
                        select u.id, u.times
                        from unnest(:ids, :times) as u (id, times)
                        on conflict (question_id) do update set uses = item_use.uses + excluded.uses
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .param(
                        "times",
                        ids.stream().map(id -> times.get(new QuestionId(id))).toArray(Integer[]::new))
                .update();
        db.sql("""
                        insert into questionbank.release_use (release_id, papers)
                        values (:release, :papers)
                        on conflict (release_id) do update set papers = release_use.papers + excluded.papers
                        """).param("release", release.value()).param("papers", papers).update();
    }

    /**
     * {@return when what lies behind was last made to count less; until the transaction ends nobody else adds or fades}
     *
     * @param now when nothing lies behind yet
     */
    Instant fadedAt(Instant now) {
        db.sql("insert into questionbank.item_use_faded (at) values (:now) on conflict do nothing")
                .param("now", Timestamp.from(now))
                .update();
        return db.sql("select at from questionbank.item_use_faded for update")
                .query((row, number) -> row.getTimestamp("at").toInstant())
                .single();
    }

    /** Lets what lies behind count less, by a factor of 0..1. */
    void fade(double factor, Instant now) {
        db.sql("update questionbank.item_use set uses = uses * :factor")
                .param("factor", factor)
                .update();
        db.sql("update questionbank.item_use_faded set at = :now")
                .param("now", Timestamp.from(now))
                .update();
    }

    long papers(ReleaseId release) {
        return db.sql("select papers from questionbank.release_use where release_id = :release")
                .param("release", release.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private static Integer[] boxed(int[] numbers) {
        return Arrays.stream(numbers).boxed().toArray(Integer[]::new);
    }

    private static int[] numbers(Array array) throws SQLException {
        return Arrays.stream((Object[]) array.getArray())
                .mapToInt(number -> ((Number) number).intValue())
                .toArray();
    }

    private static Calibration head(ResultSet row, int number) throws SQLException {
        return new Calibration(
                new CalibrationId(row.getObject("id", UUID.class)),
                new ReleaseId(row.getObject("release_id", UUID.class)),
                row.getInt("number"),
                row.getString("digest"),
                Calibration.Reason.valueOf(row.getString("reason")),
                row.getInt("measured"),
                row.getLong("papers"),
                row.getTimestamp("made_at").toInstant());
    }
}

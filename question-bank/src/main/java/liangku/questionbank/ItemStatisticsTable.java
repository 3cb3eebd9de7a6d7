package liangku.questionbank;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import liangku.questionbank.statistics.AuthorScale;
import liangku.questionbank.statistics.ItemFigures;
import liangku.questionbank.statistics.ItemTally;
import liangku.questionbank.statistics.LeakWatch;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of {@code questionbank.item_statistics} and {@code questionbank.item_day}. */
final class ItemStatisticsTable {

    /**
     * What {@link #counts} sets, a row for each item. Of a list of columns PostgreSQL takes a row at a time; of
     * {@code unnest} with many arrays it would first copy all of them, at a third of what the update costs.
     */
    private static final String COUNTS = """
            select unnest(:ids::uuid[]) as id, unnest(:versions) as version, unnest(:tallies) as tally,
                unnest(:shown) as shown, unnest(:facilities) as facility, unnest(:discriminations) as discrimination,
                unnest(:omits) as omit_rate, unnest(:medians) as median_seconds""";

    /** What is measured of items by enough candidates to go by; nothing of those that are being counted anew. */
    static final String MEASURED = """
            (
                select question_id, version, measured, facility, discrimination, shown
                from questionbank.item_statistics
                where measured is not null and shown >= %d) s""".formatted(Measuring.SHOWN_MIN);

    private final JdbcClient db;

    ItemStatisticsTable(JdbcClient db) {
        this.db = db;
    }

    /** One writer until the transaction ends. */
    void lock() {
        db.sql("select pg_advisory_xact_lock(hashtext('questionbank.item_statistics'))")
                .query((row, number) -> 0)
                .single();
    }

    /**
     * An item as counting and measuring know it.
     *
     * @param measured absent as long as no measuring had it
     * @param difficulty in force: the author's, drawn to what was measured
     */
    record Counted(
            QuestionVersion question,
            ItemTally tally,
            @Nullable Measured measured,
            AuthorScale.Estimate difficulty,
            double expected) {}

    /** As the newest measuring found it. */
    record Measured(double difficulty, double error, int shown) {}

    /** {@return those of these versions that were ever counted} */
    List<Counted> counted(Collection<QuestionVersion> versions) {
        var list = List.copyOf(versions);
        return db.sql("""
                        select s.question_id, s.version, s.tally, s.measured, s.measured_error, s.measured_shown,
                            s.difficulty, s.difficulty_error, s.expected
                        from (select unnest(:ids::uuid[]) as id, unnest(:versions) as version) w
                        join questionbank.item_statistics s on s.question_id = w.id and s.version = w.version
                        """)
                .param("ids", QuestionTable.texts(list, version -> version.id().toString()))
                .param("versions", QuestionTable.numbers(list, QuestionVersion::version))
                .query(ItemStatisticsTable::counted)
                .list();
    }

    private static Counted counted(ResultSet row, int number) throws SQLException {
        double measured = row.getDouble("measured");
        var known = row.wasNull()
                ? null
                : new Measured(measured, row.getDouble("measured_error"), row.getInt("measured_shown"));
        return new Counted(
                version(row),
                ItemTally.of(row.getBytes("tally")),
                known,
                new AuthorScale.Estimate(row.getDouble("difficulty"), row.getDouble("difficulty_error")),
                row.getDouble("expected"));
    }

    static QuestionVersion version(ResultSet row) throws SQLException {
        return new QuestionVersion(QuestionTable.id(row, "question_id"), row.getInt("version"));
    }

    /** {@return what their authors say of them} */
    Map<QuestionVersion, AuthorScale.Authored> authors(Collection<QuestionVersion> versions) {
        var list = List.copyOf(versions);
        Map<QuestionVersion, AuthorScale.Authored> found = new HashMap<>();
        db.sql("""
                        select v.question_id, v.version, v.kind, v.difficulty
                        from unnest(:ids::uuid[], :versions) as w (id, version)
                        join questionbank.question_version v on v.question_id = w.id and v.version = w.version
                        """)
                .param("ids", QuestionTable.texts(list, version -> version.id().toString()))
                .param("versions", QuestionTable.numbers(list, QuestionVersion::version))
                .query((ResultSet row) -> {
                    found.put(version(row), new AuthorScale.Authored(row.getString("kind"), row.getInt("difficulty")));
                });
        return found;
    }

    /** Writes what counting changes of items that are there: an update finds a row faster than an insert that meets it. */
    void update(List<Counted> items, Instant now) {
        var figures = items.stream().map(item -> ItemFigures.of(item.tally)).toList();
        var statement = db.sql("""
                        update questionbank.item_statistics s
                        set tally = w.tally, shown = w.shown, facility = w.facility, discrimination = w.discrimination,
                            omit_rate = w.omit_rate, median_seconds = w.median_seconds, counted_at = :now
                        from (%s) w
                        where s.question_id = w.id and s.version = w.version
                        """.formatted(COUNTS));
        counts(statement, items, figures).param("now", Timestamp.from(now)).update();
    }

    /**
     * Writes items as they are now; figures that lists sort by are made from the sums. One that was there is judged anew; when it
     * was last counted is no matter of this.
     *
     * @param now when one that was not there was counted
     */
    void write(List<Counted> items, Instant now) {
        var figures = items.stream().map(item -> ItemFigures.of(item.tally)).toList();
        var statement = db.sql("""
                        insert into questionbank.item_statistics
                            (question_id, version, tally, shown, facility, discrimination, omit_rate, median_seconds,
                             measured, measured_error, measured_shown, difficulty, difficulty_error, expected,
                             counted_at)
                        select w.id, w.version, w.tally, w.shown, w.facility, w.discrimination, w.omit_rate,
                            w.median_seconds, w.measured, w.measured_error, w.measured_shown, w.difficulty,
                            w.difficulty_error, w.expected, :now
                        from (%s, unnest(:measured) as measured, unnest(:measuredErrors) as measured_error,
                                unnest(:measuredShown) as measured_shown, unnest(:difficulties) as difficulty,
                                unnest(:errors) as difficulty_error, unnest(:expected) as expected) w
                        on conflict (question_id, version) do update
                        set tally = excluded.tally, shown = excluded.shown, facility = excluded.facility,
                            discrimination = excluded.discrimination, omit_rate = excluded.omit_rate,
                            median_seconds = excluded.median_seconds, measured = excluded.measured,
                            measured_error = excluded.measured_error, measured_shown = excluded.measured_shown,
                            difficulty = excluded.difficulty, difficulty_error = excluded.difficulty_error,
                            expected = excluded.expected, judged_at = '-infinity'
                        """.formatted(COUNTS));
        counts(statement, items, figures)
                .param("measured", doubles(items, item -> measured(item, Measured::difficulty)))
                .param("measuredErrors", doubles(items, item -> measured(item, Measured::error)))
                .param("measuredShown", shown(items))
                .param("difficulties", doubles(items, item -> item.difficulty.difficulty()))
                .param("errors", doubles(items, item -> item.difficulty.error()))
                .param("expected", doubles(items, Counted::expected))
                .param("now", Timestamp.from(now))
                .update();
    }

    private static JdbcClient.StatementSpec counts(
            JdbcClient.StatementSpec statement, List<Counted> items, List<ItemFigures> figures) {
        return statement
                .param(
                        "ids",
                        QuestionTable.texts(items, item -> item.question.id().toString()))
                .param("versions", QuestionTable.numbers(items, item -> item.question.version()))
                .param("tallies", items.stream().map(item -> item.tally.bytes()).toArray(byte[][]::new))
                .param("shown", QuestionTable.numbers(figures, ItemFigures::shown))
                .param("facilities", doubles(figures, ItemFigures::facility))
                .param(
                        "discriminations",
                        doubles(figures, figure -> figure.discrimination().orElse(Double.NaN)))
                .param("omits", doubles(figures, ItemFigures::omitRate))
                .param(
                        "medians",
                        doubles(figures, figure -> figure.medianSeconds().orElse(Double.NaN)));
    }

    private static double measured(Counted item, ToDoubleFunction<Measured> part) {
        return item.measured == null ? Double.NaN : part.applyAsDouble(item.measured);
    }

    private static @Nullable Integer[] shown(List<Counted> items) {
        var shown = new ArrayList<@Nullable Integer>();
        for (var item : items) shown.add(item.measured == null ? null : item.measured.shown);
        return shown.toArray(new @Nullable Integer[0]);
    }

    /** NaN becomes null. */
    static <T> @Nullable Double[] doubles(List<T> rows, ToDoubleFunction<T> number) {
        @Nullable Double[] numbers = new @Nullable Double[rows.size()];
        for (int i = 0; i < numbers.length; i++) {
            double value = number.applyAsDouble(rows.get(i));
            numbers[i] = Double.isNaN(value) ? null : value;
        }
        return numbers;
    }

    /** What came to an item on one day. */
    record DayOf(QuestionVersion question, LeakWatch.Day day) {}

    void addDays(List<DayOf> days) {
        if (days.isEmpty()) return;
        db.sql("""
                        insert into questionbank.item_day as d
                            (question_id, version, day, shown, earned, expected, normalizer)
                        select w.id, w.version, w.day, w.shown, w.earned, w.expected, w.normalizer
                        from unnest(:ids::uuid[], :versions, :days::date[], :shown, :earned, :expected, :normalizers)
                            as w (id, version, day, shown, earned, expected, normalizer)
                        on conflict (question_id, version, day) do update
                        set shown = d.shown + excluded.shown, earned = d.earned + excluded.earned,
                            expected = d.expected + excluded.expected, normalizer = d.normalizer + excluded.normalizer
                        """)
                .param("ids", QuestionTable.texts(days, day -> day.question.id().toString()))
                .param("versions", QuestionTable.numbers(days, day -> day.question.version()))
                .param("days", QuestionTable.texts(days, day -> day.day.day().toString()))
                .param("shown", QuestionTable.numbers(days, day -> day.day.shown()))
                .param("earned", doubles(days, day -> day.day.earned()))
                .param("expected", doubles(days, day -> day.day.expected()))
                .param("normalizers", doubles(days, day -> day.day.normalizer()))
                .update();
    }

    /** {@return the days of an item since {@code from}, in order} */
    List<LeakWatch.Day> days(QuestionVersion question, LocalDate from) {
        return days(List.of(question), from).getOrDefault(question, List.of());
    }

    Map<QuestionVersion, List<LeakWatch.Day>> days(Collection<QuestionVersion> questions, LocalDate from) {
        var list = List.copyOf(questions);
        Map<QuestionVersion, List<LeakWatch.Day>> found = new HashMap<>();
        db.sql("""
                        select d.question_id, d.version, d.day, d.shown, d.earned, d.expected, d.normalizer
                        from unnest(:ids::uuid[], :versions) as w (id, version)
                        join questionbank.item_day d
                            on d.question_id = w.id and d.version = w.version and d.day >= :from and d.shown > 0
                        order by d.day
                        """)
                .param("ids", QuestionTable.texts(list, version -> version.id().toString()))
                .param("versions", QuestionTable.numbers(list, QuestionVersion::version))
                .param("from", from)
                .query((ResultSet row) -> {
                    found.computeIfAbsent(version(row), _ -> new ArrayList<>())
                            .add(new LeakWatch.Day(
                                    row.getObject("day", LocalDate.class),
                                    row.getInt("shown"),
                                    row.getDouble("earned"),
                                    row.getDouble("expected"),
                                    row.getDouble("normalizer")));
                });
        return found;
    }

    /** {@return whether so many items were shown to so many candidates each, or all items of a newest release of fewer} */
    boolean areSeen(int items, int shown) {
        return db.sql("""
                        with newest as (
                            select question_id, version
                            from questionbank.release_item
                            where release_id = (select id from questionbank.release order by number desc limit 1)
                            limit :items
                        )
                        select (
                            select count(*)
                            from (select from questionbank.item_statistics where shown >= :shown limit :items) seen
                        ) = :items
                        or (select count(*) between 1 and :items - 1 from newest)
                          and not exists (
                            select from newest i
                            where not exists (
                                select from questionbank.item_statistics s
                                where s.question_id = i.question_id and s.version = i.version and s.shown >= :shown))
                        """)
                .param("items", items)
                .param("shown", shown)
                .query(Boolean.class)
                .single();
    }

    Map<QuestionVersion, Double> expected(ReleaseId release) {
        Map<QuestionVersion, Double> found = new HashMap<>();
        db.sql("""
                        select s.question_id, s.version, s.expected
                        from questionbank.release_item i
                        join questionbank.item_statistics s
                            on s.question_id = i.question_id and s.version = i.version
                        where i.release_id = :release and s.measured is not null
                        """).param("release", release.value()).query((ResultSet row) -> {
            found.put(version(row), row.getDouble("expected"));
        });
        return found;
    }

    /**
     * An item to be judged as it is now.
     *
     * @param countedAt when it was counted last, and
     * @param judgedAt judged, as the database writes moments: what changes meanwhile is seen by them
     */
    record ToJudge(
            QuestionVersion question,
            String countedAt,
            @Nullable String judgedAt) {}

    /** {@return items of the newest release that were counted since they were judged, those that waited longest first} */
    List<ToJudge> toJudge(int limit) {
        return db.sql("""
                        select s.question_id, s.version, s.counted_at::text, s.judged_at::text
                        from questionbank.item_statistics s
                        join questionbank.release_item i
                            on i.question_id = s.question_id and i.version = s.version
                            and i.release_id = (select id from questionbank.release order by number desc limit 1)
                        where s.judged_at is null or s.judged_at < s.counted_at
                        order by s.counted_at
                        limit :limit
                        """)
                .param("limit", limit)
                .query((row, number) ->
                        new ToJudge(version(row), row.getString("counted_at"), row.getString("judged_at")))
                .list();
    }

    /** What was counted or measured since these were read stays to be judged: nobody has looked at that. */
    void judged(List<ToJudge> items) {
        db.sql("""
                        update questionbank.item_statistics s
                        set judged_at = s.counted_at
                        from unnest(:ids, :versions, :counted::timestamptz[], :judged::timestamptz[])
                            as w (id, version, counted, judged)
                        where s.question_id = w.id and s.version = w.version
                          and s.counted_at = w.counted and s.judged_at is not distinct from w.judged
                        """)
                .param(
                        "ids",
                        items.stream().map(item -> item.question.id().value()).toArray(UUID[]::new))
                .param("versions", QuestionTable.numbers(items, item -> item.question.version()))
                .param("counted", QuestionTable.texts(items, ToJudge::countedAt))
                .param("judged", QuestionTable.texts(items, ToJudge::judgedAt))
                .update();
    }
}

package liangku.questionbank;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.IntConsumer;
import liangku.questionbank.statistics.AuthorScale;
import liangku.questionbank.statistics.ItemFigures;
import liangku.questionbank.statistics.ItemTally;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Figures of the bank's items, as authors and reviewers read them. */
@Component
public class ItemReports {

    private static final int PAGE_MAX = 200;
    private static final int STALE_MAX = 200;
    private static final Duration OLD = Duration.ofDays(3 * 365);
    private static final Duration UNSEEN = Duration.ofDays(180);

    /** The newest approved version of each question that is not retired: it stays on papers while a newer one is being written. */
    private static final String IN_USE = """
            with in_use as (
                select q.id, (select max(a.version) from questionbank.approval a where a.question_id = q.id) as version
                from questionbank.question q
                where q.status <> 'RETIRED'
            )
            """;

    private final JdbcClient db;
    private final ItemStatisticsTable table;
    private final MeasurementTable measurements;

    public ItemReports(JdbcClient db) {
        this.db = db;
        this.table = new ItemStatisticsTable(db);
        this.measurements = new MeasurementTable(db);
    }

    /** {@return all versions of a question that anybody answered, the newest first} */
    public List<ItemReport> of(QuestionId question, Instant now) {
        var from = Days.of(now.minus(UNSEEN));
        return db.sql("""
                        select question_id, version, tally, measured, measured_error, measured_shown, difficulty,
                            difficulty_error, expected, counted_at
                        from questionbank.item_statistics
                        where question_id = :question
                        order by version desc
                        """)
                .param("question", question.value())
                .query((row, number) -> report(row, from))
                .list();
    }

    private ItemReport report(ResultSet row, LocalDate from) throws SQLException {
        var version = ItemStatisticsTable.version(row);
        var figures = ItemFigures.of(ItemTally.of(row.getBytes("tally")));
        double measured = row.getDouble("measured");
        var known = row.wasNull()
                ? Optional.<ItemReport.Measured>empty()
                : Optional.of(new ItemReport.Measured(
                        measured, row.getDouble("measured_error"), row.getInt("measured_shown")));
        return new ItemReport(
                version,
                figures,
                known,
                row.getDouble("difficulty"),
                row.getDouble("difficulty_error"),
                row.getDouble("expected"),
                ItemReport.Trust.of(
                        figures.shown(), known.map(ItemReport.Measured::error).orElse(Double.POSITIVE_INFINITY)),
                table.days(version, from),
                row.getTimestamp("counted_at").toInstant());
    }

    /**
     * A part of the list.
     *
     * @param next where the next one begins; absent after the last
     */
    public record Page(List<ItemRow> rows, Optional<String> next) {

        public Page {
            rows = List.copyOf(rows);
        }
    }

    /**
     * {@return what was answered, version by version}
     *
     * @param topic a group's two digits or a leaf's four; empty for all
     * @param after {@code ""} for the first page, then {@link Page#next} of the same list
     * @param limit 1..200
     * @throws IllegalArgumentException if {@code after} is no place in a list
     */
    public Page page(String topic, ItemSort sort, String after, int limit) {
        int size = Math.clamp(limit, 1, PAGE_MAX);
        var rows = rows(topic, sort, after, size + 1);
        if (rows.size() <= size) return new Page(rows, Optional.empty());
        var page = rows.subList(0, size);
        return new Page(page, Optional.of(sort.after(page.getLast())));
    }

    private List<ItemRow> rows(String topic, ItemSort sort, String after, int limit) {
        var key = sort.column();
        boolean up = sort.direction() == QuestionSort.Direction.ASCENDING;
        var direction = up ? "" : " desc";
        var place = after.isEmpty() ? Optional.<ItemSort.Place>empty() : Optional.of(sort.place(after));
        var beyond = place.isEmpty()
                ? ""
                : "and (%s, s.question_id, s.version) %s (:value, :question::uuid, :version)"
                        .formatted(key, up ? ">" : "<");
        var statement = db.sql("""
                        select s.question_id, s.version, q.identifier, v.topic, v.kind, v.difficulty as author, s.shown,
                            s.facility, s.discrimination, s.omit_rate, s.median_seconds, s.difficulty, s.measured_error,
                            exists (
                                select from questionbank.quarantine c
                                where c.question_id = s.question_id and c.version = s.version
                                  and c.decided_at is null) as quarantined
                        from questionbank.item_statistics s
                        join questionbank.question q on q.id = s.question_id
                        join questionbank.question_version v
                            on v.question_id = s.question_id and v.version = s.version
                        where v.topic like :topic %s
                        order by %s, s.question_id%s, s.version%s
                        limit :limit
                        """.formatted(beyond, key + direction, direction, direction))
                .param("topic", topic.replaceAll("\\D", "") + "%")
                .param("limit", limit);
        if (place.isPresent()) {
            statement = statement
                    .param("value", place.get().value())
                    .param("question", place.get().question().toString())
                    .param("version", place.get().version());
        }
        return statement.query(ItemReports::row).list();
    }

    private static ItemRow row(ResultSet row, int number) throws SQLException {
        int shown = row.getInt("shown");
        return new ItemRow(
                ItemStatisticsTable.version(row),
                row.getString("identifier"),
                row.getString("topic"),
                QuestionKind.valueOf(row.getString("kind")),
                row.getInt("author"),
                shown,
                row.getDouble("facility"),
                optional(row, "discrimination"),
                row.getDouble("omit_rate"),
                optional(row, "median_seconds"),
                row.getDouble("difficulty"),
                ItemReport.Trust.of(shown, optional(row, "measured_error").orElse(Double.POSITIVE_INFINITY)),
                row.getBoolean("quarantined") ? ItemRow.Flag.QUARANTINED : ItemRow.Flag.NONE);
    }

    private static OptionalDouble optional(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** What an author's difficulty has turned out to mean, and how able candidates are. */
    public record Scale(AuthorScale authors, int papers, Optional<Instant> measuredAt) {}

    /** {@return the scale of the newest measuring} */
    public Scale scale() {
        var latest = measurements.latest();
        return new Scale(latest.authors(), latest.papers(), latest.madeAt());
    }

    /** {@return where the bank wants work, as of now} */
    public BankHealth health(Instant now) {
        var authors = measurements.latest().authors();
        var kinds = List.copyOf(authors.offsets().keySet());
        List<BankHealth.Cell> cells = new ArrayList<>();
        int[] measured = new int[1];
        db.sql(IN_USE + """
                        select v.topic,
                            -- least and greatest pass over null: what nobody measured would come out as a 1.
                            case
                                when s.measured is null or not :learnt or :step = 0 then v.difficulty
                                else least(5, greatest(1,
                                    round(3 + (s.measured - :middle - coalesce(k.value, 0)) / :step)))
                            end::int as difficulty,
                            count(*) as questions,
                            count(*) filter (where s.shown >= :enough) as measured
                        from in_use u
                        join questionbank.question_version v on v.question_id = u.id and v.version = u.version
                        left join questionbank.item_statistics s
                            on s.question_id = u.id and s.version = u.version
                        left join unnest(:kinds, :offsets::float8[]) as k (kind, value) on k.kind = v.kind
                        group by 1, 2
                        order by 1, 2
                        """)
                .param("learnt", authors.isLearnt())
                .param("middle", authors.middle())
                .param("step", authors.step())
                .param("kinds", kinds.toArray(String[]::new))
                .param("offsets", ItemStatisticsTable.doubles(kinds, authors.offsets()::get))
                .param("enough", ItemReport.ENOUGH)
                .query((ResultSet row) -> {
                    cells.add(new BankHealth.Cell(
                            row.getString("topic"), row.getInt("difficulty"), row.getInt("questions")));
                    measured[0] += row.getInt("measured");
                });
        int approved = cells.stream().mapToInt(BankHealth.Cell::questions).sum();
        int[] stale = new int[1];
        var oldest = stale(now, all -> stale[0] = all);
        return new BankHealth(cells, oldest, stale[0], measured[0], approved);
    }

    /** @param all is told how many there are, also of those that are not listed */
    private List<BankHealth.Stale> stale(Instant now, IntConsumer all) {
        return db.sql(IN_USE + """
                        select q.id, q.identifier, q.changed_at, count(*) over () as stale,
                            case
                                when e.expires_on < :today then 'EXPIRED'
                                when q.changed_at < :old then 'OLD'
                                else 'UNSEEN'
                            end as reason
                        from in_use u
                        join questionbank.question q on q.id = u.id
                        join questionbank.question_version v on v.question_id = u.id and v.version = u.version
                        cross join lateral (select (v.about ->> 'expiresOn')::date as expires_on) e
                        left join questionbank.item_statistics s
                            on s.question_id = u.id and s.version = u.version
                        where e.expires_on < :today
                            or q.changed_at < :old
                            or q.status = 'RELEASED' and q.changed_at < :unseen
                              and coalesce(s.counted_at, '-infinity') < :unseen
                        order by q.changed_at, q.identifier
                        limit :limit
                        """)
                .param("today", Days.of(now))
                .param("old", Timestamp.from(now.minus(OLD)))
                .param("unseen", Timestamp.from(now.minus(UNSEEN)))
                .param("limit", STALE_MAX)
                .query((row, number) -> {
                    all.accept(row.getInt("stale"));
                    return new BankHealth.Stale(
                            new QuestionId(row.getObject("id", UUID.class)),
                            row.getString("identifier"),
                            BankHealth.Reason.valueOf(row.getString("reason")),
                            row.getTimestamp("changed_at").toInstant());
                })
                .list();
    }
}

package liangku.exam;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import liangku.employer.Column;
import liangku.exam.CountingTable.Mark;
import liangku.questionbank.QuestionVersion;
import liangku.questionbank.statistics.ExamTally;
import liangku.questionbank.statistics.Trace;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was counted, and what each left behind in the sums: rows of {@code exam.counted}. */
final class CountedTable {

    private static final int FETCH = 1_000;

    private final JdbcClient db;
    private final JdbcTemplate streaming;

    CountedTable(JdbcClient db, JdbcTemplate template) {
        this.db = db;
        this.streaming = new JdbcTemplate(Objects.requireNonNull(template.getDataSource()));
        this.streaming.setFetchSize(FETCH);
    }

    /** What an attempt left behind in the sums of its items and of its exam. */
    record Left(Trace trace, ExamTally.Paper paper) {}

    /** {@return of those of these that were counted} */
    Map<AttemptId, Left> left(List<AttemptId> attempts) {
        Map<AttemptId, Left> found = new HashMap<>();
        db.sql("""
                select attempt_id, trace, share, error2, verdict
                from exam.counted
                where attempt_id = any (:ids::uuid[])
                """).param("ids", Column.of(attempts, AttemptId::value)).query((ResultSet rs) -> {
            found.put(new AttemptId(rs.getObject("attempt_id", UUID.class)), left(rs));
        });
        return found;
    }

    private static Left left(ResultSet rs) throws SQLException {
        var trace = Trace.of(rs.getBytes("trace"));
        var paper = new ExamTally.Paper(
                rs.getDouble("share"),
                rs.getDouble("error2"),
                trace.ability(),
                trace.abilityError(),
                ExamTally.Outcome.valueOf(rs.getString("verdict")));
        return new Left(trace, paper);
    }

    /** Writes what each left behind, in place of what was there of it. */
    void write(Map<AttemptId, Left> left, Instant now) {
        var rows = List.copyOf(left.entrySet());
        db.sql("""
                insert into exam.counted (attempt_id, counted_at, trace, share, error2, verdict)
                select w.id, :now, w.trace, w.share, w.error2, w.verdict
                from unnest(:ids::uuid[], :traces, :shares::float8[], :errors::float8[], :verdicts::text[])
                    as w (id, trace, share, error2, verdict)
                on conflict (attempt_id) do update
                set counted_at = excluded.counted_at, trace = excluded.trace, share = excluded.share,
                    error2 = excluded.error2, verdict = excluded.verdict
                """)
                .param("ids", Column.of(rows, row -> row.getKey().value()))
                .param("now", AttemptTable.timestamp(now))
                .param(
                        "traces",
                        rows.stream().map(row -> row.getValue().trace().bytes()).toArray(byte[][]::new))
                .param("shares", Column.of(rows, row -> row.getValue().paper().share()))
                .param("errors", Column.of(rows, row -> row.getValue().paper().error2()))
                .param("verdicts", Column.of(rows, row -> row.getValue().paper().outcome()))
                .update();
    }

    /** Lets all that was counted be counted again. */
    void queueAgain() {
        db.sql("""
                with again as (
                    delete from exam.counted returning attempt_id, counted_at
                )
                insert into exam.uncounted (attempt_id, since)
                select attempt_id, counted_at from again
                on conflict do nothing
                """).update();
        db.sql("delete from exam.tally").update();
    }

    int papers() {
        return db.sql("select count(*) from exam.counted").query(Integer.class).single();
    }

    /** Who is told of a counted paper. */
    interface Each {
        void paper(String exam, List<QuestionVersion> questions, double[] shares);
    }

    /** Reads all that was counted, as it was counted, in constant memory. */
    void each(Each each) {
        streaming.query("""
                select e.code, r.item_questions, r.item_versions, r.item_earned::float8[] as earned, r.item_max,
                    r.pilot_items, c.trace
                from exam.counted c
                join exam.attempt a on a.id = c.attempt_id
                join exam.exam e on e.id = a.exam_id
                join exam.result r on r.attempt_id = c.attempt_id
                """, (ResultSet rs) -> {
            var questions = CountingTable.marks(rs).stream().map(Mark::question).toList();
            // Not the marks: they may have changed since, and be in the queue.
            each.paper(
                    rs.getString("code"),
                    questions,
                    Trace.of(rs.getBytes("trace")).shares());
        });
    }
}

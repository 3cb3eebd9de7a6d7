package liangku.exam;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import liangku.exam.AttemptMarked.Verdict;
import liangku.questionbank.Score;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of {@code exam.result}. */
class ResultTable {

    private final JdbcClient db;

    ResultTable(JdbcClient db) {
        this.db = db;
    }

    /**
     * What a candidate is told.
     *
     * @param lost the places, from 1, of items that count and did not earn all their points
     */
    record Marks(
            BigDecimal earned,
            int max,
            BigDecimal percent,
            Verdict verdict,
            List<Score.TopicScore> topics,
            List<Integer> lost,
            Optional<Receipt> receipt,
            int late) {

        /** Of an attempt that was sat elsewhere, before there were receipts. */
        static Marks of(Score score, int passPercent) {
            return of(score, passPercent, Optional.empty(), 0);
        }

        /** @param late how many answers came when the time was up, and count */
        static Marks of(Score score, int passPercent, Receipt receipt, int late) {
            return of(score, passPercent, Optional.of(receipt), late);
        }

        private static Marks of(Score score, int passPercent, Optional<Receipt> receipt, int late) {
            var passed = score.percent().compareTo(BigDecimal.valueOf(passPercent)) >= 0;
            return new Marks(
                    // As it is stored: told at once or looked up later, it reads the same.
                    score.earned().setScale(2, RoundingMode.HALF_UP),
                    score.max(),
                    score.percent().setScale(2, RoundingMode.HALF_UP),
                    passed ? Verdict.PASSED : Verdict.FAILED,
                    score.topics(),
                    score.items().stream()
                            .filter(mark -> mark.use() == Score.Use.COUNTED && isLost(mark.earned(), mark.max()))
                            .map(Score.ItemMark::number)
                            .toList(),
                    receipt,
                    late);
        }
    }

    /** What marking found out. */
    record Marking(Score score, Marks marks, AnswerChain chain) {}

    private static String word(AnswerChain chain) {
        return switch (chain) {
            case AnswerChain.None none -> "NONE";
            case AnswerChain.Whole whole -> "WHOLE";
            case AnswerChain.Broken broken -> "BROKEN";
        };
    }

    /** Closes an open attempt, stores its marks and queues it for the statistics, in one statement. */
    void close(AttemptId attempt, Sitting.Closed closed, Marking marking, Instant now) {
        var score = marking.score();
        var marks = marking.marks();
        db.sql("""
                with closed as (
                    update exam.attempt
                    set submitted_at = :closedAt, closed_by = :closedBy
                    where id = :attempt and closed_by is null
                    returning id
                ), queued as (
                    insert into exam.uncounted (attempt_id, since)
                    select id, :closedAt from closed
                )
                insert into exam.result
                  (attempt_id, earned, max_points, percent, verdict, topics, topic_earned, topic_max,
                   item_questions, item_versions, item_earned, item_max, pilot_items, marked_at, chain,
                   chain_broken_at, late_answers, receipt_lines, receipt_digest)
                select id, :earned, :max, :percent, :verdict,
                       :topics::text[], :topicEarned::numeric[], :topicMax::int[],
                       :questions::uuid[], :versions::int[], :itemEarned::numeric[], :itemMax::int[],
                       :pilots::int[], :now, :chain, :brokenAt::bigint, :late, :lines, :digest
                from closed
                """)
                .param("attempt", attempt.value())
                .param("closedAt", AttemptTable.timestamp(closed.at()))
                .param("closedBy", closed.by().name())
                .param("earned", marks.earned())
                .param("max", marks.max())
                .param("percent", marks.percent())
                .param("verdict", marks.verdict().name())
                .param("topics", array(score.topics().stream().map(Score.TopicScore::topic)))
                .param("topicEarned", array(score.topics().stream().map(Score.TopicScore::earned)))
                .param("topicMax", array(score.topics().stream().map(Score.TopicScore::max)))
                .param("questions", array(score.items().stream().map(Score.ItemMark::question)))
                .param("versions", array(score.items().stream().map(Score.ItemMark::version)))
                .param("itemEarned", array(score.items().stream().map(Score.ItemMark::earned)))
                .param("itemMax", array(score.items().stream().map(Score.ItemMark::max)))
                .param("pilots", array(pilots(score)))
                .param("now", AttemptTable.timestamp(now))
                .param("chain", word(marking.chain()))
                .param("brokenAt", brokenAt(marking))
                .param("late", marks.late())
                .param("lines", marks.receipt().map(Receipt::lines).orElse(null))
                .param("digest", marks.receipt().map(Receipt::digest).orElse(null))
                .update();
    }

    /**
     * Writes the marks anew and keeps what was there as a past result. The questions are the same, what was earned is not.
     *
     * @return the revision the result has now
     */
    int replace(AttemptId attempt, Marking marking, Instant now) {
        var score = marking.score();
        var marks = marking.marks();
        return db.sql("""
                with past as (
                    insert into exam.past_result (attempt_id, revision, result, replaced_at)
                    select r.attempt_id, r.revision, to_jsonb(r), :now from exam.result r where r.attempt_id = :attempt
                )
                update exam.result
                set earned = :earned, percent = :percent, verdict = :verdict, topic_earned = :topicEarned::numeric[],
                    item_earned = :itemEarned::numeric[], marked_at = :now, chain = :chain,
                    chain_broken_at = :brokenAt::bigint, late_answers = :late, receipt_lines = :lines,
                    receipt_digest = :digest, revision = revision + 1, unmarked_since = null
                where attempt_id = :attempt
                returning revision
                """)
                .param("attempt", attempt.value())
                .param("earned", marks.earned())
                .param("percent", marks.percent())
                .param("verdict", marks.verdict().name())
                .param("topicEarned", array(score.topics().stream().map(Score.TopicScore::earned)))
                .param("itemEarned", array(score.items().stream().map(Score.ItemMark::earned)))
                .param("now", AttemptTable.timestamp(now))
                .param("chain", word(marking.chain()))
                .param("brokenAt", brokenAt(marking))
                .param("late", marks.late())
                .param("lines", marks.receipt().map(Receipt::lines).orElse(null))
                .param("digest", marks.receipt().map(Receipt::digest).orElse(null))
                .query(Integer.class)
                .single();
    }

    /** The marks stand, on what was saved before now; that answers came late, and what the journal is now, is noted. */
    void noteLate(AttemptId attempt, Marks marks, Instant now) {
        db.sql("""
                update exam.result
                set late_answers = :late, receipt_lines = :lines, receipt_digest = :digest,
                    unmarked_since = coalesce(unmarked_since, :now)
                where attempt_id = :attempt
                """)
                .param("attempt", attempt.value())
                .param("late", marks.late())
                .param("lines", marks.receipt().map(Receipt::lines).orElse(null))
                .param("digest", marks.receipt().map(Receipt::digest).orElse(null))
                .param("now", AttemptTable.timestamp(now))
                .update();
    }

    private static @Nullable String brokenAt(Marking marking) {
        return marking.chain() instanceof AnswerChain.Broken(var seq) ? Long.toString(seq) : null;
    }

    Optional<Marks> find(AttemptId attempt) {
        return db.sql("""
                select r.attempt_id, r.earned, r.max_points, r.percent, r.verdict, r.topics, r.topic_earned, r.topic_max,
                       r.item_earned, r.item_max, r.pilot_items, r.late_answers, r.receipt_lines, r.receipt_digest,
                       a.submitted_at
                from exam.result r
                join exam.attempt a on a.id = r.attempt_id
                where r.attempt_id = :attempt
                """)
                .param("attempt", attempt.value())
                .query(ResultTable::marks)
                .optional();
    }

    /** {@return what each item earned, in paper order} */
    List<BigDecimal> earned(AttemptId attempt) {
        return db.sql("select item_earned from exam.result where attempt_id = :attempt")
                .param("attempt", attempt.value())
                .query((rs, row) ->
                        List.of((BigDecimal[]) rs.getArray("item_earned").getArray()))
                .single();
    }

    /** {@return the places, from 1, of the items that were only tried out} */
    static Stream<Integer> pilots(Score score) {
        return score.items().stream()
                .filter(mark -> mark.use() == Score.Use.PILOT)
                .map(Score.ItemMark::number);
    }

    private static String[] array(Stream<?> values) {
        return values.map(String::valueOf).toArray(String[]::new);
    }

    private static Marks marks(ResultSet rs, int row) throws SQLException {
        var codes = (String[]) rs.getArray("topics").getArray();
        var earned = (BigDecimal[]) rs.getArray("topic_earned").getArray();
        var max = (Integer[]) rs.getArray("topic_max").getArray();
        var topics = new ArrayList<Score.TopicScore>(codes.length);
        for (int i = 0; i < codes.length; i++) {
            topics.add(new Score.TopicScore(codes[i], earned[i], max[i]));
        }
        return new Marks(
                rs.getBigDecimal("earned"),
                rs.getInt("max_points"),
                rs.getBigDecimal("percent"),
                Verdict.valueOf(rs.getString("verdict")),
                topics,
                lost(rs),
                receipt(rs),
                rs.getInt("late_answers"));
    }

    private static List<Integer> lost(ResultSet rs) throws SQLException {
        var earned = (BigDecimal[]) rs.getArray("item_earned").getArray();
        var max = (Integer[]) rs.getArray("item_max").getArray();
        var pilots = List.of((Integer[]) rs.getArray("pilot_items").getArray());
        return IntStream.rangeClosed(1, earned.length)
                .filter(number -> isLost(earned[number - 1], max[number - 1]) && !pilots.contains(number))
                .boxed()
                .toList();
    }

    private static boolean isLost(BigDecimal earned, int max) {
        return earned.compareTo(BigDecimal.valueOf(max)) < 0;
    }

    private static Optional<Receipt> receipt(ResultSet rs) throws SQLException {
        var attempt = new AttemptId(rs.getObject("attempt_id", UUID.class));
        var at = AttemptTable.instant(rs, "submitted_at");
        var lines = rs.getInt("receipt_lines");
        return Optional.ofNullable(rs.getString("receipt_digest"))
                .map(digest -> new Receipt(attempt, at, lines, digest));
    }
}

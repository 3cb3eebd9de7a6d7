package liangku.exam;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import liangku.questionbank.Response;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The journal: rows of {@code exam.answer}, added and never changed. */
class AnswerTable {

    private final JdbcClient db;

    AnswerTable(JdbcClient db) {
        this.db = db;
    }

    /**
     * Adds what is not there yet.
     *
     * @return how many were added; fewer than came where a number is taken, by the same answer or by another
     */
    int append(AttemptId attempt, Collection<Answer> answers, Instant now) {
        return db.sql("""
                insert into exam.answer (attempt_id, seq, item, response, saved_at)
                select :attempt, seq, item, string_to_array(response, chr(31)), :now
                from unnest(:seqs::bigint[], :items::int[], :responses::text[]) as g (seq, item, response)
                on conflict (attempt_id, seq) do nothing
                """)
                .param("attempt", attempt.value())
                .param("seqs", column(answers, answer -> Long.toString(answer.seq())))
                .param("items", column(answers, answer -> Integer.toString(answer.item())))
                .param("responses", column(answers, AnswerTable::text))
                .param("now", AttemptTable.timestamp(now))
                .update();
    }

    /** {@return the lowest number of these that is missing, or under which something else is stored} */
    OptionalLong firstNotStored(AttemptId attempt, Collection<Answer> answers) {
        return db.sql("""
                select g.seq
                from unnest(:seqs::bigint[], :items::int[], :responses::text[]) as g (seq, item, response)
                left join exam.answer a on a.attempt_id = :attempt and a.seq = g.seq
                where a.seq is null
                   or a.item <> g.item
                   or a.response <> string_to_array(g.response, chr(31))
                order by g.seq
                limit 1
                """)
                .param("attempt", attempt.value())
                .param("seqs", column(answers, answer -> Long.toString(answer.seq())))
                .param("items", column(answers, answer -> Integer.toString(answer.item())))
                .param("responses", column(answers, AnswerTable::text))
                .query((rs, row) -> OptionalLong.of(rs.getLong("seq")))
                .optional()
                .orElse(OptionalLong.empty());
    }

    /** {@return the highest number stored, 0 for none} */
    long savedSeq(AttemptId attempt) {
        return db.sql("select coalesce(max(seq), 0) from exam.answer where attempt_id = :attempt")
                .param("attempt", attempt.value())
                .query(Long.class)
                .single();
    }

    /** {@return the answer with the highest number for each item answered, by item} */
    List<Answer> latest(AttemptId attempt) {
        return db.sql("""
                select distinct on (item) seq, item, response
                from exam.answer
                where attempt_id = :attempt
                order by item, seq desc
                """)
                .param("attempt", attempt.value())
                .query(AnswerTable::answer)
                .list();
    }

    /** No value holds a control character; an array of arrays cannot be unnested by row. */
    static String text(Answer answer) {
        return String.join("\u001f", answer.response().values());
    }

    private static String[] column(Collection<Answer> answers, Function<Answer, String> value) {
        return answers.stream().map(value).toArray(String[]::new);
    }

    private static Answer answer(ResultSet rs, int row) throws SQLException {
        return new Answer(rs.getLong("seq"), rs.getInt("item"), new Response(List.of((String[])
                rs.getArray("response").getArray())));
    }
}

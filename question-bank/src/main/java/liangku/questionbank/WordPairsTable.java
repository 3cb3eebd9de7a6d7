package liangku.questionbank;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows that say which pairs of characters a question's words have. */
final class WordPairsTable {

    private final JdbcClient db;

    WordPairsTable(JdbcClient db) {
        this.db = db;
    }

    /** Sets what these questions are found by. */
    void note(List<QuestionTable.Write> writes) {
        db.sql("""
                        insert into questionbank.word_pairs (question_id, pairs)
                        select w.id, string_to_array(w.pairs, ',')::int[]
                        from unnest(:ids::uuid[], :pairs) as w (id, pairs)
                        on conflict (question_id) do update
                        set pairs = excluded.pairs
                        """)
                .param("ids", QuestionTable.texts(writes, write -> write.id().toString()))
                .param(
                        "pairs",
                        QuestionTable.texts(
                                writes, write -> WordPairs.of(write.content().words())))
                .update();
    }

    void forget(Collection<QuestionId> ids) {
        db.sql("delete from questionbank.word_pairs where question_id = any (:ids)")
                .param("ids", QuestionTable.uuids(ids))
                .update();
    }

    /**
     * {@return a condition that all questions with this text in their words meet, and few others; empty if the text is too
     * short to tell} The pairs stand in the statement itself, so that it is planned for how rare they are.
     */
    static String condition(String text) {
        var pairs = WordPairs.of(text);
        return pairs.isEmpty()
                ? ""
                : " and q.id in (select question_id from questionbank.word_pairs where pairs @> '{" + pairs + "}')";
    }
}

package liangku.questionbank;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows that say what a question is found by: its words, their pairs, and how it looks from afar. */
final class FoundByTable {

    private final JdbcClient db;

    FoundByTable(JdbcClient db) {
        this.db = db;
    }

    /** Sets what these questions are found by. */
    void note(List<QuestionTable.Write> writes) {
        db.sql("""
                        insert into questionbank.found_by (question_id, identifier, words, pairs, bands, sign)
                        select w.id, w.identifier, w.words, w.pairs::int[], w.bands::int[], w.sign
                        from unnest(:ids, :identifiers, :words, :pairs, :bands, :signs)
                            as w (id, identifier, words, pairs, bands, sign)
                        on conflict (question_id) do update
                        set words = excluded.words, pairs = excluded.pairs, bands = excluded.bands,
                            sign = excluded.sign
                        """)
                .param(
                        "ids",
                        QuestionTable.uuids(
                                writes.stream().map(QuestionTable.Write::id).toList()))
                .param(
                        "identifiers",
                        QuestionTable.texts(writes, write -> write.content().identifier()))
                .param(
                        "words",
                        QuestionTable.texts(writes, write -> write.stored().words()))
                .param(
                        "pairs",
                        QuestionTable.texts(
                                writes, write -> write.stored().pairs().toString()))
                .param(
                        "bands",
                        QuestionTable.texts(
                                writes, write -> array(write.sketch().bands())))
                .param(
                        "signs",
                        writes.stream().map(write -> write.sketch().sign()).toArray(Long[]::new))
                .update();
    }

    static String array(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    void forget(Collection<QuestionId> ids) {
        db.sql("delete from questionbank.found_by where question_id = any (:ids)")
                .param("ids", QuestionTable.uuids(ids))
                .update();
    }

    /** Takes what was noted last into the indexes: until then every lookup reads all of it. */
    void settle() {
        db.sql("""
                        select gin_clean_pending_list('questionbank.found_by_pair'),
                            gin_clean_pending_list('questionbank.found_by_band')
                        """).query((row, number) -> 0).single();
    }

    /**
     * {@return a condition that all rows {@code f} with this text in their words meet, and few others; empty if the text is
     * too short to tell} The pairs stand in the statement itself, so that it is planned for how rare they are.
     */
    static String condition(String text) {
        var pairs = WordPairs.of(text);
        return pairs.isEmpty() ? "" : " and f.pairs @> '" + pairs + "'";
    }
}

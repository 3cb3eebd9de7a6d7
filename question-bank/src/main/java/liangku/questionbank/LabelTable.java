package liangku.questionbank;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How questions are filed: tags in their own rows, enemies in pairs. */
final class LabelTable {

    private final JdbcClient db;

    LabelTable(JdbcClient db) {
        this.db = db;
    }

    /** How a question is to be filed. Enemies that do not exist (yet) are left out; {@link #unknown} names them. */
    record Filing(QuestionId id, Labels labels) {}

    void file(List<Filing> filings) {
        tag(filings);
        clearEnemies(filings);
        addEnemies(filings);
    }

    /** Files tags only. */
    void tag(List<Filing> filings) {
        db.sql("""
                        update questionbank.question q
                        set tags = string_to_array(w.tags, chr(31))
                        from unnest(:ids::uuid[], :tags) as w (id, tags)
                        where q.id = w.id and q.tags <> string_to_array(w.tags, chr(31))
                        """)
                .param("ids", QuestionTable.texts(filings, filing -> filing.id.toString()))
                .param("tags", QuestionTable.texts(filings, filing -> String.join("\u001f", filing.labels.tags())))
                .update();
    }

    /** Takes every enemy from these questions. Whoever files many clears all before adding any: a pair may be named once. */
    void clearEnemies(List<Filing> filings) {
        db.sql("""
                        delete from questionbank.enemy
                        where one = any (:ids::uuid[]) or other = any (:ids::uuid[])
                        """)
                .param("ids", QuestionTable.texts(filings, filing -> filing.id.toString()))
                .update();
    }

    /** Pairs these questions with the enemies they name. */
    void addEnemies(List<Filing> filings) {
        db.sql("""
                        insert into questionbank.enemy (one, other)
                        select pair.one, pair.other
                        from unnest(:ids::uuid[], :enemies) as w (id, enemies)
                        join questionbank.question f on f.identifier = any (string_to_array(w.enemies, chr(31)))
                        cross join lateral (values (w.id, f.id), (f.id, w.id)) as pair (one, other)
                        where f.id <> w.id
                        on conflict do nothing
                        """)
                .param("ids", QuestionTable.texts(filings, filing -> filing.id.toString()))
                .param(
                        "enemies",
                        QuestionTable.texts(filings, filing -> String.join("\u001f", filing.labels.enemies())))
                .update();
    }

    /** {@return those of these identifiers that no question has} */
    List<String> unknown(Collection<String> identifiers) {
        return db.sql("""
                        select w.identifier
                        from unnest(:identifiers) as w (identifier)
                        where not exists (select from questionbank.question q where q.identifier = w.identifier)
                        order by w.identifier
                        """)
                .param("identifiers", identifiers.toArray(String[]::new))
                .query((row, number) -> row.getString(1))
                .list();
    }
}

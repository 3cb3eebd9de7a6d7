package liangku.questionbank;

import com.fasterxml.uuid.Generators;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    /** {@return how these questions, their enemies, and those with these identifiers are filed now} */
    Map<QuestionId, Labels> around(Collection<QuestionId> questions, Collection<String> identifiers) {
        return labels("""
                where q.id = any (:ids)
                   or q.id in (select e.other from questionbank.enemy e where e.one = any (:ids))
                   or q.identifier = any (:identifiers)
                """, questions, identifiers);
    }

    /** {@return how these questions are filed now} */
    Map<QuestionId, Labels> of(Collection<QuestionId> questions) {
        return labels("where q.id = any (:ids) or q.identifier = any (:identifiers)", questions, List.of());
    }

    private Map<QuestionId, Labels> labels(
            String where, Collection<QuestionId> questions, Collection<String> identifiers) {
        Map<QuestionId, Labels> found = new HashMap<>();
        db.sql("""
                        select q.id, q.tags, array(
                            select f.identifier
                            from questionbank.enemy e
                            join questionbank.question f on f.id = e.other
                            where e.one = q.id) as enemies
                        from questionbank.question q
                        """ + where)
                .param("ids", QuestionTable.uuids(questions))
                .param("identifiers", identifiers.toArray(String[]::new))
                .query(row -> {
                    found.put(
                            QuestionTable.id(row, "id"),
                            new Labels(QuestionTable.strings(row, "tags"), QuestionTable.strings(row, "enemies")));
                });
        return found;
    }

    /** Writes into the histories of these questions how they are filed anew. */
    void tell(Map<QuestionId, String> changes, @Nullable ImportId origin, String by, Instant at) {
        var generator = Generators.timeBasedEpochGenerator();
        var told = List.copyOf(changes.entrySet());
        db.sql("""
                        insert into questionbank.remark
                            (id, question_id, version, step, body, made_at, made_by, import_id)
                        select w.remark, q.id, q.version, 'FILED', w.body, :at, :by, :origin::uuid
                        from unnest(:remarks::uuid[], :ids::uuid[], :bodies) as w (remark, id, body)
                        join questionbank.question q on q.id = w.id
                        """)
                .param(
                        "remarks",
                        QuestionTable.texts(told, _ -> generator.generate().toString()))
                .param("ids", QuestionTable.texts(told, one -> one.getKey().toString()))
                .param("bodies", QuestionTable.texts(told, Map.Entry::getValue))
                .param("at", Timestamp.from(at))
                .param("by", by)
                .param("origin", origin == null ? null : origin.toString())
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

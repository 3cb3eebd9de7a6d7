package liangku.questionbank;

import com.fasterxml.uuid.Generators;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of blueprint drafts. One that was published stays, so that its test makes no other; it is no draft any more. */
final class BlueprintDraftTable {

    private final JdbcClient db;

    BlueprintDraftTable(JdbcClient db) {
        this.db = db;
    }

    /** {@return drafts nobody has published, newest first} */
    List<BlueprintDraft> list(int limit) {
        return db.sql("""
                        select code, title_zh, title_en, content::text as content, import_id, made_at, made_by,
                            changed_at, changed_by
                        from questionbank.blueprint_draft
                        where published_at is null
                        order by made_at desc, code
                        limit :limit
                        """)
                .param("limit", limit)
                .query(BlueprintDraftTable::draft)
                .list();
    }

    Optional<BlueprintDraft> find(String code) {
        return db.sql("""
                        select code, title_zh, title_en, content::text as content, import_id, made_at, made_by,
                            changed_at, changed_by
                        from questionbank.blueprint_draft
                        where code = :code and published_at is null
                        """).param("code", code).query(BlueprintDraftTable::draft).optional();
    }

    /** {@return the code of what was made of a test that said the same} */
    Optional<String> made(String testDigest) {
        return db.sql("select code from questionbank.blueprint_draft where test_digest = :digest")
                .param("digest", testDigest)
                .query(String.class)
                .optional();
    }

    /** {@return those of these codes that a blueprint or a draft has} */
    List<String> taken(List<String> codes) {
        return db.sql("""
                        select code from questionbank.blueprint where code = any (:codes)
                        union
                        select code from questionbank.blueprint_draft where code = any (:codes)
                        """)
                .param("codes", codes.toArray(String[]::new))
                .query((row, number) -> row.getString("code"))
                .list();
    }

    void insert(Blueprint draft, String testDigest, ImportId origin, String by, Instant now) {
        db.sql("""
                        insert into questionbank.blueprint_draft
                            (code, title_zh, title_en, content, import_id, test_digest, made_at, made_by)
                        values (:code, :titleZh, :titleEn, :content::jsonb, :origin, :digest, :now, :by)
                        """)
                .param("code", draft.code())
                .param("titleZh", draft.titleZh())
                .param("titleEn", draft.titleEn())
                .param("content", BlueprintJson.write(draft))
                .param("origin", origin.value())
                .param("digest", testDigest)
                .param("now", Timestamp.from(now))
                .param("by", by)
                .update();
    }

    /** {@return whether there was such a draft} */
    boolean change(Blueprint draft, String by, Instant now) {
        return db.sql("""
                        update questionbank.blueprint_draft
                        set title_zh = :titleZh, title_en = :titleEn, content = :content::jsonb,
                            changed_at = :now, changed_by = :by
                        where code = :code and published_at is null
                        """)
                        .param("code", draft.code())
                        .param("titleZh", draft.titleZh())
                        .param("titleEn", draft.titleEn())
                        .param("content", BlueprintJson.write(draft))
                        .param("now", Timestamp.from(now))
                        .param("by", by)
                        .update()
                == 1;
    }

    void published(String code, String by, Instant now) {
        db.sql("""
                        update questionbank.blueprint_draft
                        set published_at = :now, published_by = :by
                        where code = :code and published_at is null
                        """)
                .param("code", code)
                .param("now", Timestamp.from(now))
                .param("by", by)
                .update();
    }

    /** {@return whether there was such a draft} */
    boolean delete(String code) {
        return db.sql("delete from questionbank.blueprint_draft where code = :code and published_at is null")
                        .param("code", code)
                        .update()
                == 1;
    }

    /** {@return the codes of what this import made and nobody changed or published, all of them gone now} */
    List<String> deleteUntouched(ImportId origin) {
        return db.sql("""
                        delete from questionbank.blueprint_draft
                        where import_id = :origin and changed_at is null and published_at is null
                        returning code
                        """).param("origin", origin.value()).query((row, number) -> row.getString("code")).list().stream()
                .sorted()
                .toList();
    }

    /** {@return the codes of what this import made and nobody changed or published, ascending} */
    List<String> untouched(ImportId origin) {
        return db.sql("""
                        select code
                        from questionbank.blueprint_draft
                        where import_id = :origin and changed_at is null and published_at is null
                        order by code
                        """)
                .param("origin", origin.value())
                .query((row, number) -> row.getString("code"))
                .list();
    }

    /** {@return the codes of what this import made, ascending} */
    List<String> of(ImportId origin) {
        return db.sql("select code from questionbank.blueprint_draft where import_id = :origin order by code")
                .param("origin", origin.value())
                .query((row, number) -> row.getString("code"))
                .list();
    }

    private static BlueprintDraft draft(ResultSet row, int number) throws SQLException {
        var changedAt = row.getTimestamp("changed_at");
        return new BlueprintDraft(
                BlueprintJson.read(
                        new BlueprintId(Generators.timeBasedEpochGenerator().generate()),
                        row.getString("code"),
                        row.getString("title_zh"),
                        row.getString("title_en"),
                        row.getString("content")),
                new ImportId(row.getObject("import_id", UUID.class)),
                row.getTimestamp("made_at").toInstant(),
                row.getString("made_by"),
                changedAt == null
                        ? Optional.empty()
                        : Optional.of(new BlueprintDraft.Changed(changedAt.toInstant(), row.getString("changed_by"))));
    }
}

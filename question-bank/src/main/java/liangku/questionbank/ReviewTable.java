package liangku.questionbank;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of approvals and retirements. */
final class ReviewTable {

    private final JdbcClient db;

    ReviewTable(JdbcClient db) {
        this.db = db;
    }

    /** A version someone wants approved, and how its question stands. */
    record Seen(QuestionVersion seen, Optional<Standing> standing) {}

    /** How a question stands, and who wrote its newest version. */
    record Standing(int newest, QuestionStatus status, String changedBy) {}

    List<Seen> seen(List<QuestionVersion> versions) {
        return db.sql("""
                        select s.id, s.version as seen, q.version as newest, q.status, v.changed_by
                        from unnest(:ids::uuid[], :versions) with ordinality as s (id, version, position)
                        left join questionbank.question q on q.id = s.id
                        left join questionbank.question_version v on v.question_id = q.id and v.version = q.version
                        order by s.position
                        """)
                .param(
                        "ids",
                        QuestionTable.texts(versions, version -> version.id().toString()))
                .param("versions", QuestionTable.numbers(versions, QuestionVersion::version))
                .query((row, number) -> {
                    var status = row.getString("status");
                    return new Seen(
                            new QuestionVersion(QuestionTable.id(row, "id"), row.getInt("seen")),
                            status == null
                                    ? Optional.empty()
                                    : Optional.of(new Standing(
                                            row.getInt("newest"),
                                            QuestionStatus.valueOf(status),
                                            row.getString("changed_by"))));
                })
                .list();
    }

    List<QuestionVersion> draftsOf(ImportId origin) {
        return db.sql("""
                        select q.id, q.version
                        from questionbank.question q
                        join questionbank.question_version v on v.question_id = q.id and v.version = q.version
                        where v.import_id = :origin and q.status in ('DRAFT', 'IN_REVIEW')
                        order by q.identifier
                        """)
                .param("origin", origin.value())
                .query((row, number) -> new QuestionVersion(QuestionTable.id(row, "id"), row.getInt("version")))
                .list();
    }

    void approve(List<QuestionVersion> versions, String by, Instant now) {
        db.sql("""
                        with approved as (
                            insert into questionbank.approval (question_id, version, approved_at, approved_by)
                            select s.id, s.version, :now, :by
                            from unnest(:ids::uuid[], :versions) as s (id, version)
                            returning question_id
                        )
                        update questionbank.question q
                        set status = 'APPROVED'
                        from approved a
                        where q.id = a.question_id
                        """)
                .param(
                        "ids",
                        QuestionTable.texts(versions, version -> version.id().toString()))
                .param("versions", QuestionTable.numbers(versions, QuestionVersion::version))
                .param("now", Timestamp.from(now))
                .param("by", by)
                .update();
    }

    /** {@return the questions that were not retired before} */
    List<QuestionId> retire(Collection<QuestionId> ids, String reason, String by, Instant now) {
        return db.sql("""
                        with retired as (
                            update questionbank.question q
                            set status = 'RETIRED'
                            where q.id = any (:ids::uuid[]) and q.status <> 'RETIRED'
                            returning q.id
                        )
                        insert into questionbank.retirement (question_id, retired_at, retired_by, reason)
                        select id, :now, :by, :reason
                        from retired
                        returning question_id
                        """)
                .param("ids", ids.stream().map(QuestionId::toString).toArray(String[]::new))
                .param("now", Timestamp.from(now))
                .param("by", by)
                .param("reason", reason)
                .query((row, number) -> QuestionTable.id(row, "question_id"))
                .list();
    }
}

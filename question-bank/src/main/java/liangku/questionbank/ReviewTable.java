package liangku.questionbank;

import com.fasterxml.uuid.Generators;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import liangku.questionbank.Remark.Step;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of remarks, approvals and retirements. */
final class ReviewTable {

    /** Where the newest version of {@code questionbank.question q} stands by its approvals and the newest release. */
    static final String STANDING = """
            case
                when exists (
                    select from questionbank.release_item i
                    where i.release_id = (select id from questionbank.release order by number desc limit 1)
                      and i.question_id = q.id and i.version = q.version) then 'RELEASED'
                when exists (
                    select from questionbank.approval a
                    where a.question_id = q.id and a.version = q.version) then 'APPROVED'
                else 'DRAFT'
            end
            """;

    private final JdbcClient db;

    ReviewTable(JdbcClient db) {
        this.db = db;
    }

    /** A version someone wants to move on, and how its question stands. */
    record Seen(QuestionVersion seen, Optional<Standing> standing) {}

    /**
     * How a question stands.
     *
     * @param own whether the one who asks wrote any of it since it was last approved
     */
    record Standing(int newest, QuestionStatus status, boolean own, String topic) {}

    /** @param by who asks */
    List<Seen> seen(List<QuestionVersion> versions, String by) {
        return db.sql("""
                        select s.id, s.version as seen, q.version as newest, q.status, q.topic, exists (
                            select from questionbank.question_version v
                            where v.question_id = q.id and v.changed_by = :by and v.version > coalesce((
                                select max(a.version) from questionbank.approval a where a.question_id = q.id), 0))
                                as own
                        from unnest(:ids::uuid[], :versions) with ordinality as s (id, version, position)
                        left join questionbank.question q on q.id = s.id
                        order by s.position
                        """)
                .param("by", by)
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
                                            row.getBoolean("own"),
                                            row.getString("topic"))));
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

    /** {@return what an import wrote and nobody approved yet, though something newer may wait by now} */
    List<QuestionVersion> waitingOf(ImportId origin) {
        return db.sql("""
                        select q.id, max(v.version) as version
                        from questionbank.question_version v
                        join questionbank.question q on q.id = v.question_id
                        where v.import_id = :origin and q.status in ('DRAFT', 'IN_REVIEW') and not exists (
                            select from questionbank.approval a
                            where a.question_id = v.question_id and a.version >= v.version)
                        group by q.id, q.identifier
                        order by q.identifier
                        """)
                .param("origin", origin.value())
                .query((row, number) -> new QuestionVersion(QuestionTable.id(row, "id"), row.getInt("version")))
                .list();
    }

    /** What is done to a set of questions: for each of them a remark says so. */
    record Made(Step step, String text, String by, Instant at) {}

    void move(List<QuestionId> ids, QuestionStatus to, Made made) {
        step("""
                done as (
                    update questionbank.question q
                    set status = :status
                    from step s
                    where q.id = s.id
                    returning q.id, q.version, s.remark
                )
                """, ids, made, Map.of("status", to.name()));
    }

    /** @param versions the newest of their questions */
    void approve(List<QuestionVersion> versions, Made made) {
        step("""
                done as (
                    update questionbank.question q
                    set status = 'APPROVED'
                    from step s
                    where q.id = s.id
                    returning q.id, q.version, s.remark
                ), approved as (
                    insert into questionbank.approval (question_id, version, approved_at, approved_by)
                    select id, version, :at, :by
                    from done
                )
                """, versions.stream().map(QuestionVersion::id).toList(), made, Map.of());
    }

    /** {@return the questions that were not retired before} */
    List<QuestionId> retire(Collection<QuestionId> ids, Made made) {
        return step("""
                done as (
                    update questionbank.question q
                    set status = 'RETIRED'
                    from step s
                    where q.id = s.id and q.status <> 'RETIRED'
                    returning q.id, q.version, s.remark
                ), retired as (
                    insert into questionbank.retirement (question_id, retired_at, retired_by, reason)
                    select id, :at, :by, :text
                    from done
                )
                """, ids, made, Map.of());
    }

    void revive(Collection<QuestionId> ids, Made made) {
        step("""
                done as (
                    update questionbank.question q
                    set status = %s
                    from step s
                    where q.id = s.id
                    returning q.id, q.version, s.remark
                )
                """.formatted(STANDING), ids, made, Map.of());
    }

    /**
     * One statement: {@code step (id, remark)} goes in, {@code done (id, version, remark)} becomes remarks.
     *
     * @return the questions it was done to
     */
    private List<QuestionId> step(String done, Collection<QuestionId> ids, Made made, Map<String, String> more) {
        var statement = """
                with step as (
                    select id, remark
                    from unnest(:ids::uuid[], :remarks::uuid[]) as given (id, remark)
                ), %s
                insert into questionbank.remark (id, question_id, version, step, body, made_at, made_by)
                select remark, id, version, :step, :text, :at, :by
                from done
                returning question_id
                """.formatted(done);
        return db.sql(statement)
                .params(more)
                .param("ids", ids.stream().map(QuestionId::toString).toArray(String[]::new))
                .param("remarks", newIds(ids.size()))
                .param("step", made.step.name())
                .param("text", made.text)
                .param("at", Timestamp.from(made.at))
                .param("by", made.by)
                .query((row, number) -> QuestionTable.id(row, "question_id"))
                .list();
    }

    private static String[] newIds(int count) {
        var generator = Generators.timeBasedEpochGenerator();
        return Stream.generate(() -> generator.generate().toString())
                .limit(count)
                .toArray(String[]::new);
    }

    /**
     * A question someone wants back.
     *
     * @param status absent if there is none
     * @param liveTwin whether another question that is not retired says the same
     */
    record Retired(
            QuestionId id, Optional<QuestionStatus> status, String twin, boolean liveTwin, boolean topicRetired) {}

    List<Retired> retired(List<QuestionId> ids) {
        return db.sql("""
                        select s.id, q.status, coalesce(q.twin, '') as twin, exists (
                            select from questionbank.question t
                            where t.twin = q.twin and t.id <> q.id and t.status <> 'RETIRED') as live_twin,
                            exists (
                                select from questionbank.topic t
                                where t.retired_at is not null
                                  and (t.code = q.topic or exists (
                                      select from questionbank.question_version v
                                      where v.question_id = q.id and v.version = q.version
                                        and v.about -> 'alsoAbout' @> to_jsonb(t.code)))) as topic_retired
                        from unnest(:ids::uuid[]) as s (id)
                        left join questionbank.question q on q.id = s.id
                        order by q.identifier
                        """)
                .param("ids", ids.stream().map(QuestionId::toString).toArray(String[]::new))
                .query((row, number) -> new Retired(
                        QuestionTable.id(row, "id"),
                        Optional.ofNullable(row.getString("status")).map(QuestionStatus::valueOf),
                        row.getString("twin"),
                        row.getBoolean("live_twin"),
                        row.getBoolean("topic_retired")))
                .list();
    }

    /** {@return whether there is such a version, so that the remark was written} */
    boolean comment(QuestionVersion version, Made made) {
        UUID id = Generators.timeBasedEpochGenerator().generate();
        return db.sql("""
                        insert into questionbank.remark (id, question_id, version, step, body, made_at, made_by)
                        select :id, v.question_id, v.version, :step, :text, :at, :by
                        from questionbank.question_version v
                        where v.question_id = :question and v.version = :version
                        """)
                        .param("id", id)
                        .param("question", version.id().value())
                        .param("version", version.version())
                        .param("step", made.step.name())
                        .param("text", made.text)
                        .param("at", Timestamp.from(made.at))
                        .param("by", made.by)
                        .update()
                == 1;
    }

    List<Remark> remarks(QuestionId id) {
        return db.sql("""
                        select question_id, version, step, body, made_at, made_by
                        from questionbank.remark
                        where question_id = :id
                        order by made_at desc, id desc
                        """)
                .param("id", id.value())
                .query((row, number) -> new Remark(
                        QuestionTable.id(row, "question_id"),
                        row.getInt("version"),
                        Step.valueOf(row.getString("step")),
                        row.getString("body"),
                        row.getString("made_by"),
                        row.getTimestamp("made_at").toInstant()))
                .list();
    }
}

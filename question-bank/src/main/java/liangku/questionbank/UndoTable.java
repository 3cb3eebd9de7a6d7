package liangku.questionbank;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes out of the bank what an import wrote. */
final class UndoTable {

    private final JdbcClient db;

    UndoTable(JdbcClient db) {
        this.db = db;
    }

    /** A version that the import wrote, and why it has to stay. */
    record Written(QuestionId id, String identifier, int version, Optional<Undoing.Reason> stays) {}

    /** That somebody said something about a version. */
    static final String REMARKED = """
            exists (
                select from questionbank.remark r
                where r.question_id = %s and r.version = %s and r.step in ('COMMENTED', 'RETURNED'))
            """;

    List<Written> written(ImportId origin) {
        return db.sql("""
                        select q.id, q.identifier, v.version, case
                            when exists (
                                select from questionbank.approval a
                                where a.question_id = v.question_id and a.version = v.version) then 'APPROVED'
                            when q.version <> v.version then 'CHANGED'
                            when %s then 'REMARKED'
                        end as stays
                        from questionbank.question_version v
                        join questionbank.question q on q.id = v.question_id
                        where v.import_id = :origin
                        order by q.identifier
                        """.formatted(REMARKED.formatted("v.question_id", "v.version")))
                .param("origin", origin.value())
                .query((row, number) -> new Written(
                        QuestionTable.id(row, "id"),
                        row.getString("identifier"),
                        row.getInt("version"),
                        Optional.ofNullable(row.getString("stays")).map(Undoing.Reason::valueOf)))
                .list();
    }

    /**
     * A question that the import filed anew.
     *
     * @param text what its history says of that
     * @param since whether it was filed again since
     */
    record Filed(QuestionId id, String identifier, String text, boolean since) {}

    /** That a question's labels were changed after {@code r} told that an import changed them. */
    static final String FILED_SINCE = """
            exists (
                select from questionbank.remark s
                where s.question_id = r.question_id and s.step = 'FILED' and (s.made_at, s.id) > (r.made_at, r.id))
            """;

    /** {@return questions that the import filed anew, by identifier} What it brought is not among them. */
    List<Filed> filed(ImportId origin) {
        return db.sql("""
                        select q.id, q.identifier, r.body, %s as since
                        from questionbank.remark r
                        join questionbank.question q on q.id = r.question_id
                        where r.import_id = :origin and r.step = 'FILED'
                        order by q.identifier
                        """.formatted(FILED_SINCE))
                .param("origin", origin.value())
                .query((row, number) -> new Filed(
                        QuestionTable.id(row, "id"),
                        row.getString("identifier"),
                        row.getString("body"),
                        row.getBoolean("since")))
                .list();
    }

    /** Removes questions of one version with all that hangs on them. */
    void remove(Collection<QuestionId> ids) {
        var gone = QuestionTable.uuids(ids);
        db.sql("delete from questionbank.retirement where question_id = any (:ids)")
                .param("ids", gone)
                .update();
        db.sql("delete from questionbank.question_version where question_id = any (:ids)")
                .param("ids", gone)
                .update();
        db.sql("delete from questionbank.question where id = any (:ids)")
                .param("ids", gone)
                .update();
        new FoundByTable(db).forget(ids);
    }

    /** Removes the newest version of each of these questions, which must then be pointed at another. Its number is spent. */
    void removeNewest(Collection<QuestionId> ids) {
        var questions = QuestionTable.uuids(ids);
        db.sql("update questionbank.question set spent = greatest(spent, version) where id = any (:ids)")
                .param("ids", questions)
                .update();
        db.sql("""
                        delete from questionbank.remark r
                        using questionbank.question q
                        where q.id = any (:ids) and r.question_id = q.id and r.version = q.version
                        """).param("ids", questions).update();
        db.sql("""
                        delete from questionbank.question_version v
                        using questionbank.question q
                        where q.id = any (:ids) and v.question_id = q.id and v.version = q.version
                        """).param("ids", questions).update();
    }

    /** {@return the newest version there is of each question, whatever its own row says} */
    List<Question> newestLeft(Collection<QuestionId> ids) {
        return db.sql(QuestionTable.QUESTION + """
                        where q.id = any (:ids) and v.version = (
                            select max(w.version) from questionbank.question_version w where w.question_id = q.id)
                        """)
                .param("ids", QuestionTable.uuids(ids))
                .query(QuestionTable::question)
                .list();
    }

    /**
     * Lets questions stand where their newest version stood, waiting for review if that was the last step it took, with what
     * was measured of it.
     */
    void settle(Collection<QuestionId> ids) {
        db.sql("""
                        update questionbank.question q
                        set status = case
                            when q.status = 'RETIRED' then q.status
                            when 'SUBMITTED' = (
                                select r.step
                                from questionbank.remark r
                                where r.question_id = q.id and r.version = q.version and r.step not in ('COMMENTED', 'FILED')
                                order by r.made_at desc, r.id desc
                                limit 1) then 'IN_REVIEW'
                            else %s
                        end,
                        changed_at = v.changed_at, changed_by = v.changed_by, import_id = v.import_id,
                        measured_difficulty = s.measured, facility = s.facility, discrimination = s.discrimination,
                        shown = s.shown
                        from questionbank.question_version v
                        left join %s on s.question_id = v.question_id and s.version = v.version
                        where q.id = any (:ids) and v.question_id = q.id and v.version = q.version
                        """.formatted(ReviewTable.STANDING, ItemStatisticsTable.MEASURED))
                .param("ids", QuestionTable.uuids(ids))
                .update();
    }
}

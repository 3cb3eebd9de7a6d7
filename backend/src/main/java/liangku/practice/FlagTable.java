package liangku.practice;

import static liangku.practice.MistakeTable.timestamp;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import liangku.employer.Employers;
import liangku.exam.AttemptId;
import liangku.people.WorkerId;
import liangku.questionbank.QuestionId;
import liangku.questionbank.QuestionVersion;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of doubts and answers. */
class FlagTable {

    private static final String OWN = """
            select f.id, f.question_id, f.version, f.reason, f.said, f.raised_at, a.outcome, a.remark, a.answered_at
            from practice.flag f
            left join practice.flag_answer a on a.id = f.answer_id
            where f.worker_id = :worker
            """;

    private final JdbcClient db;

    FlagTable(JdbcClient db) {
        this.db = db;
    }

    /** A doubt with its answer, if it has one. */
    record Row(UUID id, QuestionVersion question, Doubt doubt, Instant raisedAt, Optional<FlagAnswer> answer) {}

    /** {@return 1, or 0 if the worker flagged this version before} */
    int insert(
            UUID id, WorkerId worker, QuestionVersion question, Optional<AttemptId> paper, Doubt doubt, Instant now) {
        return db.sql("""
                insert into practice.flag (id, worker_id, question_id, version, attempt_id, reason, said, raised_at)
                values (:id, :worker, :question, :version, :attempt, :reason, :said, :now)
                on conflict (worker_id, question_id, version) do nothing
                """)
                .param("id", id)
                .param("worker", worker.value())
                .param("question", question.id().value())
                .param("version", question.version())
                .param("attempt", paper.map(AttemptId::value).orElse(null))
                .param("reason", doubt.reason().name())
                .param("said", doubt.text())
                .param("now", timestamp(now))
                .update();
    }

    /** {@return the doubts about questions of one paper, the first first, without the questions} */
    List<PaperDoubt> about(AttemptId paper) {
        return db.sql("""
                select f.raised_at, a.answered_at, a.answered_by
                from practice.flag f
                left join practice.flag_answer a on a.id = f.answer_id
                where f.attempt_id = :attempt
                order by f.raised_at, f.id
                """)
                .param("attempt", paper.value())
                .query((rs, row) -> new PaperDoubt(
                        raised(rs),
                        rs.getString("answered_by") == null
                                ? Optional.empty()
                                : Optional.of(new PaperDoubt.Answered(
                                        instant(rs, "answered_at"), rs.getString("answered_by")))))
                .list();
    }

    int raisedSince(WorkerId worker, Instant since) {
        return db.sql("select count(*) from practice.flag where worker_id = :worker and raised_at > :since")
                .param("worker", worker.value())
                .param("since", timestamp(since))
                .query(Integer.class)
                .single();
    }

    Optional<Row> find(WorkerId worker, QuestionVersion question) {
        return db.sql(OWN + "and f.question_id = :question and f.version = :version")
                .param("worker", worker.value())
                .param("question", question.id().value())
                .param("version", question.version())
                .query(FlagTable::row)
                .optional();
    }

    List<Row> of(WorkerId worker, int limit) {
        return db.sql(OWN + "order by f.raised_at desc limit :limit")
                .param("worker", worker.value())
                .param("limit", limit)
                .query(FlagTable::row)
                .list();
    }

    /** {@return questions with open doubts, those with most of them first} */
    List<QuestionId> waiting(int limit) {
        return db.sql("""
                select question_id
                from practice.flag
                where answer_id is null
                group by question_id
                order by count(*) desc, min(raised_at)
                limit :limit
                """)
                .param("limit", limit)
                .query((rs, row) -> new QuestionId(rs.getObject("question_id", UUID.class)))
                .list();
    }

    /** One open doubt, without who raised it. */
    record Open(QuestionId question, FlagTask.Voice voice) {}

    /** {@return the open doubts about these questions, the latest first} */
    List<Open> open(List<QuestionId> questions) {
        return db.sql("""
                select question_id, version, reason, said, raised_at
                from practice.flag
                where answer_id is null and question_id = any (:questions::uuid[])
                order by raised_at desc
                """)
                .param("questions", questions.stream().map(QuestionId::value).toArray(UUID[]::new))
                .query((rs, row) -> new Open(
                        new QuestionId(rs.getObject("question_id", UUID.class)),
                        new FlagTask.Voice(
                                rs.getInt("version"), doubt(rs), LocalDate.ofInstant(raised(rs), Employers.ZONE))))
                .list();
    }

    /** Answers all open doubts about a question. {@return how many} */
    int answer(UUID id, QuestionId question, FlagAnswer answer, String by) {
        db.sql("""
                insert into practice.flag_answer (id, question_id, outcome, remark, answered_at, answered_by)
                values (:id, :question, :outcome, :remark, :now, :by)
                """)
                .param("id", id)
                .param("question", question.value())
                .param("outcome", answer.outcome().name())
                .param("remark", answer.remark())
                .param("now", timestamp(answer.at()))
                .param("by", by)
                .update();
        return db.sql("update practice.flag set answer_id = :id where question_id = :question and answer_id is null")
                .param("id", id)
                .param("question", question.value())
                .update();
    }

    private static Row row(ResultSet rs, int number) throws SQLException {
        var question =
                new QuestionVersion(new QuestionId(rs.getObject("question_id", UUID.class)), rs.getInt("version"));
        var outcome = Optional.ofNullable(rs.getString("outcome"));
        var answer = outcome.isEmpty()
                ? Optional.<FlagAnswer>empty()
                : Optional.of(new FlagAnswer(
                        FlagAnswer.Outcome.valueOf(outcome.get()),
                        rs.getString("remark"),
                        rs.getObject("answered_at", OffsetDateTime.class).toInstant()));
        return new Row(rs.getObject("id", UUID.class), question, doubt(rs), raised(rs), answer);
    }

    private static Doubt doubt(ResultSet rs) throws SQLException {
        return new Doubt(Doubt.Reason.valueOf(rs.getString("reason")), rs.getString("said"));
    }

    private static Instant raised(ResultSet rs) throws SQLException {
        return instant(rs, "raised_at");
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }
}

package liangku.practice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import liangku.exam.AttemptId;
import liangku.exam.MarkedPapers;
import liangku.people.WorkerId;
import liangku.questionbank.QuestionId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of the book of wrong questions. */
class MistakeTable {

    private final JdbcClient db;

    MistakeTable(JdbcClient db) {
        this.db = db;
    }

    /** One line of a book. */
    record Row(QuestionId question, Mistake.Origin origin, Spacing.Place place, int missed) {}

    static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** One writer of a worker's book at a time, to the end of the transaction. */
    void lock(WorkerId worker) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))::text")
                .param("key", "practice.mistake " + worker)
                .query(String.class)
                .single();
    }

    Optional<Spacing.Place> place(WorkerId worker, QuestionId question) {
        return db.sql("""
                select box, due_on
                from practice.mistake
                where worker_id = :worker and question_id = :question and mastered_at is null
                """)
                .param("worker", worker.value())
                .param("question", question.value())
                .query((rs, row) -> place(rs))
                .optional();
    }

    /** Puts questions into the book, or back into this box; what was mastered is no more. */
    void put(
            WorkerId worker,
            Collection<QuestionId> questions,
            Mistake.Origin origin,
            Spacing.Place place,
            Instant now) {
        db.sql("""
                insert into practice.mistake (worker_id, question_id, origin, box, due_on, missed, since)
                select :worker, q.id, :origin, :box, :due, 1, :now
                from unnest(:questions::uuid[]) as q (id)
                on conflict (worker_id, question_id) do update
                set box = excluded.box, due_on = excluded.due_on, missed = mistake.missed + 1, mastered_at = null
                """)
                .param("worker", worker.value())
                .param("questions", questions.stream().map(QuestionId::value).toArray(UUID[]::new))
                .param("origin", origin.name())
                .param("box", place.box())
                .param("due", place.due())
                .param("now", timestamp(now))
                .update();
    }

    void move(WorkerId worker, QuestionId question, Spacing.Place place) {
        db.sql("""
                update practice.mistake
                set box = :box, due_on = :due
                where worker_id = :worker and question_id = :question
                """)
                .param("worker", worker.value())
                .param("question", question.value())
                .param("box", place.box())
                .param("due", place.due())
                .update();
    }

    void master(WorkerId worker, QuestionId question, Instant now) {
        db.sql("""
                update practice.mistake
                set mastered_at = :now
                where worker_id = :worker and question_id = :question
                """)
                .param("worker", worker.value())
                .param("question", question.value())
                .param("now", timestamp(now))
                .update();
    }

    /** {@return what is in the book, the longest due first, at most {@code limit}} */
    List<Row> book(WorkerId worker, int limit) {
        return db.sql("""
                select question_id, origin, box, due_on, missed
                from practice.mistake
                where worker_id = :worker and mastered_at is null
                order by due_on, box, since, question_id
                limit :limit
                """)
                .param("worker", worker.value())
                .param("limit", limit)
                .query((rs, row) -> new Row(
                        new QuestionId(rs.getObject("question_id", UUID.class)),
                        Mistake.Origin.valueOf(rs.getString("origin")),
                        place(rs),
                        rs.getInt("missed")))
                .list();
    }

    int mastered(WorkerId worker) {
        return db.sql("select count(*) from practice.mistake where worker_id = :worker and mastered_at is not null")
                .param("worker", worker.value())
                .query(Integer.class)
                .single();
    }

    /** {@return which revision of each attempt's result is taken in} */
    Map<AttemptId, Integer> noted(WorkerId worker) {
        return db
                .sql("select attempt_id, revision from practice.noted_attempt where worker_id = :worker")
                .param("worker", worker.value())
                .query((rs, row) ->
                        Map.entry(new AttemptId(rs.getObject("attempt_id", UUID.class)), rs.getInt("revision")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Takes out what this attempt put in and nothing has touched since. */
    void takeOut(WorkerId worker, AttemptId attempt, Collection<QuestionId> questions) {
        db.sql("""
                delete from practice.mistake m
                using practice.noted_attempt n
                where n.worker_id = :worker and n.attempt_id = :attempt
                  and m.worker_id = n.worker_id and m.question_id = any (:questions::uuid[])
                  and m.origin = 'EXAM' and m.since = n.noted_at and m.missed = 1 and m.mastered_at is null
                """)
                .param("worker", worker.value())
                .param("attempt", attempt.value())
                .param("questions", questions.stream().map(QuestionId::value).toArray(UUID[]::new))
                .update();
    }

    /** {@return 1, or 0 if it was noted before} */
    int note(WorkerId worker, MarkedPapers.Marked marked, Instant now) {
        return db.sql("""
                insert into practice.noted_attempt as n (worker_id, attempt_id, noted_at, revision)
                values (:worker, :attempt, :now, :revision)
                on conflict (worker_id, attempt_id) do update
                set revision = excluded.revision
                where n.revision < excluded.revision
                """)
                .param("worker", worker.value())
                .param("attempt", marked.attempt().value())
                .param("revision", marked.revision())
                .param("now", timestamp(now))
                .update();
    }

    private static Spacing.Place place(ResultSet rs) throws SQLException {
        return new Spacing.Place(rs.getInt("box"), rs.getObject("due_on", LocalDate.class));
    }
}

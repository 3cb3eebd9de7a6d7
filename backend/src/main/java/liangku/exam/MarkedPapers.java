package liangku.exam;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import liangku.people.WorkerId;
import liangku.questionbank.QuestionId;
import liangku.questionbank.QuestionVersion;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Somebody's papers after they were marked, for those who help to learn from them. Of an open attempt it tells nothing. */
@Component
public class MarkedPapers {

    private static final int LIST_MAX = 200;

    private final JdbcClient db;

    public MarkedPapers(JdbcClient db) {
        this.db = db;
    }

    /** @param revision of its result: late answers write it anew */
    public record Marked(AttemptId attempt, int revision) {}

    /** {@return the last 200 marked attempts of somebody, the newest first} */
    public List<Marked> of(WorkerId worker) {
        return db.sql("""
                select a.id, r.revision
                from exam.attempt a
                join exam.result r on r.attempt_id = a.id
                where a.worker_id = :worker
                  and a.submitted_at is not null
                order by a.started_at desc
                limit :limit
                """)
                .param("worker", worker.value())
                .param("limit", LIST_MAX)
                .query((rs, row) -> new Marked(new AttemptId(rs.getObject("id", UUID.class)), rs.getInt("revision")))
                .list();
    }

    /** {@return the paper of somebody's own marked attempt} */
    public Optional<MarkedPaper> find(WorkerId worker, AttemptId attempt) {
        return db.sql("""
                select a.release_id, a.blueprint_id, a.algorithm, a.seed, a.calibration_id,
                       r.item_questions, r.item_versions, r.item_earned, r.item_max
                from exam.attempt a
                join exam.result r on r.attempt_id = a.id
                where a.id = :attempt
                  and a.worker_id = :worker
                """)
                .param("attempt", attempt.value())
                .param("worker", worker.value())
                .query(MarkedPapers::paper)
                .optional();
    }

    /** {@return whether somebody is under way: with an attempt whose time is not up} */
    public boolean sitting(WorkerId worker, Instant now) {
        return db.sql("""
                select exists (
                    select from exam.attempt
                    where worker_id = :worker
                      and submitted_at is null
                      and deadline > :now)
                """)
                .param("worker", worker.value())
                .param("now", AttemptTable.timestamp(now))
                .query(Boolean.class)
                .single();
    }

    /**
     * Notes that somebody is about to be told what is right on their own marked paper; the first time holds. It is to be
     * committed before they are: what their phones bring of it afterwards shows nothing of what they knew.
     */
    public void told(AttemptId attempt, Instant now) {
        db.sql("""
                insert into exam.corrections_seen (attempt_id, seen_at)
                values (:attempt, :now)
                on conflict (attempt_id) do nothing
                """)
                .param("attempt", attempt.value())
                .param("now", AttemptTable.timestamp(now))
                .update();
    }

    /** The same of what is right of one question: of every paper of theirs that has it and that late answers may still come to. */
    public void told(WorkerId worker, QuestionId question, Instant now) {
        db.sql("""
                insert into exam.corrections_seen (attempt_id, seen_at)
                select a.id, :now
                from exam.attempt a
                join exam.result r on r.attempt_id = a.id
                where a.worker_id = :worker
                  and a.closed_by = 'DEADLINE'
                  and :question = any (r.item_questions)
                on conflict (attempt_id) do nothing
                """)
                .param("worker", worker.value())
                .param("question", question.value())
                .param("now", AttemptTable.timestamp(now))
                .update();
    }

    /** {@return when the candidate was first told what is right on the paper} */
    Optional<Instant> toldOf(AttemptId attempt) {
        return db.sql("select seen_at from exam.corrections_seen where attempt_id = :attempt")
                .param("attempt", attempt.value())
                .query((rs, row) -> AttemptTable.instant(rs, "seen_at"))
                .optional();
    }

    private static MarkedPaper paper(ResultSet rs, int row) throws SQLException {
        var questions = (UUID[]) rs.getArray("item_questions").getArray();
        var versions = (Integer[]) rs.getArray("item_versions").getArray();
        var earned = (BigDecimal[]) rs.getArray("item_earned").getArray();
        var max = (Integer[]) rs.getArray("item_max").getArray();
        var items = new ArrayList<MarkedPaper.Item>(questions.length);
        for (int i = 0; i < questions.length; i++) {
            var question = new QuestionVersion(new QuestionId(questions[i]), versions[i]);
            items.add(new MarkedPaper.Item(i + 1, question, earned[i], max[i]));
        }
        return new MarkedPaper(AttemptTable.paper(rs), items);
    }
}

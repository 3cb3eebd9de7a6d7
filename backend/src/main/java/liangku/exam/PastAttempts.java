package liangku.exam;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import liangku.employer.EmployerId;
import liangku.employer.Scope;
import liangku.exam.AttemptMarked.Verdict;
import liangku.people.WorkerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people sat, for themselves and for those who answer for them: without questions, answers or keys. */
@Component
public class PastAttempts {

    private static final int LIST_MAX = 200;

    private final JdbcClient db;
    private final Candidates candidates;

    PastAttempts(JdbcClient db, Candidates candidates) {
        this.db = db;
        this.candidates = candidates;
    }

    /** {@return somebody's own marked attempts, the newest first, of the last 200} Asks for no paper and no answer. */
    public List<OwnAttempt> of(WorkerId worker) {
        return db.sql("""
                select a.id, a.exam_id, a.submitted_at, a.closed_by, a.pass_percent, r.percent, r.verdict, r.late_answers,
                       r.receipt_lines, r.receipt_digest,
                       (select count(*) from exam.late_answer l
                        where l.attempt_id = a.id and l.decision is null) as undecided
                from exam.attempt a
                join exam.result r on r.attempt_id = a.id
                where a.worker_id = :worker
                order by a.started_at desc
                limit :limit
                """)
                .param("worker", worker.value())
                .param("limit", LIST_MAX)
                .query((rs, row) -> own(rs))
                .list();
    }

    private static OwnAttempt own(ResultSet rs) throws SQLException {
        var id = new AttemptId(rs.getObject("id", UUID.class));
        var at = AttemptTable.instant(rs, "submitted_at");
        var lines = rs.getInt("receipt_lines");
        return new OwnAttempt(
                id,
                new ExamId(rs.getObject("exam_id", UUID.class)),
                at,
                Attempt.Ended.valueOf(rs.getString("closed_by")),
                rs.getBigDecimal("percent"),
                rs.getInt("pass_percent"),
                Verdict.valueOf(rs.getString("verdict")),
                Optional.ofNullable(rs.getString("receipt_digest")).map(digest -> new Receipt(id, at, lines, digest)),
                rs.getInt("late_answers"),
                rs.getInt("undecided"));
    }

    /** {@return marked attempts sat while employed within the scope, the newest first, of the last 200} */
    public List<PastAttempt> of(WorkerId worker, Scope scope) {
        return db
                .sql("""
                select a.id, a.exam_id, a.employer_id, a.number, a.submitted_at, r.percent, r.verdict
                from exam.attempt a
                join exam.result r on r.attempt_id = a.id
                where a.worker_id = :worker
                order by a.started_at desc
                limit :limit
                """)
                .param("worker", worker.value())
                .param("limit", LIST_MAX)
                .query((rs, row) -> new PastAttempt(
                        new AttemptId(rs.getObject("id", UUID.class)),
                        new ExamId(rs.getObject("exam_id", UUID.class)),
                        new EmployerId(rs.getObject("employer_id", UUID.class)),
                        rs.getInt("number"),
                        AttemptTable.instant(rs, "submitted_at"),
                        rs.getBigDecimal("percent"),
                        Verdict.valueOf(rs.getString("verdict"))))
                .list()
                .stream()
                .filter(attempt -> candidates.sees(scope, attempt.employer()))
                .toList();
    }
}

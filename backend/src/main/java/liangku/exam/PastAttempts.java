package liangku.exam;

import java.util.List;
import java.util.UUID;
import liangku.employer.EmployerId;
import liangku.employer.Scope;
import liangku.exam.AttemptMarked.Verdict;
import liangku.people.WorkerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people sat, for those who answer for them: without questions, answers or keys. */
@Component
public class PastAttempts {

    private static final int LIST_MAX = 200;

    private final JdbcClient db;
    private final Candidates candidates;

    PastAttempts(JdbcClient db, Candidates candidates) {
        this.db = db;
        this.candidates = candidates;
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

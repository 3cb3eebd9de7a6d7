package liangku.exam;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import liangku.audit.Audit;
import liangku.employer.Column;
import liangku.exam.AttemptMarked.Verdict;
import liangku.people.WorkerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the last attempt of each of several people went, for whoever lets them sit: never a question or an answer. */
@Component
public class SatLately {

    private final JdbcClient db;
    private final Audit audit;

    public SatLately(JdbcClient db, Audit audit) {
        this.db = db;
        this.audit = audit;
    }

    /**
     * An attempt from outside.
     *
     * @param submittedAt empty while it runs
     * @param percent two decimals; empty while it runs
     */
    public record Sat(
            AttemptId attempt,
            Instant startedAt,
            Optional<Instant> submittedAt,
            Optional<BigDecimal> percent,
            Optional<Verdict> verdict) {}

    /** {@return by person, for those who have one, the last attempt of the exam that was open at this moment or later} */
    public Map<WorkerId, Sat> of(Collection<WorkerId> people, ExamId exam, Instant since) {
        Map<WorkerId, Sat> sat = new HashMap<>();
        db.sql("""
                select distinct on (a.worker_id)
                       a.worker_id, a.id, a.started_at, a.submitted_at, r.percent, r.verdict
                from exam.attempt a
                left join exam.result r on r.attempt_id = a.id
                where a.worker_id = any (:people::uuid[])
                  and a.exam_id = :exam
                  and (a.submitted_at is null or a.submitted_at >= :since)
                order by a.worker_id, a.started_at desc
                """)
                .param("people", Column.of(List.copyOf(people), worker -> worker))
                .param("exam", exam.value())
                .param("since", AttemptTable.timestamp(since))
                .query((rs, row) -> Map.entry(
                        new WorkerId(rs.getObject("worker_id", UUID.class)),
                        new Sat(
                                new AttemptId(rs.getObject("id", UUID.class)),
                                AttemptTable.instant(rs, "started_at"),
                                AttemptTable.instantOrNone(rs, "submitted_at"),
                                Optional.ofNullable(rs.getBigDecimal("percent")),
                                Optional.ofNullable(rs.getString("verdict")).map(Verdict::valueOf))))
                .list()
                .forEach(entry -> sat.put(entry.getKey(), entry.getValue()));
        return sat;
    }

    /** {@return how often the attempt went on to another device than the one it was written on} */
    public long takeOvers(AttemptId attempt) {
        return audit.about("attempt", attempt.toString()).stream()
                .filter(entry -> entry.action().equals("attempt-taken-over"))
                .count();
    }
}

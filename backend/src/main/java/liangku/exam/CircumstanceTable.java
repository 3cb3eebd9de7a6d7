package liangku.exam;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import liangku.employer.Employers;
import liangku.exam.Ban.Reach;
import liangku.people.WorkerId;
import liangku.programme.Programme;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was decided about one person that an exam of theirs depends on, in one question to the database. */
class CircumstanceTable {

    private static final String COLUMNS = "b.reach, b.decision, b.ends_on, s.opens_at, t.percent ";

    private static final String DECIDED = """
            from (values (1)) one
            left join lateral (
                select b.reach, b.decision, least(b.until, l.lifted_on) as ends_on
                from people.worker w
                join exam.ban b on b.id_number_index = w.id_number_index
                left join exam.ban_lift l on l.ban_id = b.id
                where w.id = :worker
                  and (b.reach = 'EXAMS' or :managers)
                  and b.since <= :today
                  and (b.until is null or b.until > :today)
                  and (l.lifted_on is null or l.lifted_on > :today)
                order by ends_on desc nulls first, b.id
                limit 1
            ) b on true
            left join lateral (
                select max(s.opens_at) as opens_at
                from exam.session_candidate c
                join exam.session s on s.id = c.session_id
                where c.worker_id = :worker
                  and s.exam_id = :exam
                  and s.opens_at > :now
                  and not exists (select from exam.session_cancellation x where x.session_id = s.id)
            ) s on true
            left join lateral (
                select t.percent
                from exam.extra_time t
                where t.worker_id = :worker
                  and (t.until is null or t.until > :today)
                  and not exists (select from exam.extra_time_end e where e.extra_time_id = t.id)
                order by t.granted_at desc
                limit 1
            ) t on true
            """;

    private static final String WITH_HISTORY = "select " + COLUMNS + ", " + AttemptTable.TRACE + DECIDED + "left join ("
            + AttemptTable.TRACES + ") on a.worker_id = :worker order by a.started_at";

    private final JdbcClient db;

    CircumstanceTable(JdbcClient db) {
        this.db = db;
    }

    /**
     * @param barred the ban that holds and lasts longest
     * @param opensAt of the session that is still to open
     * @param extraPercent of time, 0 for none
     */
    record Circumstances(Optional<Eligibility.Barred> barred, Optional<Instant> opensAt, int extraPercent) {}

    /** The same with all that the person sat so far, the oldest first. */
    record Past(Circumstances circumstances, List<AttemptTable.Trace> history) {}

    /** @param level of the exam: a ban from the posts that manage reaches a manager's only */
    Circumstances of(WorkerId worker, ExamId exam, Programme.Level level, Instant now) {
        return about(worker, exam, level, now, "select " + COLUMNS + DECIDED)
                .query(CircumstanceTable::circumstances)
                .single();
    }

    /** {@return circumstances and history, read at one time} */
    Past past(WorkerId worker, ExamId exam, Programme.Level level, Instant now) {
        return about(worker, exam, level, now, WITH_HISTORY).query((ResultSet rs) -> read(rs));
    }

    private JdbcClient.StatementSpec about(
            WorkerId worker, ExamId exam, Programme.Level level, Instant now, String statement) {
        return db.sql(statement)
                .param("worker", worker.value())
                .param("exam", exam.value())
                .param("managers", level == Programme.Level.MANAGER)
                .param("today", LocalDate.ofInstant(now, Employers.ZONE))
                .param("now", AttemptTable.timestamp(now));
    }

    /** Who sat nothing yet has one row without an attempt. */
    private static Past read(ResultSet rs) throws SQLException {
        List<AttemptTable.Trace> history = new ArrayList<>();
        rs.next();
        var circumstances = circumstances(rs, 0);
        do {
            if (rs.getString("digest") != null) {
                history.add(AttemptTable.trace(rs, 0));
            }
        } while (rs.next());
        return new Past(circumstances, history);
    }

    private static Circumstances circumstances(ResultSet rs, int row) throws SQLException {
        var until = Optional.ofNullable(rs.getObject("ends_on", LocalDate.class));
        var decision = Optional.ofNullable(rs.getString("decision")).orElse("");
        return new Circumstances(
                Optional.ofNullable(rs.getString("reach"))
                        .map(reach -> new Eligibility.Barred(Reach.valueOf(reach), decision, until)),
                AttemptTable.instantOrNone(rs, "opens_at"),
                rs.getInt("percent"));
    }
}

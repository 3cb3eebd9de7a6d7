package liangku.exam;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import liangku.employer.Column;
import liangku.employer.EmployerId;
import liangku.employer.Employers;
import liangku.exam.AttemptMarked.Verdict;
import liangku.people.EmploymentId;
import liangku.people.WorkerId;
import liangku.programme.ProgrammeId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of {@code exam.spot_check} and {@code exam.spot_check_worker}. */
class SpotCheckTable {

    private final JdbcClient db;

    SpotCheckTable(JdbcClient db) {
        this.db = db;
    }

    /** An order as it concerns one person. */
    record Order(
            SpotCheckId id,
            ExamId exam,
            EmployerId employer,
            EmploymentId employment,
            ProgrammeId programme,
            Instant orderedAt,
            Instant closesAt) {}

    void insert(SpotCheck check, List<Candidates.Owing> workers) {
        db.sql("""
                insert into exam.spot_check (id, exam_id, employer_id, ordered_by, ordered_at, closes_at)
                values (:id, :exam, :employer, :by, :at, :closesAt)
                """)
                .param("id", check.id().value())
                .param("exam", check.exam().value())
                .param("employer", check.employer().value())
                .param("by", check.orderedBy())
                .param("at", AttemptTable.timestamp(check.orderedAt()))
                .param("closesAt", AttemptTable.timestamp(check.closesAt()))
                .update();
        db.sql("""
                insert into exam.spot_check_worker (spot_check_id, worker_id, employment_id, programme_id)
                select :id, worker, employment, programme
                from unnest(:workers::uuid[], :employments::uuid[], :programmes::uuid[])
                     as w (worker, employment, programme)
                """)
                .param("id", check.id().value())
                .param("workers", Column.of(workers, owing -> owing.employment().worker()))
                .param(
                        "employments",
                        Column.of(workers, owing -> owing.employment().id()))
                .param(
                        "programmes",
                        Column.of(workers, owing -> owing.programme().id()))
                .update();
    }

    /** An order of somebody who has still something to sit under it. */
    record Open(WorkerId worker, SpotCheckId check) {}

    /** Who orders at a business waits here until another's order there is kept: a second click finds the first. */
    void oneAtATime(EmployerId employer) {
        db.sql("select pg_advisory_xact_lock(hashtext('exam.spot_check'), hashtext(:employer))")
                .param("employer", employer.toString())
                .query((rs, row) -> 0)
                .single();
    }

    /** {@return the newest open order of each person who has one at the business: not closed, not left, not settled} */
    List<Open> openAt(EmployerId employer, Exam exam, Instant now) {
        return db.sql("""
                select distinct on (w.worker_id) w.worker_id, w.spot_check_id
                from exam.spot_check_worker w
                join exam.spot_check c on c.id = w.spot_check_id
                where c.employer_id = :employer
                  and c.exam_id = :exam
                  and c.closes_at > :now
                  and not exists (select from exam.spot_check_void v
                                  where v.spot_check_id = c.id and v.worker_id = w.worker_id)
                  and not exists (select from exam.attempt a
                                  join exam.result r on r.attempt_id = a.id
                                  where a.spot_check_id = c.id and a.worker_id = w.worker_id
                                    and (r.verdict = 'PASSED' or a.number >= :attempts))
                order by w.worker_id, c.ordered_at desc
                """)
                .param("employer", employer.value())
                .param("exam", exam.id().value())
                .param("attempts", exam.retakes().allowed())
                .param("now", AttemptTable.timestamp(now))
                .query((rs, row) -> new Open(
                        new WorkerId(rs.getObject("worker_id", UUID.class)),
                        new SpotCheckId(rs.getObject("spot_check_id", UUID.class))))
                .list();
    }

    /** What is still to be sat under the order is void from the day on. */
    void leave(Open open, LocalDate leftOn, Instant now) {
        db.sql("""
                insert into exam.spot_check_void (spot_check_id, worker_id, left_on, reason, recorded_at)
                values (:check, :worker, :leftOn, 'LEFT', :now)
                on conflict do nothing
                """)
                .param("check", open.check().value())
                .param("worker", open.worker().value())
                .param("leftOn", leftOn)
                .param("now", AttemptTable.timestamp(now))
                .update();
    }

    /** {@return the newest order of each exam that is neither closed nor void yet} */
    List<Order> openFor(WorkerId worker, Instant now) {
        return db.sql("""
                select distinct on (c.exam_id)
                       c.id, c.exam_id, c.employer_id, w.employment_id, w.programme_id, c.ordered_at, c.closes_at
                from exam.spot_check_worker w
                join exam.spot_check c on c.id = w.spot_check_id
                where w.worker_id = :worker
                  and c.closes_at > :now
                  and not exists (select from exam.spot_check_void v
                                  where v.spot_check_id = c.id and v.worker_id = w.worker_id and v.left_on <= :today)
                order by c.exam_id, c.ordered_at desc
                """)
                .param("worker", worker.value())
                .param("today", LocalDate.ofInstant(now, Employers.ZONE))
                .param("now", AttemptTable.timestamp(now))
                .query(SpotCheckTable::order)
                .list();
    }

    Optional<SpotCheck> find(SpotCheckId id) {
        return db.sql("""
                select id, exam_id, employer_id, ordered_by, ordered_at, closes_at
                from exam.spot_check
                where id = :id
                """).param("id", id.value()).query(SpotCheckTable::check).optional();
    }

    /** {@return the orders at one business, the newest first} */
    List<SpotCheck> of(EmployerId employer, int limit) {
        return db.sql("""
                select id, exam_id, employer_id, ordered_by, ordered_at, closes_at
                from exam.spot_check
                where employer_id = :employer
                order by ordered_at desc
                limit :limit
                """)
                .param("employer", employer.value())
                .param("limit", limit)
                .query(SpotCheckTable::check)
                .list();
    }

    /** {@return everybody ordered, with what they sat, attempts in order} */
    List<SpotCheck.Line> lines(SpotCheckId id) {
        return db.sql("""
                select w.worker_id, w.employment_id, a.number, a.submitted_at, r.percent, r.verdict, v.left_on
                from exam.spot_check_worker w
                left join exam.spot_check_void v on v.spot_check_id = w.spot_check_id and v.worker_id = w.worker_id
                left join exam.attempt a on a.spot_check_id = w.spot_check_id and a.worker_id = w.worker_id
                left join exam.result r on r.attempt_id = a.id
                where w.spot_check_id = :id
                order by w.worker_id, a.number
                """).param("id", id.value()).query(SpotCheckTable::line).list();
    }

    private static SpotCheck check(ResultSet rs, int row) throws SQLException {
        return new SpotCheck(
                new SpotCheckId(rs.getObject("id", UUID.class)),
                new ExamId(rs.getObject("exam_id", UUID.class)),
                new EmployerId(rs.getObject("employer_id", UUID.class)),
                rs.getString("ordered_by"),
                AttemptTable.instant(rs, "ordered_at"),
                AttemptTable.instant(rs, "closes_at"));
    }

    private static SpotCheck.Line line(ResultSet rs, int row) throws SQLException {
        return new SpotCheck.Line(
                new WorkerId(rs.getObject("worker_id", UUID.class)),
                new EmploymentId(rs.getObject("employment_id", UUID.class)),
                rs.getInt("number"),
                AttemptTable.instantOrNone(rs, "submitted_at"),
                Optional.ofNullable(rs.getBigDecimal("percent")),
                Optional.ofNullable(rs.getString("verdict")).map(Verdict::valueOf),
                Optional.ofNullable(rs.getObject("left_on", LocalDate.class)));
    }

    private static Order order(ResultSet rs, int row) throws SQLException {
        return new Order(
                new SpotCheckId(rs.getObject("id", UUID.class)),
                new ExamId(rs.getObject("exam_id", UUID.class)),
                new EmployerId(rs.getObject("employer_id", UUID.class)),
                new EmploymentId(rs.getObject("employment_id", UUID.class)),
                new ProgrammeId(rs.getObject("programme_id", UUID.class)),
                AttemptTable.instant(rs, "ordered_at"),
                AttemptTable.instant(rs, "closes_at"));
    }
}

package liangku.exam;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import liangku.employer.Column;
import liangku.employer.EmployerId;
import liangku.employer.Scope;
import liangku.employer.ScopeSql;
import liangku.exam.AttemptMarked.Verdict;
import liangku.exam.ExamSession.Obstacle;
import liangku.exam.ExamSession.Stage;
import liangku.people.WorkerId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of {@code exam.session}, {@code .session_cancellation} and {@code .session_candidate}. */
class SessionTable {

    private static final String COLUMNS = """
            s.id, s.exam_id, s.employer_id, s.spot_check_id, s.opens_at, s.closes_at, s.ordered_by, s.ordered_at,
            x.cancelled_at
            """;

    /** What somebody named sat of the exam while the session was open: at most one attempt, the first. */
    private static final String SAT = """
            left join lateral (
                select a.id, a.started_at, a.submitted_at
                from exam.attempt a
                where a.worker_id = c.worker_id
                  and a.exam_id = s.exam_id
                  and a.started_at >= s.opens_at
                  and a.started_at < s.closes_at
                order by a.started_at
                limit 1
            ) sat on true
            """;

    private final JdbcClient db;

    SessionTable(JdbcClient db) {
        this.db = db;
    }

    void insert(ExamSession session, Collection<WorkerId> workers) {
        db.sql("""
                insert into exam.session
                  (id, exam_id, employer_id, spot_check_id, opens_at, closes_at, ordered_by, ordered_at)
                values (:id, :exam, :employer, :spotCheck, :opensAt, :closesAt, :by, :at)
                """)
                .param("id", session.id().value())
                .param("exam", session.exam().value())
                .param("employer", session.employer().value())
                .param("spotCheck", session.spotCheck().map(SpotCheckId::value).orElse(null))
                .param("opensAt", AttemptTable.timestamp(session.opensAt()))
                .param("closesAt", AttemptTable.timestamp(session.closesAt()))
                .param("by", session.orderedBy())
                .param("at", AttemptTable.timestamp(session.orderedAt()))
                .update();
        db.sql("""
                insert into exam.session_candidate (session_id, worker_id)
                select :id, worker from unnest(:workers::uuid[]) as w (worker)
                """)
                .param("id", session.id().value())
                .param("workers", Column.of(List.copyOf(workers), worker -> worker))
                .update();
    }

    /** Who schedules an exam waits here until another's session of it is kept: nobody is named in two. */
    void oneAtATime(ExamId exam) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))::text")
                .param("key", "exam.session " + exam)
                .query(String.class)
                .single();
    }

    /** {@return those of {@code workers} who are named in a session of the exam that has not closed} */
    List<WorkerId> namedAlready(ExamId exam, Collection<WorkerId> workers, Instant now) {
        return db.sql("""
                select distinct c.worker_id
                from unnest(:workers::uuid[]) as w (worker)
                join exam.session_candidate c on c.worker_id = w.worker
                join exam.session s on s.id = c.session_id
                where s.exam_id = :exam
                  and s.closes_at > :now
                  and not exists (select from exam.session_cancellation x where x.session_id = s.id)
                """)
                .param("workers", Column.of(List.copyOf(workers), worker -> worker))
                .param("exam", exam.value())
                .param("now", AttemptTable.timestamp(now))
                .query((rs, row) -> new WorkerId(rs.getObject("worker_id", UUID.class)))
                .list();
    }

    /** {@return 1, or 0 if it is cancelled already} */
    int cancel(SessionId id, String by, Instant now) {
        return db.sql("""
                insert into exam.session_cancellation (session_id, cancelled_by, cancelled_at)
                values (:id, :by, :now)
                on conflict do nothing
                """)
                .param("id", id.value())
                .param("by", by)
                .param("now", AttemptTable.timestamp(now))
                .update();
    }

    Optional<ExamSession> find(SessionId id) {
        return db.sql("select " + COLUMNS + """
                from exam.session s
                left join exam.session_cancellation x on x.session_id = s.id
                where s.id = :id
                """)
                .param("id", id.value())
                .query(SessionTable::session)
                .optional();
    }

    /** Whether who asks may know of {@linkplain ExamSession#isSurprise surprises}. */
    enum Surprise {
        TOLD,
        KEPT
    }

    /** {@return sessions within the scope, at one business or at all of them, the last to open first} */
    List<ExamSession.Row> within(
            Scope scope, Optional<EmployerId> employer, Surprise surprise, Instant now, int limit) {
        var seen = ScopeSql.where(scope, "e");
        return db.sql("""
                with shown as materialized (
                    select s.id
                    from exam.session s
                    join employer.employer e on e.id = s.employer_id
                    where (:employer::uuid is null or s.employer_id = :employer)
                      and (:told
                        or s.spot_check_id is null
                        or s.opens_at <= :now
                          and not exists (select from exam.session_cancellation x where x.session_id = s.id))
                      and %s
                    order by s.opens_at desc, s.id
                    limit :limit
                )
                select %s, count(c.worker_id) as named, count(p.worker_id) as ready, count(sat.id) as started,
                       count(sat.submitted_at) as submitted
                from shown
                join exam.session s on s.id = shown.id
                left join exam.session_cancellation x on x.session_id = s.id
                join exam.session_candidate c on c.session_id = s.id
                left join exam.prepared_attempt p on p.session_id = s.id and p.worker_id = c.worker_id
                %s
                group by s.id, x.cancelled_at
                order by s.opens_at desc, s.id
                """.formatted(seen.sql(), COLUMNS, SAT))
                .params(seen.parameters())
                .param("employer", employer.map(EmployerId::value).orElse(null))
                .param("told", surprise == Surprise.TOLD)
                .param("now", AttemptTable.timestamp(now))
                .param("limit", limit)
                .query((rs, row) -> new ExamSession.Row(
                        session(rs, row),
                        rs.getInt("named"),
                        rs.getInt("ready"),
                        rs.getInt("started"),
                        rs.getInt("submitted")))
                .list();
    }

    /** {@return everybody named, with how far they are} */
    List<ExamSession.Line> lines(SessionId id, Instant now) {
        return db.sql("""
                select c.worker_id, c.obstacle, p.prepared_at, sat.started_at, sat.submitted_at, r.percent, r.verdict,
                       s.closes_at <= :now as over
                from exam.session s
                join exam.session_candidate c on c.session_id = s.id
                left join exam.prepared_attempt p on p.session_id = s.id and p.worker_id = c.worker_id
                """ + SAT + """
                left join exam.result r on r.attempt_id = sat.id
                where s.id = :id
                order by c.worker_id
                """)
                .param("id", id.value())
                .param("now", AttemptTable.timestamp(now))
                .query(SessionTable::line)
                .list();
    }

    /**
     * How somebody stands who wants to start.
     *
     * @param opensAt of a session that is still to open
     * @param ready whether a paper waits in one that is open
     * @param running whether they have an open attempt whose time is not up
     */
    record Place(Optional<Instant> opensAt, boolean ready, boolean running) {}

    Place place(WorkerId worker, ExamId exam, Instant now) {
        return db.sql("""
                select max(s.opens_at) filter (where s.opens_at > :now) as opens_at,
                       coalesce(bool_or(s.opens_at <= :now and p.worker_id is not null), false) as ready,
                       exists (select from exam.attempt a
                               where a.worker_id = :worker and a.exam_id = :exam and a.submitted_at is null
                                 and a.deadline > :now) as running
                from exam.session_candidate c
                join exam.session s on s.id = c.session_id
                left join exam.prepared_attempt p on p.session_id = c.session_id and p.worker_id = c.worker_id
                where c.worker_id = :worker
                  and s.exam_id = :exam
                  and s.closes_at > :now
                  and not exists (select from exam.session_cancellation x where x.session_id = s.id)
                """)
                .param("worker", worker.value())
                .param("exam", exam.value())
                .param("now", AttemptTable.timestamp(now))
                .query((rs, row) -> new Place(
                        AttemptTable.instantOrNone(rs, "opens_at"), rs.getBoolean("ready"), rs.getBoolean("running")))
                .single();
    }

    static ExamSession session(ResultSet rs, int row) throws SQLException {
        return new ExamSession(
                new SessionId(rs.getObject("id", UUID.class)),
                new ExamId(rs.getObject("exam_id", UUID.class)),
                new EmployerId(rs.getObject("employer_id", UUID.class)),
                Optional.ofNullable(rs.getObject("spot_check_id", UUID.class)).map(SpotCheckId::new),
                AttemptTable.instant(rs, "opens_at"),
                AttemptTable.instant(rs, "closes_at"),
                rs.getString("ordered_by"),
                AttemptTable.instant(rs, "ordered_at"),
                AttemptTable.instantOrNone(rs, "cancelled_at"));
    }

    private static ExamSession.Line line(ResultSet rs, int row) throws SQLException {
        var startedAt = AttemptTable.instantOrNone(rs, "started_at");
        var submittedAt = AttemptTable.instantOrNone(rs, "submitted_at");
        var obstacle = Optional.ofNullable(rs.getString("obstacle")).map(Obstacle::valueOf);
        return new ExamSession.Line(
                new WorkerId(rs.getObject("worker_id", UUID.class)),
                stage(rs, startedAt, submittedAt, obstacle),
                startedAt.isPresent() ? Optional.empty() : obstacle,
                startedAt,
                submittedAt,
                Optional.ofNullable(rs.getBigDecimal("percent")),
                Optional.ofNullable(rs.getString("verdict")).map(Verdict::valueOf));
    }

    private static Stage stage(
            ResultSet rs, Optional<Instant> startedAt, Optional<Instant> submittedAt, Optional<Obstacle> obstacle)
            throws SQLException {
        if (startedAt.isPresent()) {
            return submittedAt.isPresent() ? Stage.SUBMITTED : Stage.RUNNING;
        }
        if (rs.getBoolean("over")) {
            return Stage.ABSENT;
        }
        if (AttemptTable.instantOrNone(rs, "prepared_at").isPresent()) {
            return Stage.READY;
        }
        return obstacle.isPresent() ? Stage.HINDERED : Stage.NAMED;
    }
}

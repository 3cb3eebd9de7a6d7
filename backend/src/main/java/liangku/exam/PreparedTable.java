package liangku.exam;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import liangku.employer.EmployerId;
import liangku.employer.Employers;
import liangku.exam.ExamSession.Obstacle;
import liangku.people.WorkerId;
import liangku.questionbank.CalibrationId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of {@code exam.prepared_attempt}: attempts before their start. */
class PreparedTable {

    /**
     * A session open to a candidate, and the paper that waits in it, if it was made on the basis and by the policy of today, for
     * an employment that lasts, and for somebody whom no ban holds today: whether that one reaches this exam is not asked here.
     */
    private static final String WAITING = """
            from exam.prepared_attempt p
            join exam.session s on s.id = p.session_id
            join exam.exam e on e.id = s.exam_id
            where p.worker_id = :worker
              and s.exam_id = :exam
              and s.opens_at <= :now
              and s.closes_at > :now
              and p.basis = :basis
              and p.policy = e.policy
              and not exists (select from exam.session_cancellation x where x.session_id = s.id)
              and exists (select from people.employment m
                          where m.id = p.employment_id and m.since <= :today and (m.until is null or m.until > :today))
              and not exists (select from people.worker w
                              join exam.ban b on b.id_number_index = w.id_number_index
                              left join exam.ban_lift l on l.ban_id = b.id
                              where w.id = p.worker_id
                                and b.since <= :today
                                and (b.until is null or b.until > :today)
                                and (l.lifted_on is null or l.lifted_on > :today))
              and not exists (select from exam.attempt a
                              where a.worker_id = p.worker_id and a.exam_id = s.exam_id
                                and (a.submitted_at is null or a.started_at >= p.prepared_at))
            """;

    private final JdbcClient db;

    PreparedTable(JdbcClient db) {
        this.db = db;
    }

    /** Somebody named whose paper is to be drawn. */
    record Wanted(SessionId session, ExamId exam, WorkerId worker, Instant opensAt) {}

    /**
     * {@return up to {@code limit} people of sessions that open soon who have no paper on a basis of today and by the policy in
     * force, those first who were looked at longest ago} Each is this transaction's alone; others' are passed over.
     *
     * @param bases of all exams
     */
    List<Wanted> wanted(List<String> bases, Instant now, Instant opensBefore, Instant lookedBefore, int limit) {
        return db.sql("""
                select s.id, s.exam_id, c.worker_id, s.opens_at
                from exam.session s
                join exam.exam e on e.id = s.exam_id
                join exam.session_candidate c on c.session_id = s.id
                left join exam.prepared_attempt p on p.session_id = s.id and p.worker_id = c.worker_id
                where s.opens_at > :now
                  and s.opens_at <= :opensBefore
                  and not exists (select from exam.session_cancellation x where x.session_id = s.id)
                  and (p.worker_id is null or p.basis is null or p.basis <> all (:bases) or p.policy <> e.policy)
                  and (c.looked_at is null or c.looked_at <= :lookedBefore or p.worker_id is not null)
                order by s.opens_at, c.looked_at nulls first, c.worker_id
                limit :limit
                for update of c skip locked
                """)
                .param("bases", bases.toArray(String[]::new))
                .param("now", AttemptTable.timestamp(now))
                .param("opensBefore", AttemptTable.timestamp(opensBefore))
                .param("lookedBefore", AttemptTable.timestamp(lookedBefore))
                .param("limit", limit)
                .query((rs, row) -> new Wanted(
                        new SessionId(rs.getObject("id", UUID.class)),
                        new ExamId(rs.getObject("exam_id", UUID.class)),
                        new WorkerId(rs.getObject("worker_id", UUID.class)),
                        AttemptTable.instant(rs, "opens_at")))
                .list();
    }

    /**
     * Puts an attempt in readiness, instead of the one that was.
     *
     * @param basis what its paper keeps to, as {@link PaperDesk#basis} says
     */
    void put(SessionId session, Sitting sitting, String basis, Instant now) {
        var seat = sitting.seat();
        db.sql("""
                insert into exam.prepared_attempt
                  (session_id, worker_id, attempt_id, programme_id, employment_id, employer_id, number, policy,
                   release_id, blueprint_id, algorithm, seed, calibration_id, digest, basis, pass_percent, limit_seconds,
                   prepared_at)
                values
                  (:session, :worker, :attempt, :programme, :employment, :employer, :number, :policy, :release,
                   :blueprint, :algorithm, :seed, :calibration, :digest, :basis, :passPercent, :limitSeconds, :now)
                on conflict (session_id, worker_id) do update
                set attempt_id = excluded.attempt_id, programme_id = excluded.programme_id,
                    employment_id = excluded.employment_id, employer_id = excluded.employer_id,
                    number = excluded.number, policy = excluded.policy, release_id = excluded.release_id,
                    blueprint_id = excluded.blueprint_id, algorithm = excluded.algorithm, seed = excluded.seed,
                    calibration_id = excluded.calibration_id, digest = excluded.digest,
                    basis = excluded.basis, pass_percent = excluded.pass_percent, limit_seconds = excluded.limit_seconds,
                    prepared_at = excluded.prepared_at
                """)
                .param("session", session.value())
                .param("worker", seat.worker().value())
                .param("attempt", sitting.id().value())
                .param("programme", seat.programme().value())
                .param("employment", seat.employment().value())
                .param("employer", seat.employer().value())
                .param("number", sitting.number())
                .param("policy", sitting.policy())
                .param("release", sitting.paper().release().value())
                .param("blueprint", sitting.paper().blueprint().value())
                .param("algorithm", sitting.paper().algorithm())
                .param("seed", sitting.paper().seed())
                .param(
                        "calibration",
                        sitting.paper().calibration().map(CalibrationId::value).orElse(null))
                .param("digest", sitting.digest())
                .param("basis", basis)
                .param("passPercent", sitting.passPercent())
                .param(
                        "limitSeconds",
                        Duration.between(sitting.startedAt(), sitting.deadline())
                                .toSeconds())
                .param("now", AttemptTable.timestamp(now))
                .update();
    }

    /** Notes that somebody was looked at, and what stood in the way. */
    void looked(Wanted wanted, Optional<Obstacle> obstacle, Instant now) {
        db.sql("""
                update exam.session_candidate
                set looked_at = :now, obstacle = :obstacle
                where session_id = :session
                  and worker_id = :worker
                """)
                .param("session", wanted.session().value())
                .param("worker", wanted.worker().value())
                .param("obstacle", obstacle.map(Obstacle::name).orElse(null))
                .param("now", AttemptTable.timestamp(now))
                .update();
    }

    /** {@return who works or worked at these businesses and has a paper that waits, on whichever account} */
    Set<WorkerId> readyAt(Set<EmployerId> employers) {
        return db.sql("""
                        select distinct p.worker_id
                        from exam.prepared_attempt p
                        join people.employment m on m.worker_id = p.worker_id
                        where m.employer_id = any (:employers)
                        """)
                .param("employers", employers.stream().map(EmployerId::value).toArray(UUID[]::new))
                .query((rs, row) -> new WorkerId(rs.getObject("worker_id", UUID.class)))
                .set();
    }

    void forget(WorkerId worker) {
        forget(Set.of(worker));
    }

    /**
     * What was ready for people is not any more: the circumstances it was made for have changed. Waits for whoever is just
     * making it ready by those of before. Who was ready is looked at at once.
     */
    void forget(Set<WorkerId> workers) {
        var ids = workers.stream().map(WorkerId::value).toArray(UUID[]::new);
        db.sql("""
                select 1
                from exam.session_candidate
                where worker_id = any (:workers)
                order by session_id, worker_id
                for update
                """).param("workers", ids).query(Integer.class).list();
        db.sql("""
                with gone as (
                    delete from exam.prepared_attempt where worker_id = any (:workers) returning session_id, worker_id
                )
                update exam.session_candidate c
                set looked_at = null, obstacle = null
                from gone
                where c.session_id = gone.session_id and c.worker_id = gone.worker_id
                """).param("workers", ids).update();
    }

    /** The same of one session, for whoever holds its row. */
    void forget(Wanted wanted) {
        db.sql("delete from exam.prepared_attempt where session_id = :session and worker_id = :worker")
                .param("session", wanted.session().value())
                .param("worker", wanted.worker().value())
                .update();
    }

    /** Nor is what was ready for anybody for this exam: its policy has changed. Who was not ready is looked at at once. */
    void forget(ExamId exam, Instant now) {
        db.sql("""
                delete from exam.prepared_attempt p
                using exam.session s
                where s.id = p.session_id
                  and s.exam_id = :exam
                """).param("exam", exam.value()).update();
        db.sql("""
                update exam.session_candidate c
                set looked_at = null, obstacle = null
                from exam.session s
                where s.id = c.session_id
                  and s.exam_id = :exam
                  and s.opens_at > :now
                """)
                .param("exam", exam.value())
                .param("now", AttemptTable.timestamp(now))
                .update();
    }

    /**
     * Starts the attempt that waits for somebody: one statement, nothing drawn, nothing gathered. Empty if none waits.
     *
     * @param basis papers on another one are not handed out: what was wrong with a release or a blueprint may be on them
     * @param phone that starts it, and so is its writer
     */
    Optional<Sitting> start(WorkerId worker, ExamId exam, String basis, Optional<PhoneId> phone, Instant now) {
        return db.sql("""
                insert into exam.attempt as a
                  (id, exam_id, worker_id, programme_id, employment_id, employer_id, spot_check_id, number, policy,
                   release_id, blueprint_id, algorithm, seed, calibration_id, digest, pass_percent, started_at, deadline,
                   writer, writer_since)
                select p.attempt_id, s.exam_id, p.worker_id, p.programme_id, p.employment_id, p.employer_id,
                       s.spot_check_id, p.number, p.policy, p.release_id, p.blueprint_id, p.algorithm, p.seed, p.calibration_id,
                       p.digest, p.pass_percent, :now::timestamptz,
                       :now::timestamptz + make_interval(secs => p.limit_seconds),
                       :writer::uuid, :writerSince::timestamptz
                """ + WAITING + """
                order by s.opens_at desc
                limit 1
                on conflict do nothing
                returning
                """ + AttemptTable.COLUMNS)
                .param("worker", worker.value())
                .param("exam", exam.value())
                .param("basis", basis)
                .param("writer", phone.map(PhoneId::value).orElse(null))
                .param(
                        "writerSince",
                        phone.map(writer -> AttemptTable.timestamp(now)).orElse(null))
                .param("now", AttemptTable.timestamp(now))
                .param("today", LocalDate.ofInstant(now, Employers.ZONE))
                .query(AttemptTable::sitting)
                .optional();
    }
}

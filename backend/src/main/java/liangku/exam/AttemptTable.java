package liangku.exam;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import liangku.employer.Column;
import liangku.employer.EmployerId;
import liangku.exam.AttemptMarked.Verdict;
import liangku.people.EmploymentId;
import liangku.people.WorkerId;
import liangku.programme.ProgrammeId;
import liangku.questionbank.BlueprintId;
import liangku.questionbank.CalibrationId;
import liangku.questionbank.PaperKey;
import liangku.questionbank.ReleaseId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows of {@code exam.attempt}.
 *
 * <p>Whether one that is looked up by its id is open is asked by {@code closed_by is null}. {@code submitted_at is null} says
 * the same, and would let PostgreSQL go through the index of all open attempts instead: few were open when it last looked at the
 * table, thousands are on the morning of an exam, and each answer would pass by all of them.
 */
class AttemptTable {

    /** Of {@code exam.attempt a}, for {@link #sitting}. */
    static final String COLUMNS = """
            a.id, a.exam_id, a.worker_id, a.programme_id, a.employment_id, a.employer_id, a.spot_check_id, a.number,
            a.policy, a.release_id, a.blueprint_id, a.algorithm, a.seed, a.calibration_id, a.digest, a.pass_percent,
            a.started_at, a.deadline, a.submitted_at, a.closed_by
            """;

    private static final String SITTING = "select " + COLUMNS + "from exam.attempt a ";

    /** Of {@link #TRACES}, for {@link #trace}. */
    static final String TRACE = COLUMNS + ", r.verdict, w.withdrawn_at, p.holds_until ";

    static final String TRACES = """
            exam.attempt a
            left join exam.result r on r.attempt_id = a.id
            left join exam.withdrawn_pass w on w.attempt_id = a.id
            left join exam.pass_term p on p.attempt_id = a.id
            """;

    private static final String HISTORY =
            "select " + TRACE + "from " + TRACES + "where a.worker_id = :worker order by a.started_at";

    private static final String INSERT = """
            insert into exam.attempt
              (id, exam_id, worker_id, programme_id, employment_id, employer_id, spot_check_id, number, policy,
               release_id, blueprint_id, algorithm, seed, calibration_id, digest, pass_percent, started_at, deadline,
               writer, writer_since)
            select
               :id, :exam, :worker, :programme, :employment, :employer, :spotCheck::uuid, :number, :policy,
               :release, :blueprint, :algorithm, :seed, :calibration::uuid, :digest, :passPercent, :startedAt, :deadline,
               :writer::uuid, :writerSince::timestamptz
            """;

    private static final String UNLESS_OPEN = """
            on conflict (worker_id, exam_id) where submitted_at is null do nothing
            """;

    private final JdbcClient db;

    AttemptTable(JdbcClient db) {
        this.db = db;
    }

    /**
     * An attempt and how it was marked, if it was.
     *
     * @param holdsUntil the last day of the certificate it earned
     */
    record Trace(
            Sitting sitting, Optional<Verdict> verdict, Optional<Instant> withdrawnAt, Optional<LocalDate> holdsUntil) {

        ExamPolicy.Past past() {
            return new ExamPolicy.Past(
                    sitting.id(),
                    sitting.startedAt(),
                    sitting.closed().flatMap(closed -> verdict.map(v -> new ExamPolicy.Result(closed.at(), v))),
                    withdrawnAt,
                    holdsUntil);
        }
    }

    /** One start of a person at a time, so that no two decide on the same history. Held to the end of the transaction. */
    void lockStarts(WorkerId worker) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))::text")
                .param("key", "exam.start " + worker)
                .query(String.class)
                .single();
    }

    /**
     * @param phone that starts it, and so is its writer
     * @return 1, or 0 if one is open already
     */
    int insert(Sitting sitting, Optional<PhoneId> phone) {
        return with(sitting, phone, db.sql(INSERT + UNLESS_OPEN)).update();
    }

    /** {@return 1, or 0 if one is open already, or the person has begun another than so many attempts} */
    int insertAfter(int attempts, Sitting sitting, Optional<PhoneId> phone) {
        return with(sitting, phone, db.sql(INSERT + """
                where (select count(*) from exam.attempt where worker_id = :worker) = :attempts
                """ + UNLESS_OPEN))
                .param("attempts", attempts)
                .update();
    }

    private static JdbcClient.StatementSpec with(
            Sitting sitting, Optional<PhoneId> phone, JdbcClient.StatementSpec insert) {
        var seat = sitting.seat();
        return insert.param("id", sitting.id().value())
                .param("exam", sitting.exam().value())
                .param("worker", seat.worker().value())
                .param("programme", seat.programme().value())
                .param("employment", seat.employment().value())
                .param("employer", seat.employer().value())
                .param("spotCheck", seat.spotCheck().map(SpotCheckId::value).orElse(null))
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
                .param("passPercent", sitting.passPercent())
                .param("startedAt", timestamp(sitting.startedAt()))
                .param("deadline", timestamp(sitting.deadline()))
                .param("writer", phone.map(PhoneId::value).orElse(null))
                .param(
                        "writerSince",
                        phone.map(writer -> timestamp(sitting.startedAt())).orElse(null));
    }

    Optional<Sitting> find(AttemptId id) {
        return db.sql(SITTING + "where a.id = :id")
                .param("id", id.value())
                .query(AttemptTable::sitting)
                .optional();
    }

    /** {@return the attempt, kept from being submitted and written to by others until this transaction ends} */
    Optional<Sitting> findForAnswers(AttemptId id) {
        return db.sql(SITTING + "where a.id = :id for no key update")
                .param("id", id.value())
                .query(AttemptTable::sitting)
                .optional();
    }

    /** {@return the attempt, alone: no answer can be saved and no other submission begin until this transaction ends} */
    Optional<Sitting> findForSubmission(AttemptId id) {
        return db.sql(SITTING + "where a.id = :id for update")
                .param("id", id.value())
                .query(AttemptTable::sitting)
                .optional();
    }

    /** An attempt with the phone it is written on. */
    record Held(Sitting sitting, Optional<Writer> writer) {}

    /** {@return the same with the phone it is written on} */
    Optional<Held> findToHandIn(AttemptId id) {
        return db.sql("select " + COLUMNS
                        + ", a.writer, a.writer_since from exam.attempt a where a.id = :id for update")
                .param("id", id.value())
                .query((rs, row) -> new Held(sitting(rs, row), writer(rs)))
                .optional();
    }

    /** {@return open attempts of a person} */
    List<Sitting> openOf(WorkerId worker) {
        return db.sql(SITTING + "where a.worker_id = :worker and a.submitted_at is null order by a.started_at")
                .param("worker", worker.value())
                .query(AttemptTable::sitting)
                .list();
    }

    /**
     * {@return up to {@code limit} open attempts whose deadline and grace were before {@code time}, the oldest first}
     *
     * @param grace where the policy an attempt began under says nothing of it
     */
    List<AttemptId> overdue(Instant time, Duration grace, int limit) {
        return db.sql("""
                select a.id
                from exam.attempt a
                join exam.policy p on p.exam_id = a.exam_id and p.number = a.policy
                where a.submitted_at is null
                  and a.deadline < :time
                  and a.deadline + make_interval(secs => coalesce(p.grace_seconds, :graceSeconds)) < :time
                order by a.deadline
                limit :limit
                """)
                .param("time", timestamp(time))
                .param("graceSeconds", grace.toSeconds())
                .param("limit", limit)
                .query((rs, row) -> new AttemptId(rs.getObject("id", UUID.class)))
                .list();
    }

    /** {@return whether it is open and ours to close: another node's sweep, or its candidate, is not waited for} */
    boolean lockIfFree(AttemptId id) {
        return db.sql("select 1 from exam.attempt where id = :id and closed_by is null for update skip locked")
                .param("id", id.value())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** {@return all that a person sat, the oldest first} */
    List<Trace> historyOf(WorkerId worker) {
        return db.sql(HISTORY)
                .param("worker", worker.value())
                .query(AttemptTable::trace)
                .list();
    }

    /** From then on the pass of this attempt is none; told twice it is told once. */
    void withdrawPass(AttemptId attempt, Instant at) {
        db.sql("""
                insert into exam.withdrawn_pass (attempt_id, withdrawn_at)
                values (:attempt, :at)
                on conflict (attempt_id) do nothing
                """).param("attempt", attempt.value()).param("at", timestamp(at)).update();
    }

    /** Told twice, the first holds: a certificate is never rewritten. */
    void keepTerms(List<PassesCertified.Term> passes) {
        db.sql("""
                insert into exam.pass_term (attempt_id, holds_until)
                select attempt_id, holds_until
                from unnest(:attempts::uuid[], :until::date[]) as t (attempt_id, holds_until)
                on conflict (attempt_id) do nothing
                """)
                .param("attempts", Column.of(passes, PassesCertified.Term::attempt))
                .param("until", Column.of(passes, PassesCertified.Term::until))
                .update();
    }

    static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    static Optional<Instant> instantOrNone(ResultSet rs, String column) throws SQLException {
        return Optional.ofNullable(rs.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static Trace trace(ResultSet rs, int row) throws SQLException {
        return new Trace(
                sitting(rs, row),
                Optional.ofNullable(rs.getString("verdict")).map(Verdict::valueOf),
                instantOrNone(rs, "withdrawn_at"),
                Optional.ofNullable(rs.getObject("holds_until", LocalDate.class)));
    }

    static Sitting sitting(ResultSet rs, int row) throws SQLException {
        var closedBy = Optional.ofNullable(rs.getString("closed_by")).map(Attempt.Ended::valueOf);
        return new Sitting(
                new AttemptId(rs.getObject("id", UUID.class)),
                new ExamId(rs.getObject("exam_id", UUID.class)),
                new Sitting.Seat(
                        new WorkerId(rs.getObject("worker_id", UUID.class)),
                        new EmploymentId(rs.getObject("employment_id", UUID.class)),
                        new EmployerId(rs.getObject("employer_id", UUID.class)),
                        new ProgrammeId(rs.getObject("programme_id", UUID.class)),
                        spotCheck(rs)),
                rs.getInt("number"),
                rs.getInt("policy"),
                paper(rs),
                rs.getString("digest"),
                rs.getInt("pass_percent"),
                instant(rs, "started_at"),
                instant(rs, "deadline"),
                instantOrNone(rs, "submitted_at").flatMap(at -> closedBy.map(by -> new Sitting.Closed(at, by))));
    }

    /** {@return all that is kept of the paper of a row of {@code exam.attempt}} */
    static PaperKey paper(ResultSet rs) throws SQLException {
        return new PaperKey(
                new ReleaseId(rs.getObject("release_id", UUID.class)),
                new BlueprintId(rs.getObject("blueprint_id", UUID.class)),
                rs.getInt("algorithm"),
                rs.getLong("seed"),
                Optional.ofNullable(rs.getObject("calibration_id", UUID.class)).map(CalibrationId::new));
    }

    static Optional<Writer> writer(ResultSet rs) throws SQLException {
        var since = instantOrNone(rs, "writer_since");
        return Optional.ofNullable(rs.getObject("writer", UUID.class))
                .flatMap(phone -> since.map(at -> new Writer(new PhoneId(phone), at)));
    }

    private static Optional<SpotCheckId> spotCheck(ResultSet rs) throws SQLException {
        return Optional.ofNullable(rs.getObject("spot_check_id", UUID.class)).map(SpotCheckId::new);
    }
}

package liangku.exam;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of {@code exam.policy} and {@code .policy_decision}. */
class PolicyTable {

    /** Of {@code exam.policy p}, for {@link #terms}. */
    static final String TERMS = """
            p.number, p.minutes, p.pass_percent, p.grace_seconds, p.attempts_allowed, p.period_days, p.cool_down_hours,
            p.opens_at, p.closes_at, p.daily_from, p.daily_until, p.lessons, p.learning_minutes
            """;

    private static final String VERSIONS = "select p.exam_id, " + TERMS + """
            , p.reason, p.proposed_by, p.proposed_at, d.outcome, d.remark, d.decided_by, d.decided_at
            from exam.policy p
            left join exam.policy_decision d on d.exam_id = p.exam_id and d.number = p.number
            """;

    private final JdbcClient db;
    private final ExamSettings settings;

    PolicyTable(JdbcClient db, ExamSettings settings) {
        this.db = db;
        this.settings = settings;
    }

    /** {@return the versions of an exam's policy, the newest first, at most {@code limit}} */
    List<PolicyVersion> of(ExamId exam, int limit) {
        return db.sql(VERSIONS + "where p.exam_id = :exam order by p.number desc limit :limit")
                .param("exam", exam.value())
                .param("limit", limit)
                .query(this::version)
                .list();
    }

    /** {@return of every exam what is in force, and what waits for a second person, if anything does} */
    List<PolicyVersion> current() {
        return db.sql(VERSIONS + """
                join exam.exam e on e.id = p.exam_id
                where d.number is null or p.number = e.policy
                order by p.exam_id, p.number
                """).query(this::version).list();
    }

    Optional<PolicyVersion> find(ExamId exam, int number) {
        return db.sql(VERSIONS + "where p.exam_id = :exam and p.number = :number")
                .param("exam", exam.value())
                .param("number", number)
                .query(this::version)
                .optional();
    }

    void insert(PolicyVersion version) {
        var wish = TermsWish.of(version.terms());
        db.sql("""
                insert into exam.policy
                  (exam_id, number, minutes, pass_percent, grace_seconds, attempts_allowed, period_days, cool_down_hours,
                   opens_at, closes_at, daily_from, daily_until, lessons, learning_minutes, reason, proposed_by,
                   proposed_at)
                values
                  (:exam, :number, :minutes, :passPercent, :graceSeconds, :attempts, :periodDays, :coolDownHours,
                   :opensAt, :closesAt, :dailyFrom, :dailyUntil, :lessons, :learningMinutes, :reason, :by, :at)
                """)
                .param("exam", version.exam().value())
                .param("number", version.number())
                .param("minutes", wish.minutes())
                .param("passPercent", wish.passPercent())
                .param("graceSeconds", wish.graceSeconds())
                .param("attempts", wish.attempts())
                .param("periodDays", wish.periodDays())
                .param("coolDownHours", wish.coolDownHours())
                .param("opensAt", wish.opensAt().map(AttemptTable::timestamp).orElse(null))
                .param("closesAt", wish.closesAt().map(AttemptTable::timestamp).orElse(null))
                .param("dailyFrom", wish.dailyFrom().orElse(null))
                .param("dailyUntil", wish.dailyUntil().orElse(null))
                .param("lessons", wish.lessons().name())
                .param("learningMinutes", wish.learningMinutes())
                .param("reason", version.reason())
                .param("by", version.proposedBy())
                .param("at", AttemptTable.timestamp(version.proposedAt()))
                .update();
    }

    void decide(PolicyVersion version, PolicyVersion.Decision decision) {
        db.sql("""
                insert into exam.policy_decision (exam_id, number, outcome, remark, decided_by, decided_at)
                values (:exam, :number, :outcome, :remark, :by, :at)
                """)
                .param("exam", version.exam().value())
                .param("number", version.number())
                .param("outcome", decision.outcome().name())
                .param("remark", decision.remark())
                .param("by", decision.by())
                .param("at", AttemptTable.timestamp(decision.at()))
                .update();
    }

    /** {@return the terms of a row of {@code exam.policy}; what it leaves open is as the platform is set} */
    static ExamTerms terms(ResultSet rs, ExamSettings settings) throws SQLException {
        var graceSeconds = rs.getObject("grace_seconds", Integer.class);
        var lessons = rs.getString("lessons");
        return new ExamTerms(
                Duration.ofMinutes(rs.getInt("minutes")),
                rs.getInt("pass_percent"),
                graceSeconds == null ? settings.answerGrace() : Duration.ofSeconds(graceSeconds),
                new Exam.Retakes(
                        rs.getInt("attempts_allowed"),
                        Duration.ofDays(rs.getInt("period_days")),
                        Duration.ofHours(rs.getInt("cool_down_hours"))),
                new ExamWindow(
                        AttemptTable.instantOrNone(rs, "opens_at"),
                        AttemptTable.instantOrNone(rs, "closes_at"),
                        daily(
                                rs.getObject("daily_from", LocalTime.class),
                                rs.getObject("daily_until", LocalTime.class))),
                new ExamTerms.Prerequisites(
                        lessons == null ? settings.lessonsFirst() : ExamSettings.Lessons.valueOf(lessons),
                        Duration.ofMinutes(rs.getInt("learning_minutes"))));
    }

    private static Optional<ExamWindow.Daily> daily(@Nullable LocalTime from, @Nullable LocalTime until) {
        return from == null || until == null ? Optional.empty() : Optional.of(new ExamWindow.Daily(from, until));
    }

    private PolicyVersion version(ResultSet rs, int row) throws SQLException {
        return new PolicyVersion(
                new ExamId(rs.getObject("exam_id", UUID.class)),
                rs.getInt("number"),
                terms(rs, settings),
                rs.getString("reason"),
                rs.getString("proposed_by"),
                AttemptTable.instant(rs, "proposed_at"),
                decision(rs));
    }

    private static Optional<PolicyVersion.Decision> decision(ResultSet rs) throws SQLException {
        Optional<Instant> at = AttemptTable.instantOrNone(rs, "decided_at");
        return at.isEmpty()
                ? Optional.empty()
                : Optional.of(new PolicyVersion.Decision(
                        PolicyVersion.Outcome.valueOf(rs.getString("outcome")),
                        rs.getString("remark"),
                        rs.getString("decided_by"),
                        at.get()));
    }
}

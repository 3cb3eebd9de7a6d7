package liangku.compliance;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import liangku.employer.Employers;
import liangku.people.EmploymentId;
import liangku.people.Post;
import liangku.people.WorkerId;

/**
 * What the tables say of one employment on one day.
 *
 * @param validUntil last day of the latest certificate that is valid on the day and covers the post
 * @param lapsedOn first day after the latest covering certificate there ever was ended or was revoked
 * @param barred empty unless a ban on the day keeps the person from the post
 */
record PersonFacts(
        EmploymentId employment,
        WorkerId worker,
        Post post,
        LocalDate since,
        Owing owing,
        Training training,
        Optional<LocalDate> validUntil,
        Optional<LocalDate> lapsedOn,
        Optional<WorkState.Barred> barred,
        Optional<PersonStanding.Result> lastResult) {

    private static final int DUE_SOON_DAYS = 30;

    enum Owing {
        DUTY,
        NOTHING
    }

    WorkState state(LocalDate day) {
        if (barred.isPresent()) {
            return barred.get();
        }
        if (owing == Owing.NOTHING) {
            return new WorkState.NotRequired();
        }
        if (validUntil.isPresent()) {
            var until = validUntil.get();
            return until.isAfter(day.plusDays(DUE_SOON_DAYS))
                    ? new WorkState.Certified(until)
                    : new WorkState.DueSoon(until);
        }
        return lapsedOn.<WorkState>map(WorkState.Lapsed::new).orElseGet(WorkState.Never::new);
    }

    static PersonFacts read(ResultSet rs, int row) throws SQLException {
        return new PersonFacts(
                new EmploymentId(rs.getObject("id", UUID.class)),
                new WorkerId(rs.getObject("worker_id", UUID.class)),
                Post.valueOf(rs.getString("post")),
                rs.getObject("employed_since", LocalDate.class),
                rs.getBoolean("owes") ? Owing.DUTY : Owing.NOTHING,
                new Training(
                        rs.getInt("lessons_done"),
                        rs.getInt("lessons"),
                        Duration.ofSeconds(rs.getLong("seconds")),
                        Duration.ofMinutes(rs.getLong("minutes")),
                        rs.getBoolean("trained"),
                        Duration.ofSeconds(rs.getLong("seconds_this_year"))),
                Optional.ofNullable(rs.getObject("valid_until", LocalDate.class)),
                Optional.ofNullable(rs.getObject("lapsed_on", LocalDate.class)),
                rs.getBoolean("barred")
                        ? Optional.of(new WorkState.Barred(
                                Optional.ofNullable(rs.getObject("barred_until", LocalDate.class))))
                        : Optional.empty(),
                result(rs));
    }

    private static Optional<PersonStanding.Result> result(ResultSet rs) throws SQLException {
        var at = rs.getObject("last_at", OffsetDateTime.class);
        return at == null
                ? Optional.empty()
                : Optional.of(new PersonStanding.Result(
                        LocalDate.ofInstant(at.toInstant(), Employers.ZONE),
                        Optional.ofNullable(rs.getBigDecimal("last_percent")).orElse(BigDecimal.ZERO),
                        "PASSED".equals(rs.getString("last_verdict"))));
    }
}

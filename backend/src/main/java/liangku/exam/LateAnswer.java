package liangku.exam;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import liangku.employer.EmployerId;
import liangku.people.WorkerId;

/**
 * An answer that came when the time was up and does not prove that it was given before.
 *
 * @param response letters or texts, as on the candidate's paper
 * @param elapsed since the start, by the account of the phone; empty if it says nothing
 * @param reason why it does not count by itself: {@code NO_EVIDENCE}, {@code NO_TICKET}, {@code FOREIGN_TICKET}, {@code
 *     BEFORE_THE_TICKET}, {@code DOES_NOT_FOLLOW}, {@code AFTER_THE_DEADLINE}, {@code WRITTEN_ELSEWHERE}, {@code WINDOW_CLOSED}, {@code HANDED_IN}, {@code KEY_SEEN} or
 *     {@code UNSURE_CLOCK}
 */
public record LateAnswer(
        AttemptId attempt,
        ExamId exam,
        WorkerId worker,
        EmployerId employer,
        long seq,
        int item,
        List<String> response,
        Optional<Duration> elapsed,
        String reason,
        Instant deadline,
        Instant arrivedAt) {

    public LateAnswer {
        response = List.copyOf(response);
    }

    static LateAnswer read(ResultSet rs) throws SQLException {
        return new LateAnswer(
                new AttemptId(rs.getObject("attempt_id", UUID.class)),
                new ExamId(rs.getObject("exam_id", UUID.class)),
                new WorkerId(rs.getObject("worker_id", UUID.class)),
                new EmployerId(rs.getObject("employer_id", UUID.class)),
                rs.getLong("seq"),
                rs.getInt("item"),
                List.of((String[]) rs.getArray("response").getArray()),
                elapsed(rs),
                rs.getString("reason"),
                AttemptTable.instant(rs, "deadline"),
                AttemptTable.instant(rs, "arrived_at"));
    }

    private static Optional<Duration> elapsed(ResultSet rs) throws SQLException {
        var ms = rs.getObject("elapsed_ms", Long.class);
        return Optional.ofNullable(ms).map(Duration::ofMillis);
    }
}

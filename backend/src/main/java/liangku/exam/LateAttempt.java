package liangku.exam;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import liangku.employer.EmployerId;
import liangku.people.WorkerId;

/**
 * An attempt of which answers wait for a person to decide.
 *
 * @param since when the first of them came
 * @param count how many wait
 * @param reasons why they do not count by themselves, each once; see {@link LateAnswer}
 * @param given how long after the start the last of them was given, by the account of the phone; empty if it says nothing
 * @param answers by number, no more than a list shows of one attempt; all of them are decided together
 */
public record LateAttempt(
        AttemptId id,
        ExamId exam,
        WorkerId worker,
        EmployerId employer,
        Instant deadline,
        Instant since,
        int count,
        List<String> reasons,
        Optional<Duration> given,
        List<LateAnswer> answers) {

    public LateAttempt {
        reasons = List.copyOf(reasons);
        answers = List.copyOf(answers);
    }

    /** {@return the attempt of a row, with its first answer} */
    static LateAttempt read(ResultSet rs, LateAnswer first) throws SQLException {
        return new LateAttempt(
                first.attempt(),
                first.exam(),
                first.worker(),
                first.employer(),
                first.deadline(),
                AttemptTable.instant(rs, "since"),
                rs.getInt("answers"),
                List.of((String[]) rs.getArray("reasons").getArray()),
                Optional.ofNullable(rs.getObject("given_ms", Long.class)).map(Duration::ofMillis),
                List.of(first));
    }

    LateAttempt and(LateAnswer next) {
        return new LateAttempt(
                id,
                exam,
                worker,
                employer,
                deadline,
                since,
                count,
                reasons,
                given,
                Stream.concat(answers.stream(), Stream.of(next)).toList());
    }

    LatePage.Place place() {
        return new LatePage.Place(since, id);
    }
}

package liangku.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** What a phone does in an exam, call by call. */
final class ExamHall {

    /** A worker's paper begins with its true-or-false items. */
    private static final int TRUE_FALSE_ITEMS = 20;

    private static final int ITEMS = 50;
    private static final int ACCEPTED = 202;
    private static final Pattern ATTEMPT = Pattern.compile("\"attemptId\":\"([0-9a-f-]{36})\"");
    private static final Pattern DIGEST = Pattern.compile("\"digest\":\"([0-9a-f]{64})\"");
    private static final Pattern TICKET = Pattern.compile("\"ticket\":\"([^\"]+)\"");

    private final Rest rest;
    private final String exam;

    /** The number of the last answer of each attempt that was acknowledged, as all before it were. */
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();

    ExamHall(Rest rest, String exam) {
        this.rest = rest;
        this.exam = exam;
    }

    /** Starts, and waits for its turn first if it is told to, as a phone does. */
    void start(Candidate candidate) throws IOException {
        var reply = press(candidate);
        while (reply.status() == ACCEPTED) {
            var said = reply.json();
            var now = Instant.parse(said.get("serverTime").asString());
            LockSupport.parkNanos(
                    Duration.between(now, Instant.parse(said.get("askAgainAt").asString()))
                            .toNanos());
            reply = press(candidate);
        }
        var text = reply.text();
        candidate.sits(new Candidate.Paper(
                part(ATTEMPT, text), part(DIGEST, text), part(TICKET, text), reply.bytesOnTheWire()));
    }

    private static String part(Pattern pattern, String text) throws IOException {
        var found = pattern.matcher(text);
        if (!found.find()) {
            throw new IOException("the answer to a start does not have " + pattern);
        }
        return found.group(1);
    }

    private Rest.Reply press(Candidate candidate) throws IOException {
        return rest.send("POST", "/api/v1/exams/" + exam + "/attempts", candidate.token(), candidate.phone(), "")
                .orThrow();
    }

    void saveOne(Candidate candidate) throws IOException {
        save(candidate, 1);
    }

    /** Answers every item of the paper once. */
    void answerAll(Candidate candidate, int batches) throws IOException {
        for (var batch = 0; batch < batches; batch++) {
            save(candidate, ITEMS / batches);
        }
    }

    void submit(Candidate candidate) throws IOException {
        rest.send(
                        "POST",
                        "/api/v1/attempts/" + candidate.attempt() + "/submission",
                        candidate.token(),
                        candidate.phone(),
                        "{\"ticket\":\"" + candidate.ticket() + "\"}")
                .orThrow();
    }

    void sit(Candidate candidate, int batches) throws IOException {
        start(candidate);
        answerAll(candidate, batches);
        submit(candidate);
    }

    /** {@return how many acknowledged answers the database does not have, number for number, as candidates gave them} */
    long missing(Stack stack) throws IOException {
        try (var connection = stack.connect("liangku");
                var query = connection.prepareStatement("""
                        select count(*)
                        from exam.answer
                        where attempt_id = ? and seq <= ? and item = (seq - 1) %% %1$d + 1
                            and response = array[case when (seq - 1) %% %1$d < %2$d then 'T' else 'A' end]
                        """.formatted(ITEMS, TRUE_FALSE_ITEMS))) {
            long missing = 0;
            for (var attempt : acknowledged.entrySet()) {
                query.setObject(1, UUID.fromString(attempt.getKey()));
                query.setLong(2, attempt.getValue());
                try (var rows = query.executeQuery()) {
                    rows.next();
                    missing += attempt.getValue() - rows.getLong(1);
                }
            }
            return missing;
        } catch (SQLException failed) {
            throw new IOException(failed);
        }
    }

    /** Saves the next answers, in one request; of one candidate one after another, as a phone does. */
    void save(Candidate candidate, int answers) throws IOException {
        synchronized (candidate) {
            var body = new StringBuilder("{\"answers\":[");
            for (var i = 0; i < answers; i++) {
                body.append(i == 0 ? "" : ",").append(candidate.answer(ITEMS, TRUE_FALSE_ITEMS));
            }
            body.append("],\"ticket\":\"").append(candidate.ticket()).append("\"}");
            rest.send(
                            "PUT",
                            "/api/v1/attempts/" + candidate.attempt() + "/answers",
                            candidate.token(),
                            candidate.phone(),
                            body.toString())
                    .orThrow();
            acknowledged.merge(candidate.attempt(), (long) answers, Long::sum);
        }
    }
}

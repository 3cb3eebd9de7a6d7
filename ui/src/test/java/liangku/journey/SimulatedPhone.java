package liangku.journey;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * A phone as the client in {@code src/main/phone} is one: a chained journal, a ticket, batches with back-off, and the same
 * answers to every refusal. Its pauses are shorter, as nobody waits half an hour for a test. One thread at a time.
 */
final class SimulatedPhone {

    /** One line of the journal. */
    record Line(long seq, int item, List<String> response, String chain, long elapsedMs) {}

    private static final int BATCH = 50;
    private static final int LONGEST_WAIT_MS = 3_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Beyond this somebody is stuck for good. */
    private static final Duration GIVEN_UP = Duration.ofMinutes(9);

    private final HttpClient http;
    private final URI road;
    private final String token;
    private final Ledger ledger;
    private final SplittableRandom chance;
    private final UUID name;

    private String attempt = "";
    private JsonNode paper = Api.JSON.nullNode();
    private String ticket = "";
    private Instant startedAt = Instant.EPOCH;
    private long serverMs;
    private long heardNanos;
    private String head = "";
    private long lastElapsedMs;
    private int lines;
    private long savedSeq;
    private List<Line> pending = new ArrayList<>();
    private boolean elsewhere;
    private boolean underground;
    private boolean handedInAlone;
    private int failures;
    private long notBeforeNanos = System.nanoTime();
    private Optional<JsonNode> result = Optional.empty();

    /** @param seed names it and times its pauses */
    SimulatedPhone(HttpClient http, URI road, String token, Ledger ledger, long seed) {
        this.http = http;
        this.road = road;
        this.token = token;
        this.ledger = ledger;
        this.chance = new SplittableRandom(seed);
        this.name = new UUID((chance.nextLong() & ~0xF000L) | 0x4000L, (chance.nextLong() >>> 2) | (1L << 63));
    }

    String attempt() {
        return attempt;
    }

    JsonNode items() {
        return paper.get("items");
    }

    boolean isElsewhere() {
        return elsewhere;
    }

    Optional<JsonNode> result() {
        return result;
    }

    /** Presses start until there is a paper, waiting in the queue if there is one. */
    void start(String exam) {
        persistently(() -> {
            var answer = send("POST", "/api/v1/exams/" + exam + "/attempts", "");
            if (answer.status() == 202) {
                ledger.waited();
                var pause = Duration.between(
                        Instant.parse(answer.json().get("serverTime").asString()),
                        Instant.parse(answer.json().get("askAgainAt").asString()));
                pause(Math.max(50, pause.toMillis()));
                return false;
            }
            answer.expect(200, 201);
            take(answer.json());
            return true;
        });
    }

    /** Opens an attempt that was started on another phone, or here. */
    void open(String id) {
        persistently(() -> {
            var answer = send("GET", "/api/v1/attempts/" + id, "");
            answer.expect(200);
            take(answer.json());
            return true;
        });
    }

    void takeOver() {
        persistently(() -> {
            var body = Api.JSON.writeValueAsString(Map.of("phone", name.toString()));
            send("PUT", "/api/v1/attempts/" + attempt + "/writer", body).expect(200);
            return true;
        });
        open(attempt);
    }

    /** No network from now on, or again one. */
    void goUnderground(boolean under) {
        underground = under;
        notBeforeNanos = System.nanoTime();
    }

    /** Writes an answer into the journal. */
    void answer(int item, List<String> response) {
        var elapsed = Math.max(lastElapsedMs, serverNow() - startedAt.toEpochMilli());
        var seq = Math.max(savedSeq, pending.isEmpty() ? 0 : pending.getLast().seq()) + 1;
        var line = new Line(seq, item, response, head, elapsed);
        pending.add(line);
        head = digest(line);
        lastElapsedMs = elapsed;
        lines++;
    }

    /** Brings what is pending, if the back-off allows; one batch. */
    void sync() {
        if (pending.isEmpty() || elsewhere || System.nanoTime() < notBeforeNanos) {
            return;
        }
        try {
            bring(List.copyOf(pending.subList(0, Math.min(BATCH, pending.size()))));
            failures = 0;
        } catch (IOException passing) {
            backOff();
        }
    }

    /** Brings all that is pending, however long it takes; nothing more once the exam goes on elsewhere. */
    void deliver() {
        persistently(() -> {
            sync();
            return pending.isEmpty() || elsewhere || result.isPresent();
        });
    }

    /** Closes the paper without a network: it is delivered by {@link #comeUp}. */
    void sealUnderground() {
        handedInAlone = true;
    }

    /** Back on the network, with a paper whose time is up meanwhile. */
    void comeUp() {
        goUnderground(false);
        open(attempt);
        if (result.isEmpty()) {
            handIn();
        }
    }

    /** Delivers what is there and then the paper, until there is a result. */
    void handIn() {
        deliver();
        if (elsewhere) {
            return;
        }
        persistently(() -> {
            if (result.isEmpty()) {
                var answer = send("POST", submission(), handed());
                answer.expect(200);
                finish(answer.json());
            }
            return true;
        });
    }

    private String submission() {
        return "/api/v1/attempts/" + attempt + "/submission";
    }

    private String handed() {
        Map<String, Object> body = new HashMap<>(Map.of("ticket", ticket));
        if (handedInAlone) {
            var seal = Math.max(lastElapsedMs, serverNow() - startedAt.toEpochMilli());
            body.put("seal", Map.of("head", head, "elapsedMs", seal, "lines", lines));
        }
        return Api.JSON.writeValueAsString(body);
    }

    private void take(JsonNode told) throws IOException {
        if (told.get("state").asString().equals("SUBMITTED")) {
            finish(told);
            return;
        }
        if (attempt.isEmpty()) {
            attempt = told.get("attemptId").asString();
            paper = told.get("paper");
            ticket = told.get("ticket").asString();
            startedAt = Instant.parse(told.get("startedAt").asString());
            head = sha256(String.join(
                    "\n", "liangku-answers-1", attempt, told.get("digest").asString()));
        }
        serverMs = Instant.parse(told.get("serverTime").asString()).toEpochMilli();
        heardNanos = System.nanoTime();
        savedSeq = told.get("savedSeq").asLong();
        told.get("answers").forEach(answer -> ledger.shown(attempt, line(answer)));
        elsewhere = !told.get("writer").isNull() && !told.at("/writer/mine").asBoolean();
        if (told.get("writer").isNull()) {
            var body = Api.JSON.writeValueAsString(Map.of("phone", name.toString(), "ifFree", true));
            var writer = send("PUT", "/api/v1/attempts/" + attempt + "/writer", body);
            writer.expect(200);
            elsewhere = !writer.json().get("mine").asBoolean();
        }
    }

    private static Line line(JsonNode answer) {
        return new Line(
                answer.get("seq").asLong(),
                answer.get("item").asInt(),
                answer.get("response").valueStream().map(JsonNode::asString).toList(),
                "",
                0);
    }

    /** @throws IOException if it is worth trying again */
    private void bring(List<Line> batch) throws IOException {
        var answer = send("PUT", "/api/v1/attempts/" + attempt + "/answers", batch(batch));
        if (answer.status() == 200) {
            acknowledged(batch, answer.json().get("savedSeq").asLong());
            return;
        }
        var type = answer.problem();
        switch (type) {
            case "answer-conflict" -> {
                ledger.conflict();
                open(attempt);
                var first = answer.json().get("seq").asLong();
                var stored = batch.stream().filter(line -> line.seq() < first).toList();
                stored.forEach(line -> ledger.acknowledged(attempt, line));
                pending.removeAll(stored);
                pending = new ArrayList<>(IntStream.range(0, pending.size())
                        .mapToObj(place -> renumbered(pending.get(place), savedSeq + 1 + place))
                        .toList());
            }
            case "other-phone" -> {
                ledger.toldOfAnotherPhone();
                elsewhere = true;
            }
            case "too-late" -> {
                // The server keeps them for a person to decide; they are told as refused, with the reason.
                ledger.refused(batch.size(), answer.json().get("kept").toString());
                pending.removeAll(batch);
                open(attempt);
            }
            default -> answer.expect(200);
        }
    }

    private void acknowledged(List<Line> batch, long upTo) {
        var ours = Math.min(upTo, batch.getLast().seq());
        var saved = batch.stream().filter(line -> line.seq() <= ours).toList();
        saved.forEach(line -> ledger.acknowledged(attempt, line));
        pending.removeAll(saved);
        savedSeq = Math.max(savedSeq, upTo);
    }

    private static Line renumbered(Line line, long seq) {
        return new Line(seq, line.item(), line.response(), line.chain(), line.elapsedMs());
    }

    /** The attempt has ended: what is left goes as late, and a paper sealed alone is told of. */
    private void finish(JsonNode told) throws IOException {
        var now = told;
        if (!pending.isEmpty()) {
            while (!pending.isEmpty()) {
                lateBatch(List.copyOf(pending.subList(0, Math.min(BATCH, pending.size()))));
            }
            var again = send("GET", "/api/v1/attempts/" + attempt, "");
            again.expect(200);
            now = again.json();
        }
        if (handedInAlone && now.get("sealed").isNull()) {
            var again = send("POST", submission(), handed());
            again.expect(200);
            now = again.json();
        }
        result = Optional.of(now);
    }

    private void lateBatch(List<Line> batch) throws IOException {
        var answer = send("PUT", "/api/v1/attempts/" + attempt + "/answers", batch(batch));
        if (answer.status() == 409 && answer.problem().equals("too-late")) {
            ledger.refused(
                    answer.json().get("kept").size(), answer.json().get("kept").toString());
        } else {
            answer.expect(200);
            batch.forEach(line -> ledger.cameLate(attempt, line));
        }
        pending.removeAll(batch);
    }

    private String batch(List<Line> batch) {
        return Api.JSON.writeValueAsString(Map.of("answers", batch, "ticket", ticket));
    }

    private long serverNow() {
        return serverMs + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - heardNanos);
    }

    private interface Try {
        /** {@return whether it is done} @throws IOException if nobody answered, or nobody could */
        boolean done() throws IOException;
    }

    private void persistently(Try wanted) {
        var until = System.nanoTime() + GIVEN_UP.toNanos();
        while (System.nanoTime() < until && !Thread.currentThread().isInterrupted()) {
            try {
                pause(TimeUnit.NANOSECONDS.toMillis(notBeforeNanos - System.nanoTime()));
                if (wanted.done()) {
                    failures = 0;
                    return;
                }
            } catch (IOException passing) {
                backOff();
            }
        }
        throw new IllegalStateException("stuck, or told to stop: phone " + name + " attempt " + attempt);
    }

    private void backOff() {
        failures++;
        var most = Math.min(LONGEST_WAIT_MS, 100 << Math.min(failures, 10));
        notBeforeNanos =
                System.nanoTime() + TimeUnit.MILLISECONDS.toNanos((long) (most * (0.75 + chance.nextDouble() / 2)));
    }

    private record Reply(int status, String text) {

        JsonNode json() {
            return Api.JSON.readTree(text);
        }

        /** {@return the last part of the problem's type} */
        String problem() {
            var type = json().path("type").asString("");
            return type.substring(type.lastIndexOf('/') + 1);
        }

        void expect(int... statuses) {
            if (IntStream.of(statuses).noneMatch(expected -> expected == status)) {
                throw new IllegalStateException("no phone should ever be told this: " + status + " " + text);
            }
        }
    }

    private Reply send(String method, String path, String body) throws IOException {
        if (underground) {
            throw new IOException("no network");
        }
        var request = HttpRequest.newBuilder(road.resolve(path))
                .timeout(PATIENCE)
                .header("Accept-Language", "zh-CN")
                .header("Authorization", "Bearer " + token)
                .header("Liangku-Phone", name.toString())
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            // As the client has it: the rest is worth trying again.
            if (answer.statusCode() == 429 || answer.statusCode() >= 500) {
                ledger.busy();
                throw new IOException("status " + answer.statusCode());
            }
            return new Reply(answer.statusCode(), answer.body());
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static String digest(Line line) {
        var parts =
                new ArrayList<>(List.of(line.chain(), Long.toString(line.elapsedMs()), Integer.toString(line.item())));
        line.response().forEach(value -> parts.add(value.length() + ":" + value));
        return sha256(String.join("\n", parts));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    static void pause(long millis) {
        if (millis > 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
        }
    }
}

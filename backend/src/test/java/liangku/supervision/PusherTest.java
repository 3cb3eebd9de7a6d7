package liangku.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import liangku.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PusherTest {

    private static final Instant NOW = Instant.parse("2026-07-01T04:00:00Z");
    private static final FeedKeys KEYS = SignerTest.keys(SignType.HMAC_SM3, 1);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final javax.sql.DataSource source = TestDatabase.of("supervision");
    private final JdbcClient db = JdbcClient.create(source);
    private final Signer signer = KEYS.signer();
    private final FeedTable feed = new FeedTable(db, KEYS);
    private final DeliveryTable deliveries = new DeliveryTable(db);
    private final Numberer numberer = new Numberer(feed, new TransactionTemplate(new JdbcTransactionManager(source)));
    private final Receiver receiver = new Receiver();

    private SupervisionSettings settings;
    private Platform platform;
    private Pusher pusher;

    @BeforeEach
    void start() throws IOException {
        settings = settings("http://127.0.0.1:" + receiver.start() + "/gateway");
        platform = new Platform(settings, signer);
        pusher = new Pusher(feed, deliveries, platform, settings);
    }

    @AfterEach
    void stop() {
        receiver.stop();
    }

    @Test
    void recordsArriveOnceInOrderAndProperlySigned() {
        happen(3);

        assertThat(pusher.push(NOW)).isEqualTo(3);
        assertThat(pusher.push(NOW)).isZero();

        assertThat(receiver.ids()).containsExactly("r0:1", "r1:1", "r2:1");
        assertThat(receiver.unsigned).isEmpty();
        var envelope = receiver.envelopes.getFirst();
        assertThat(envelope.path("dataType").asString()).isEqualTo("EXAM_RESULT");
        assertThat(envelope.path("recordCount").asInt()).isEqualTo(3);
        assertThat(envelope.path("records").get(0).path("data").toString()).isEqualTo("{\"id\":\"r0\",\"v\":1}");
        assertThat(envelope.path("records").get(0).path("signType").asString()).isEqualTo("HMAC-SM3");
        assertThat(envelope.path("records").get(0).path("keyId").asString()).isEqualTo("1");
        assertThat(envelope.path("records").get(0).path("signature").asString())
                .isEqualTo(feed.at(List.of(1L)).getFirst().signature());
        assertThat(count()).isEqualTo(new Deliveries.Count(DataType.EXAM_RESULT, 0, 3, 0));
    }

    @Test
    void nothingIsLeasedWhileThereIsNowhereToSend() {
        happen(1);
        var nowhere = new Pusher(feed, deliveries, new Platform(settings(""), signer), settings("  "));

        assertThat(nowhere.push(NOW)).isZero();
        assertThat(pusher.push(NOW)).isEqualTo(1);
    }

    @Test
    void afterAFailureItWaitsTwiceAsLongEachTime() {
        happen(1);
        receiver.failing = 500;

        pusher.push(NOW);
        pusher.push(NOW.plusSeconds(59));
        pusher.push(NOW.plusSeconds(60));
        pusher.push(NOW.plusSeconds(60 + 119));
        receiver.failing = 0;
        pusher.push(NOW.plusSeconds(60 + 120));

        assertThat(receiver.envelopes).hasSize(3);
        assertThat(count().sent()).isEqualTo(1);
        assertThat(settings.backoff(1)).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.backoff(12)).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void afterTwelveTriesARecordIsADeadLetterUntilItIsRevived() {
        happen(1);
        receiver.failing = 503;
        var now = NOW;
        for (var i = 0; i < 20; i++) {
            pusher.push(now);
            now = now.plus(Duration.ofHours(7));
        }

        assertThat(receiver.envelopes).hasSize(12);
        assertThat(deliveries.deadLetters(0, 10)).singleElement().satisfies(letter -> {
            assertThat(letter.tries()).isEqualTo(12);
            assertThat(letter.error()).isEqualTo("HTTP 503");
        });

        receiver.failing = 0;
        deliveries.revive(now);
        pusher.push(now);

        assertThat(count()).isEqualTo(new Deliveries.Count(DataType.EXAM_RESULT, 0, 1, 0));
    }

    @Test
    void aKindThatIsNotTakenHoldsUpNoOther() {
        happen(DataType.ENTITY, 600);
        happen(DataType.EXAM_RESULT, 2);
        receiver.refused.put("ENTITY", 404);

        assertThat(pusher.push(NOW)).isEqualTo(502);
        assertThat(pusher.push(NOW.plusSeconds(9)))
                .as("the kind gets a breather")
                .isZero();
        assertThat(pusher.push(NOW.plusSeconds(10))).isEqualTo(100);
        happen(DataType.CERTIFICATE, 1);
        assertThat(pusher.push(NOW.plusSeconds(11))).isEqualTo(1);

        assertThat(deliveries.counts())
                .containsExactlyInAnyOrder(
                        new Deliveries.Count(DataType.ENTITY, 600, 0, 0),
                        new Deliveries.Count(DataType.EXAM_RESULT, 0, 2, 0),
                        new Deliveries.Count(DataType.CERTIFICATE, 0, 1, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void whoHasNoTimeForOneKindIsNotAskedToTakeAnother(int status) {
        happen(DataType.ENTITY, 1);
        happen(DataType.EXAM_RESULT, 1);
        receiver.refused.put("ENTITY", status);

        assertThat(pusher.push(NOW)).isEqualTo(1);
        assertThat(pusher.push(NOW.plusSeconds(9))).isZero();
        assertThat(pusher.push(NOW.plusSeconds(10))).isEqualTo(1);
        assertThat(receiver.ids()).containsExactly("r0:1");
    }

    @Test
    void aLineThatBreaksIsAFailureLikeAnyOther() {
        happen(1);
        receiver.stop();

        assertThat(pusher.push(NOW)).isEqualTo(1);

        assertThat(count().due()).isEqualTo(1);
    }

    @Test
    void eachRecordIsSettledForItself() {
        happen(5);
        receiver.outcomes.put("r0", "DUPLICATE");
        receiver.outcomes.put("r1", "CONFLICT");
        receiver.outcomes.put("r2", "STALE");
        receiver.outcomes.put("r3", "");

        pusher.push(NOW);

        assertThat(count()).isEqualTo(new Deliveries.Count(DataType.EXAM_RESULT, 1, 3, 1));
        assertThat(deliveries.deadLetters(0, 10).getFirst().error()).startsWith("CONFLICT");

        receiver.outcomes.clear();
        pusher.push(NOW.plusSeconds(60));

        assertThat(count()).isEqualTo(new Deliveries.Count(DataType.EXAM_RESULT, 0, 4, 1));
    }

    @Test
    void whatASenderHeldWhenItDiedIsSentByAnother() {
        happen(2);
        deliveries.lease(DataType.EXAM_RESULT, 10, NOW, NOW.plus(settings.lease()));

        assertThat(pusher.push(NOW.plusSeconds(30))).isZero();
        assertThat(pusher.push(NOW.plus(settings.lease()))).isEqualTo(2);
        assertThat(receiver.ids()).containsExactly("r0:1", "r1:1");
    }

    @Test
    void largeBacklogsGoOutInBatches() {
        happen(1_200);

        pusher.push(NOW);

        assertThat(receiver.envelopes)
                .extracting(envelope -> envelope.path("recordCount").asInt())
                .containsExactly(500, 500, 200);
    }

    @Test
    void reconciliationKeepsItsResultAndSendsADayAgainWhereItDiffers() {
        happen(3);
        pusher.push(NOW);
        var reconciler = new Reconciler(db, deliveries, platform, signer);
        var day = LocalDate.of(2026, 7, 1);

        assertThat(reconciler.reconcile(DataType.EXAM_RESULT, day, NOW)).isEqualTo(Reconciler.Outcome.SAME);

        receiver.received.remove("r1:1");
        assertThat(reconciler.reconcile(DataType.EXAM_RESULT, day, NOW)).isEqualTo(Reconciler.Outcome.DIFFERENT);
        pusher.push(NOW);

        assertThat(reconciler.reconcile(DataType.EXAM_RESULT, day, NOW)).isEqualTo(Reconciler.Outcome.SAME);
        receiver.stop();
        assertThat(reconciler.reconcile(DataType.EXAM_RESULT, day, NOW)).isEqualTo(Reconciler.Outcome.UNREACHABLE);
        assertThat(db.sql("select outcome from supervision.reconciliation order by id")
                        .query(String.class)
                        .list())
                .containsExactly("SAME", "DIFFERENT", "SAME", "UNREACHABLE");
    }

    @Test
    void aDayIsComparedUntilBothSidesAreTheSameAndRecentDaysDayByDay() {
        happen(3);
        pusher.push(NOW);
        var comparisons = comparisons();
        var tomorrow = Instant.parse("2026-07-01T17:30:00Z");
        receiver.silent = true;

        assertThat(comparisons.compare(tomorrow)).as("each kind once").isEqualTo(DataType.values().length);
        receiver.silent = false;
        receiver.received.remove("r1:1");
        comparisons.compare(tomorrow.plus(Duration.ofHours(1)));
        pusher.push(tomorrow.plus(Duration.ofHours(1)));
        comparisons.compare(tomorrow.plus(Duration.ofHours(2)));
        assertThat(outcomes()).as("sent again, and not asked at once").containsExactly("UNREACHABLE", "DIFFERENT");

        comparisons.compare(tomorrow.plus(Duration.ofHours(7)));
        comparisons.compare(tomorrow.plus(Duration.ofHours(8)));
        assertThat(outcomes()).containsExactly("UNREACHABLE", "DIFFERENT", "SAME");

        comparisons.compare(tomorrow.plus(Duration.ofDays(2)));
        assertThat(outcomes()).as("records may have come later").endsWith("SAME", "SAME");
        comparisons.compare(tomorrow.plus(Duration.ofDays(30)));
        assertThat(outcomes()).as("long the same").hasSize(4);
    }

    @Test
    void aDayThatNobodyWasThereToCompareIsComparedLater() {
        happen(1);
        pusher.push(NOW);

        comparisons().compare(NOW.plus(Duration.ofDays(60)));

        assertThat(outcomes()).containsExactly("SAME");
        assertThat(comparisons().compare(NOW.plus(Duration.ofDays(60)).plusSeconds(3600)))
                .isZero();
    }

    @Test
    void theDayThatEndedIsGivenAnHour() {
        happen(1);
        pusher.push(NOW);

        comparisons().compare(Instant.parse("2026-07-01T16:59:59Z"));
        assertThat(outcomes()).isEmpty();
        comparisons().compare(Instant.parse("2026-07-01T17:00:00Z"));
        assertThat(outcomes()).containsExactly("SAME");
    }

    private Comparisons comparisons() {
        var transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        return new Comparisons(db, new Reconciler(db, deliveries, platform, signer), transaction);
    }

    /** Of the day on which everything happened here. */
    private List<String> outcomes() {
        return db.sql("""
                select outcome from supervision.reconciliation
                where day = date '2026-07-01' and data_type = 'EXAM_RESULT'
                order by at
                """).query(String.class).list();
    }

    private void happen(int count) {
        happen(DataType.EXAM_RESULT, count);
    }

    private void happen(DataType dataType, int count) {
        feed.add(
                IntStream.range(0, count)
                        .mapToObj(i -> new Happening(dataType, "r" + i, 1, NOW, Map.of("id", "r" + i, "v", 1)))
                        .toList(),
                NOW);
        numberer.number(NOW);
    }

    private Deliveries.Count count() {
        return deliveries.counts().getFirst();
    }

    private static SupervisionSettings settings(String url) {
        return new SupervisionSettings(
                url,
                "app",
                "",
                Path.of("unused"),
                SignType.HMAC_SM3,
                "liangku",
                500,
                Duration.ofMinutes(1),
                Duration.ofHours(6),
                12,
                Duration.ofSeconds(5),
                Duration.ofMinutes(2));
    }

    /** The other side, as small as it can be. */
    private final class Receiver {

        final List<JsonNode> envelopes = new ArrayList<>();
        final List<String> unsigned = new ArrayList<>();
        final TreeMap<String, String> received = new TreeMap<>(Comparator.naturalOrder());
        final TreeMap<String, String> outcomes = new TreeMap<>();
        private final List<String> arrived = new ArrayList<>();
        private HttpServer server;
        final Map<String, Integer> refused = new ConcurrentHashMap<>();
        volatile int failing;
        volatile boolean silent;

        int start() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/gateway/api/v1/report/", this::report);
            server.createContext("/gateway/api/v1/reconciliation/", this::reconcile);
            server.start();
            return server.getAddress().getPort();
        }

        void stop() {
            server.stop(0);
        }

        List<String> ids() {
            return arrived;
        }

        private void report(HttpExchange exchange) throws IOException {
            var body = exchange.getRequestBody().readAllBytes();
            if (!isSigned(exchange, body)) {
                unsigned.add(exchange.getRequestURI().getPath());
            }
            var envelope = JSON.readTree(body);
            envelopes.add(envelope);
            var status = refused.getOrDefault(envelope.path("dataType").asString(), failing);
            if (status > 0) {
                answer(exchange, status, "{\"code\":\"down\"}");
                return;
            }
            var lines = new ArrayList<String>();
            for (var entry : envelope.path("records")) {
                var id = entry.path("bizId").asString();
                var version = entry.path("version").asInt();
                received.put(id + ":" + version, "");
                arrived.add(id + ":" + version);
                var outcome = outcomes.getOrDefault(id, "ACCEPTED");
                if (!outcome.isEmpty()) {
                    lines.add("{\"bizId\":\"%s\",\"version\":%d,\"outcome\":\"%s\"}".formatted(id, version, outcome));
                }
            }
            answer(exchange, 200, "{\"results\":[" + String.join(",", lines) + "]}");
        }

        private void reconcile(HttpExchange exchange) throws IOException {
            var asked = JSON.readTree(exchange.getRequestBody().readAllBytes());
            if (silent) {
                answer(exchange, 503, "{}");
                return;
            }
            if (!exchange.getRequestURI().getPath().endsWith("EXAM_RESULT")
                    || !asked.path("day").asString().equals("2026-07-01")) {
                answer(exchange, 200, "{\"count\":0,\"digest\":\"%s\"}".formatted(signer.digest(new byte[0])));
                return;
            }
            var digest = signer.digest(String.join("\n", received.keySet()).getBytes(StandardCharsets.UTF_8));
            answer(exchange, 200, "{\"count\":%d,\"digest\":\"%s\"}".formatted(received.size(), digest));
        }

        private boolean isSigned(HttpExchange exchange, byte[] body) {
            var headers = exchange.getRequestHeaders();
            var request = new SignedRequest(
                    "POST",
                    exchange.getRequestURI().getPath(),
                    "",
                    headers.getFirst(SignedRequest.APP_ID),
                    Long.parseLong(headers.getFirst(SignedRequest.TIMESTAMP)),
                    headers.getFirst(SignedRequest.NONCE),
                    headers.getFirst(SignedRequest.DIGEST));
            return signer.digest(body).equals(request.digest())
                    && headers.getFirst(SignedRequest.SIGN_TYPE).equals("HMAC-SM3")
                    && headers.getFirst(SignedRequest.KEY_ID).equals("1")
                    && signer.verify(request.text(), headers.getFirst(SignedRequest.SIGNATURE));
        }

        private void answer(HttpExchange exchange, int status, String json) throws IOException {
            var bytes = json.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        }
    }
}

package liangku.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import liangku.testing.Scratch;
import liangku.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/**
 * Two nodes behind nginx on one PostgreSQL, as {@code docs/deployment.md} has it: one is killed in the middle of an exam, and
 * phones go on at the other.
 */
class NodesIT {

    private static final int WORKERS = 40;
    private static final int THINK_MS = 400;

    private final Ledger ledger = new Ledger();
    private final String database = TestDatabase.url();

    @Test
    void phonesGoOnAtTheOtherNodeWhenOneDies() throws Exception {
        var shared = Scratch.folder("liangku-shared");
        var settings = settings(shared);
        var one = RunningPlatform.start(RunningPlatform.folder(), RunningPlatform.freePort(), settings);
        var other = RunningPlatform.start(RunningPlatform.folder(), RunningPlatform.freePort(), settings);
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try (var nginx = Nginx.before(one, other);
                var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                var records = ExamRecords.at(database)) {
            var recruits = Recruits.hire(one, WORKERS);
            var key = new MarkedByHand(Api.user(other, "author"));
            var begun = Instant.now();
            var candidates = candidates(http, nginx, recruits, key);
            var sitting = CompletableFuture.allOf(candidates.stream()
                    .map(candidate -> CompletableFuture.runAsync(candidate, threads))
                    .toArray(CompletableFuture<?>[]::new));
            awaitAcknowledged(WORKERS * 50 * 4 / 10, sitting);
            assertThat(one.accidents()).isEmpty();
            one.kill();
            var before = ledger.acknowledged();

            sitting.get(4, TimeUnit.MINUTES);

            var found = Reckoning.of(candidates, recruits.tokens(), ledger, key, other, records, begun);
            System.out.printf(
                    "Two nodes: %d workers, acknowledged %d before the kill and %d after it, busy %d times, lost = %d%n",
                    WORKERS, before, ledger.acknowledged() - before, ledger.busyAnswers(), found.lost());
            assertThat(found.problems()).isEmpty();
            assertThat(ledger.acknowledged()).as("at the other node").isGreaterThan(before);
            assertThat(status(http, nginx, "/login")).isEqualTo(200);
            assertThat(status(http, nginx, "/m/")).isEqualTo(200);
            assertThat(status(http, nginx, "/actuator/health")).isEqualTo(404);
            lookAtTheFeed(records);
            assertThat(other.accidents()).isEmpty();
        } finally {
            threads.shutdownNow();
            other.stop();
            one.stop();
            Scratch.removeLater(shared);
        }
    }

    /** What one told of a pass is in the feed once, whichever node gave the numbers: no number twice, and none left out. */
    private static void lookAtTheFeed(ExamRecords records) throws Exception {
        var positions = records.positions();
        assertThat(positions.get(0)).isPositive().isEqualTo(positions.get(1)).isEqualTo(positions.get(2));
    }

    private void awaitAcknowledged(int answers, CompletableFuture<Void> sitting) {
        var until = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
        while (ledger.acknowledged() < answers) {
            if (sitting.isCompletedExceptionally()) {
                sitting.join();
            }
            assertThat(System.nanoTime()).as("nobody gets on").isLessThan(until);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private List<ChaosCandidate> candidates(HttpClient http, Nginx nginx, Recruits recruits, MarkedByHand key)
            throws IOException, InterruptedException {
        var exam = recruits.exam();
        var none = new CountDownLatch(0);
        return IntStream.range(0, WORKERS)
                .mapToObj(number -> {
                    var chance = new Random(number);
                    var phones = IntStream.range(0, 2)
                            .mapToObj(which -> new SimulatedPhone(
                                    http, nginx.url(), recruits.tokens().get(number), ledger, chance.nextLong()))
                            .toList();
                    var plot = number % 5 == 0 ? ChaosCandidate.Plot.THERE_AND_BACK : ChaosCandidate.Plot.PLAIN;
                    return new ChaosCandidate(exam, plot, key, THINK_MS, chance, phones, none, none);
                })
                .toList();
    }

    private static int status(HttpClient http, Nginx nginx, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(nginx.url().resolve(path)).build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /** As docs/deployment.md tells to: a key store that is named is never made by the platform. */
    private static Path keystore(Path shared, String password) throws IOException, InterruptedException {
        var file = shared.resolve("signing.p12");
        var line =
                "-genkeypair -alias certificates -keyalg EC -groupname secp256r1 -validity 7300 -storetype PKCS12 -dname CN=Nodes";
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(line.split(" ")));
        command.addAll(List.of("-keystore", file.toString(), "-storepass", password));
        var keytool = new ProcessBuilder(command).inheritIO().start();
        assertThat(keytool.waitFor()).isZero();
        return file;
    }

    /** What both have in common; each has a data folder of its own. */
    private Map<String, String> settings(Path shared) throws IOException, InterruptedException {
        var password = "two-nodes-one-key";
        Map<String, String> settings = new HashMap<>(Map.of(
                "LIANGKU_DEMO",
                "street",
                "LIANGKU_DATABASE_URL",
                database,
                "LIANGKU_FORWARD_HEADERS",
                "native",
                "LIANGKU_MEDIA_FOLDER",
                shared.resolve("objects").toString(),
                "LIANGKU_CERTIFICATE_KEYSTORE",
                keystore(shared, password).toString(),
                "LIANGKU_CERTIFICATE_KEYSTORE_PASSWORD",
                password));
        for (var name : List.of(
                "LIANGKU_ENCRYPTION_KEYS", "LIANGKU_INDEX_KEYS", "LIANGKU_TOKEN_KEYS", "LIANGKU_SUPERVISION_SECRET")) {
            var key = new byte[32];
            new SecureRandom().nextBytes(key);
            settings.put(name, "1:" + Base64.getEncoder().encodeToString(key));
        }
        return settings;
    }
}

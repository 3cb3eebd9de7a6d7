package liangku.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * An answer shown as saved is never lost, whatever dies. A platform that somebody calls before it is founded, that is killed
 * between two answers, and at last two hundred phones on a bad road, under which it is killed three times, the last time with
 * its database, which dies once by itself. What phones were told is then held against the database.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(OneStory.class)
class ChaosIT {

    private static final int WORKERS = 200;

    /** Each answer takes so long on average: the sitting must outlive three starts of the platform. */
    private static final int THINK_MS = 450;

    private static final List<Blow> BLOWS = List.of(
            new Blow(8, Victim.PLATFORM),
            new Blow(22, Victim.DATABASE),
            new Blow(38, Victim.PLATFORM),
            new Blow(60, Victim.BOTH));

    private static final long SEED = Long.getLong("liangku.chaos.seed", System.nanoTime() & 0xFFFFFFFFL);

    /** A queue before the start, so that it is lost with the platform, too; overdue papers are collected soon. */
    private static final Map<String, String> SETTINGS = Map.of(
            "LIANGKU_DEMO", "street",
            "LIANGKU_EXAM_STARTS_PERSECOND", "25",
            "LIANGKU_EXAM_STARTS_ATONCE", "4",
            "LIANGKU_EXAM_SWEEPEVERY", "2s");

    /** What dies when so much of all answers is acknowledged. */
    private record Blow(int percent, Victim victim) {}

    private enum Victim {
        PLATFORM,
        DATABASE,
        BOTH
    }

    private final Ledger ledger = new Ledger();
    private final CountDownLatch light = new CountDownLatch(1);
    private final CountDownLatch sealed = new CountDownLatch(WORKERS / 20);
    private RunningPlatform platform;
    private final List<Blow> struck = new ArrayList<>();

    @BeforeAll
    void launch() throws IOException {
        platform = RunningPlatform.launch(RunningPlatform.folder(), RunningPlatform.freePort(), SETTINGS);
    }

    @AfterAll
    void stop() {
        platform.stop();
    }

    @Test
    @Order(1)
    void whoIsEarlyIsAskedToWaitAndNotToldThatNothingMatches() throws Exception {
        EarlyCaller.isAskedToWait(platform);
    }

    @Test
    @Order(2)
    void everyAcknowledgedAnswerIsThereAfterAHardKillBetweenTwo() throws Exception {
        var candidate = LoneCandidate.begin(platform);
        candidate.answer(platform, 1, 7);
        platform.kill();
        revive();
        candidate.answer(platform, 8, 12);
        candidate.findsEverything(platform);
    }

    @Test
    @Order(3)
    void noAcknowledgedAnswerIsLostWhateverDies() throws Exception {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try (var road = new RoughRoad(platform.port(), SEED);
                var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            var recruits = Recruits.hire(platform, WORKERS);
            var key = new MarkedByHand(Api.user(platform, "author"));
            var begun = Instant.now();
            var candidates = candidates(http, road, recruits, key);
            sitThrough(candidates, threads);
            var took = Duration.between(begun, Instant.now());
            var found = compare(candidates, recruits, key, begun);
            tell(road, found, took);
            assertThat(found.problems()).as("seed " + SEED).isEmpty();
            assertThatItWasRough(road);
        } finally {
            threads.shutdownNow();
        }
    }

    private void revive() throws IOException {
        platform = RunningPlatform.start(platform.data(), platform.port(), SETTINGS);
    }

    private void sitThrough(List<ChaosCandidate> candidates, ExecutorService threads) throws Exception {
        // The first phone that is told what no phone should be told ends it: the others may wait for ever.
        var failed = new CompletableFuture<Void>();
        var sitting = CompletableFuture.allOf(candidates.stream()
                .map(candidate -> CompletableFuture.runAsync(candidate, threads).whenComplete((sat, why) -> {
                    if (why != null) {
                        failed.completeExceptionally(why);
                    }
                }))
                .toArray(CompletableFuture<?>[]::new));
        killOnTheWay(failed);
        CompletableFuture.anyOf(CompletableFuture.runAsync(() -> ChaosCandidate.await(sealed), threads), failed)
                .get(6, TimeUnit.MINUTES);
        for (var candidate : candidates) {
            if (candidate.plot() == ChaosCandidate.Plot.BASEMENT) {
                TimeRunsOut.of(platform, candidate.attempt());
            }
        }
        awaitEnd(candidates);
        light.countDown();
        CompletableFuture.anyOf(sitting, failed).get(6, TimeUnit.MINUTES);
    }

    /** What was not so rough would prove little. */
    private void assertThatItWasRough(RoughRoad road) {
        for (var fate : RoughRoad.Fate.values()) {
            assertThat(road.count(fate)).as(fate.name()).isGreaterThan(20);
        }
        assertThat(struck).isEqualTo(BLOWS);
        assertThat(road.foundItDead()).isPositive();
        assertThat(ledger.acknowledged()).isGreaterThan(WORKERS * 50L);
        assertThat(ledger.waits()).isPositive();
        assertThat(ledger.takenOver()).isPositive();
        assertThat(ledger.late()).isPositive();
        assertThat(ledger.reasons()).allMatch(why -> why.contains("HANDED_IN"));
    }

    private List<ChaosCandidate> candidates(HttpClient http, RoughRoad road, Recruits recruits, MarkedByHand key)
            throws IOException, InterruptedException {
        var exam = recruits.exam();
        return IntStream.range(0, WORKERS)
                .mapToObj(number -> {
                    var chance = new Random(SEED + number);
                    var phones = IntStream.range(0, 2)
                            .mapToObj(which -> new SimulatedPhone(
                                    http, road.url(), recruits.tokens().get(number), ledger, chance.nextLong()))
                            .toList();
                    return new ChaosCandidate(exam, plot(number), key, THINK_MS, chance, phones, sealed, light);
                })
                .toList();
    }

    private static ChaosCandidate.Plot plot(int number) {
        return switch (number % 20) {
            case 3, 13 -> ChaosCandidate.Plot.ANOTHER_PHONE;
            case 7, 17 -> ChaosCandidate.Plot.THERE_AND_BACK;
            case 11 -> ChaosCandidate.Plot.BASEMENT;
            default -> ChaosCandidate.Plot.PLAIN;
        };
    }

    /** Wherever the phones are then. A platform whose database dies starts it again and goes on. */
    private void killOnTheWay(CompletableFuture<Void> failed) throws IOException, InterruptedException {
        for (var blow : BLOWS) {
            var until = System.nanoTime() + TimeUnit.MINUTES.toNanos(8);
            while (ledger.acknowledged() < WORKERS * 50L * blow.percent / 100) {
                if (failed.isDone()) {
                    failed.join();
                }
                assertThat(System.nanoTime()).as("nobody gets on any more").isLessThan(until);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
            switch (blow.victim) {
                case PLATFORM -> platform.kill();
                case DATABASE -> platform.killDatabase();
                case BOTH -> {
                    platform.killDatabase();
                    platform.kill();
                }
            }
            struck.add(blow);
            if (blow.victim != Victim.DATABASE) {
                revive();
            }
        }
    }

    /** Whose time ran out in the basement is marked without them, so that what they bring afterwards is late. */
    private void awaitEnd(List<ChaosCandidate> candidates) throws IOException, SQLException, TimeoutException {
        var until = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
        try (var records = ExamRecords.of(platform)) {
            var waiting = candidates.stream()
                    .filter(candidate -> candidate.plot() == ChaosCandidate.Plot.BASEMENT)
                    .map(candidate -> candidate.attempt() + " submitted")
                    .toList();
            while (!records.attemptsSince(Instant.EPOCH).containsAll(waiting)) {
                if (System.nanoTime() > until) {
                    throw new TimeoutException("nobody collected the papers whose time was up");
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            }
        }
    }

    private Reckoning compare(List<ChaosCandidate> candidates, Recruits recruits, MarkedByHand key, Instant begun)
            throws IOException, InterruptedException, SQLException {
        try (var records = ExamRecords.of(platform)) {
            return Reckoning.of(candidates, recruits.tokens(), ledger, key, platform, records, begun);
        }
    }

    private void tell(RoughRoad road, Reckoning found, Duration took) {
        System.out.printf(
                """
                Chaos, seed %d: %d phones of %d workers, %d s
                  requests %d: delayed all, doubled %d, overtaken %d, lost going %d, lost coming %d, cut short %d
                  the platform killed %d times, once with its database, its database %d times by itself; found dead %d times,
                  busy %d times
                  waited in the queue %d times, attempts taken over %d times, numbers given twice %d times
                  acknowledged answers %d, late among them %d, refused with a reason %d, stored %d, passed %d
                  lost = %d
                """,
                SEED,
                phones(),
                WORKERS,
                took.toSeconds(),
                road.requests(),
                road.count(RoughRoad.Fate.DOUBLED),
                road.count(RoughRoad.Fate.OVERTAKEN),
                road.count(RoughRoad.Fate.LOST_GOING),
                road.count(RoughRoad.Fate.LOST_COMING),
                road.count(RoughRoad.Fate.CUT_SHORT),
                struck.stream().filter(blow -> blow.victim != Victim.DATABASE).count(),
                struck.stream().filter(blow -> blow.victim == Victim.DATABASE).count(),
                road.foundItDead(),
                ledger.busyAnswers(),
                ledger.waits(),
                ledger.takenOver(),
                ledger.conflicts(),
                ledger.acknowledged(),
                ledger.late(),
                ledger.refused(),
                found.stored(),
                found.passed(),
                found.lost());
    }

    private static long phones() {
        return WORKERS
                + IntStream.range(0, WORKERS)
                        .mapToObj(ChaosIT::plot)
                        .filter(plot ->
                                plot == ChaosCandidate.Plot.ANOTHER_PHONE || plot == ChaosCandidate.Plot.THERE_AND_BACK)
                        .count();
    }
}

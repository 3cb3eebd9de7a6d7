package liangku.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
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
import liangku.people.ResidentId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * An answer shown as saved is never lost, whatever dies: two hundred phones on a bad road, and under them the platform is
 * killed three times, the last time with its database. What phones were told is then held against the database.
 */
class ChaosIT {

    private static final int WORKERS = 200;

    /** Each answer takes so long on average: the sitting must outlive three starts of the platform. */
    private static final int THINK_MS = 700;

    private static final List<Integer> KILLED_AT_PER_CENT = List.of(8, 35, 60);

    private static final long SEED = Long.getLong("liangku.chaos.seed", System.nanoTime() & 0xFFFFFFFFL);

    /** A queue before the start, so that it is lost with the platform, too; overdue papers are collected soon. */
    private static final Map<String, String> SETTINGS = Map.of(
            "LIANGKU_DEMO", "street",
            "LIANGKU_EXAM_STARTS_PERSECOND", "25",
            "LIANGKU_EXAM_STARTS_ATONCE", "4",
            "LIANGKU_EXAM_SWEEPEVERY", "2s");

    private final Ledger ledger = new Ledger();
    private final CountDownLatch light = new CountDownLatch(1);
    private final CountDownLatch sealed = new CountDownLatch(WORKERS / 20);
    private RunningPlatform platform;
    private int kills;

    @Test
    void noAcknowledgedAnswerIsLostWhateverDies() throws Exception {
        platform = RunningPlatform.start(RunningPlatform.folder(), RunningPlatform.freePort(), SETTINGS);
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try (var road = new RoughRoad(platform.port(), SEED);
                var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            var tokens = hire();
            var key = new MarkedByHand(Api.user(platform, "author"));
            var begun = Instant.now();
            var candidates = candidates(http, road, tokens, exam(), key);
            sitThrough(candidates, threads);
            var took = Duration.between(begun, Instant.now());
            var found = compare(candidates, tokens, key, begun);
            tell(road, found, took);
            assertThat(found.problems()).as("seed " + SEED).isEmpty();
            assertThatItWasRough(road);
        } finally {
            threads.shutdownNow();
            platform.stop();
        }
    }

    private void sitThrough(List<ChaosCandidate> candidates, ExecutorService threads) throws Exception {
        var sitting = CompletableFuture.allOf(candidates.stream()
                .map(candidate -> CompletableFuture.runAsync(candidate, threads))
                .toArray(CompletableFuture<?>[]::new));
        killOnTheWay(sitting);
        sealed.await();
        for (var candidate : candidates) {
            if (candidate.plot() == ChaosCandidate.Plot.BASEMENT) {
                TimeRunsOut.of(platform, candidate.attempt());
            }
        }
        awaitEnd(candidates);
        light.countDown();
        sitting.get(3, TimeUnit.MINUTES);
    }

    /** What was not so rough would prove little. */
    private void assertThatItWasRough(RoughRoad road) {
        for (var fate : RoughRoad.Fate.values()) {
            assertThat(road.count(fate)).as(fate.name()).isGreaterThan(20);
        }
        assertThat(kills).isEqualTo(3);
        assertThat(road.foundItDead()).isPositive();
        assertThat(ledger.acknowledged()).isGreaterThan(WORKERS * 50L);
        assertThat(ledger.waits()).isPositive();
        assertThat(ledger.takenOver()).isPositive();
        assertThat(ledger.late()).isPositive();
        assertThat(ledger.reasons()).allMatch(why -> why.contains("HANDED_IN"));
    }

    private List<ChaosCandidate> candidates(
            HttpClient http, RoughRoad road, List<String> tokens, String exam, MarkedByHand key) {
        return IntStream.range(0, WORKERS)
                .mapToObj(number -> {
                    var chance = new Random(SEED + number);
                    var phones = IntStream.range(0, 2)
                            .mapToObj(which ->
                                    new SimulatedPhone(http, road.url(), tokens.get(number), ledger, chance.nextLong()))
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

    /** Killed when so much of all answers is acknowledged, wherever the phones are then. */
    private void killOnTheWay(CompletableFuture<Void> sitting) throws IOException, InterruptedException {
        for (var share : KILLED_AT_PER_CENT) {
            while (ledger.acknowledged() < WORKERS * 50L * share / 100) {
                if (sitting.isDone()) {
                    sitting.join();
                    throw new IllegalStateException("all was over before the platform was killed " + kills);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
            kills++;
            if (kills == KILLED_AT_PER_CENT.size()) {
                platform.killWithDatabase();
            } else {
                platform.kill();
            }
            platform = RunningPlatform.start(platform.data(), platform.port(), SETTINGS);
        }
    }

    /** Whose time ran out in the basement is marked without them, so that what they bring afterwards is late. */
    private void awaitEnd(List<ChaosCandidate> candidates) throws IOException, SQLException, TimeoutException {
        var until = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
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

    /**
     * What came of it.
     *
     * @param lost acknowledged answers that are not in the database
     * @param problems sentences
     */
    private record Found(long lost, long stored, int passed, List<String> problems) {}

    private Found compare(List<ChaosCandidate> candidates, List<String> tokens, MarkedByHand key, Instant begun)
            throws IOException, InterruptedException, SQLException {
        var problems = new ArrayList<String>();
        long lost = 0;
        long stored = 0;
        var passed = 0;
        try (var records = ExamRecords.of(platform)) {
            var attempts = records.attemptsSince(begun);
            var wanted = candidates.stream()
                    .map(candidate -> candidate.attempt() + " submitted")
                    .sorted()
                    .toList();
            if (!attempts.equals(wanted)) {
                problems.add("attempts are not those that were sat, each handed in once: " + attempts);
            }
            for (var number = 0; number < candidates.size(); number++) {
                var candidate = candidates.get(number);
                var attempt = candidate.attempt();
                var journal = records.journal(attempt);
                stored += journal.size();
                var missing = ledger.promised(attempt).stream()
                        .filter(line -> !same(line, journal.get(line.seq())))
                        .toList();
                lost += missing.size();
                if (!missing.isEmpty()) {
                    problems.add("attempt %s lost %s".formatted(attempt, missing));
                }
                var known = new HashMap<Long, SimulatedPhone.Line>();
                ledger.seen(attempt).forEach(line -> known.put(line.seq(), line));
                ledger.promised(attempt).forEach(line -> known.put(line.seq(), line));
                var marks = key.marks(candidate.items(), known.values());
                var told = candidate.result();
                if (records.earned(attempt).intValueExact() != marks
                        || told.get("score").decimalValue().intValueExact() != marks) {
                    problems.add("attempt %s (%s): %d by hand, %s in the database, %s told"
                            .formatted(attempt, candidate.plot(), marks, records.earned(attempt), told.get("score")));
                }
                passed += told.get("passed").asBoolean() ? 1 : 0;
                problems.addAll(papers(told, journal.size(), tokens.get(number)));
            }
        }
        return new Found(lost, stored, passed, problems);
    }

    /** {@return what is wrong with the receipt and the certificate of a result} */
    private List<String> papers(JsonNode told, int lines, String token) throws IOException, InterruptedException {
        var problems = new ArrayList<String>();
        var receipt = told.get("receipt");
        var proof = Api.withToken(platform, token)
                .get("/api/v1/receipts/%s?lines=%d&digest=%s"
                        .formatted(
                                receipt.get("number").asString(),
                                receipt.get("lines").asInt(),
                                receipt.get("digest").asString()))
                .json();
        if (!proof.get("valid").asBoolean() || receipt.get("lines").asInt() != lines) {
            problems.add("receipt %s of %d lines is not vouched for: %s".formatted(receipt, lines, proof));
        }
        if (told.get("passed").asBoolean() == told.get("certificateNumber").isNull()) {
            problems.add("passed and certified are two things: " + told);
        }
        return problems;
    }

    private static boolean same(SimulatedPhone.Line line, SimulatedPhone.@Nullable Line stored) {
        return stored != null
                && stored.item() == line.item()
                && stored.response().equals(line.response());
    }

    private void tell(RoughRoad road, Found found, Duration took) {
        System.out.printf(
                """
                Chaos, seed %d: %d phones of %d workers, %d s
                  requests %d: delayed all, doubled %d, overtaken %d, lost going %d, lost coming %d, cut short %d
                  the platform killed %d times, once with its database; found dead %d times, busy %d times
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
                kills,
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

    private String exam() throws IOException, InterruptedException {
        return Api.worker(platform, phone(0))
                .get("/api/v1/exams")
                .json()
                .at("/exams/0/id")
                .asString();
    }

    /** {@return tokens of so many new workers of the demo's canteen} */
    private List<String> hire() throws IOException, InterruptedException {
        var csv = new StringBuilder("姓名,身份证号,手机号,岗位,入职日期\n");
        for (var number = 0; number < WORKERS; number++) {
            csv.append("%s,%s,%s,从业人员,%s\n"
                    .formatted(
                            name(number),
                            idNumber(number),
                            phone(number),
                            LocalDate.now().minusDays(100)));
        }
        var report = Api.user(platform, "employer")
                .upload("/api/v1/people/imports", "roster.csv", csv.toString().getBytes(StandardCharsets.UTF_8))
                .json();
        assertThat(report.get("accepted").asInt()).as(report.toString()).isEqualTo(WORKERS);
        var tokens = new ArrayList<String>();
        for (var number = 0; number < WORKERS; number++) {
            tokens.add(Api.worker(platform, phone(number)).token());
        }
        return tokens;
    }

    private static String name(int number) {
        return "" + "王李张刘陈杨黄赵吴周".charAt(number % 10) + "秀英桂兰玉梅建国志强".charAt(number / 10 % 10)
                + "海燕丽华".charAt(number / 100);
    }

    private static String phone(int number) {
        return Long.toString(17_200_000_000L + number);
    }

    /** The region part was never given out, so the number can be nobody's. */
    private static String idNumber(int number) {
        var born = LocalDate.of(1970, 1, 1).plusDays(number * 31L);
        var body = "371597" + born.format(DateTimeFormatter.BASIC_ISO_DATE) + "%03d".formatted(number);
        return body + ResidentId.checkCharacter(body);
    }
}

package liangku.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import liangku.bench.Load.Outcome;
import liangku.employer.Employers;

/** From signing in to marks, over HTTP, cost counted for application and database together. */
final class ExamGroup implements Group {

    private static final int CALLERS = 16;
    private static final int SAVE_CALLERS = 32;

    /** Each takes a core. */
    private static final int PASSWORDS_AT_ONCE = 2;

    private static final int PHONES_AT_ONCE = 512;
    private static final int BATCHES = 10;
    private static final int BATCH = 10;

    @Override
    public String name() {
        return "exam";
    }

    @Override
    public String how() {
        return """
                Workers are hired through roster imports, 500 to a canteen, and sign in by phone and code; the bank grows \
                through XLSX imports, reviews and releases. Each operation is warmed up, all of them by 4,000 whole \
                sittings, then done some thousand times by 16 callers (answers: 32) that go on as soon as they were \
                answered. CPU is user and system time of the application and of all PostgreSQL processes from the \
                operating system's accounting, per operation; the JVM's compilers are part of it, and told apart; what the callers take on the same two cores is not, and told of starts, because \
                it is the same work in each run and says how fast the machine was. Latency is the caller's. A sitting is start, 10 batches of 5 answers, submission, for a \
                minute; what is submitted was answered so; of every acknowledged answer the database is asked afterwards whether \
                it has this number with this item and this response. At the synchronized start 3,000 \
                workers, whose phones show the exam, press start evenly within 10 s, over 512 connections, each counted from when they \
                pressed; what is alive in the heap is counted before and after, and told for 10,000 of them. Callers send what the phone client sends: the phone's name, the \
                chain of the answers and the ticket of the paper. Beside the answers stand durable \
                single-row inserts over 16 plain JDBC connections to the same PostgreSQL in the same minute, of whose \
                cost only PostgreSQL's side is counted; beside the sign-in by password, the same Argon2id hash alone, as many at \
                once, in CPU of its threads. That as many answers are saved as rows inserted is asked of answers that come ten a request, as \
                from phones that had no network for a while; of those that come alone, each pays for a request of its own, 2,000 a \
                second are asked. What happens is reported to a supervision platform that is no part of the stack, as \
                in a city.""";
    }

    @Override
    public List<Figure> measure(Plan plan) throws IOException, InterruptedException {
        try (var platform = new SupervisionPlatform();
                var stack = Stack.start(
                        plan,
                        new Stack.Start("exam", "small", 2_048, Map.of("LIANGKU_SUPERVISION_URL", platform.url())));
                var rest = new Rest(stack.base(), PHONES_AT_ONCE)) {
            return new Session(plan, stack, rest).measure();
        }
    }

    /** One run: workers are used up in the order they signed in. */
    private static final class Session {
        private final Plan plan;
        private final Stack stack;
        private final Load load;
        private final Rest rest;
        private final Crowd crowd;
        private final List<Figure> figures = new ArrayList<>();
        private final List<Candidate> fresh = Collections.synchronizedList(new ArrayList<>());
        private int used;

        Session(Plan plan, Stack stack, Rest rest) {
            this.plan = plan;
            this.stack = stack;
            this.rest = rest;
            this.load = new Load(stack);
            this.crowd = new Crowd(rest, LocalDate.now(Employers.ZONE));
        }

        List<Figure> measure() throws IOException, InterruptedException {
            // By then most of what a sitting takes is compiled, as it is a minute after a start.
            var warming = plan.count(4_000, 4);
            var starts = plan.count(1_500, 8);
            // More than sit within the minute.
            var sittings = plan.count(7_000, 8);
            var together = plan.count(3_000, 8);
            var late = plan.count(600, 4);
            var phones = crowd.hire(warming + 2 * starts + sittings + together + 2 * late);
            var bank = new QuestionBank(rest);
            bank.growTo(plan.count(5_000, 500));
            signIns(phones);
            var hall = new ExamHall(rest, exam(fresh.getFirst()));

            warmUp(hall, take(warming));
            var sitting = take(starts);
            start(hall, "start, 50 of 5,000", sitting);
            save(hall, sitting);
            submit(hall, take(starts));
            sit(hall, take(sittings));
            startTogether(hall, take(together));

            bank.growTo(plan.count(100_000, 1_000));
            stack.awaitQuiet();
            firstStart(hall, take(1));
            load.closed(CALLERS, take(late - 1), 60, hall::start).orThrow();
            start(hall, "start, 50 of 100,000", take(late));
            return figures;
        }

        private void signIns(List<String> phones) throws IOException, InterruptedException {
            var warm = phones.size() / 2;
            Load.Work<String> signIn = phone -> fresh.add(new Candidate(crowd.signIn(phone)));
            load.closed(CALLERS, phones.subList(0, warm), 300, signIn).orThrow();
            stack.awaitQuiet();
            var byCode = load.closed(CALLERS, phones.subList(warm, phones.size()), 300, signIn)
                    .orThrow();
            figures.add(Figure.atMost("sign in by code", byCode.cpuMillisEach(), "CPU ms", 1));
            figures.addAll(shares("sign in by code", byCode));
            figures.add(Figure.stated("sign in by code, p95", byCode.percentileMillis(0.95), "ms"));

            var times = IntStream.range(0, plan.count(300, 2)).boxed().toList();
            Load.Work<Integer> withPassword = time -> rest.demo("reviewer");
            load.closed(PASSWORDS_AT_ONCE, times, 60, withPassword).orThrow();
            var byPassword =
                    load.closed(PASSWORDS_AT_ONCE, times, 60, withPassword).orThrow();
            var hash = Peers.argon2CpuMillis(times.size(), PASSWORDS_AT_ONCE);
            figures.add(Figure.atMost(
                            "sign in by password, without its hash", byPassword.cpuMillisEach() - hash, "CPU ms", 1)
                    .beside("Argon2id 19 MiB alone, two at once", hash));
            figures.addAll(shares("sign in by password", byPassword));
        }

        /** Where the CPU went: what is left is the application's own. */
        private static List<Figure> shares(String what, Outcome outcome) {
            return List.of(
                    Figure.stated(what + ", of it database", outcome.databaseMillisEach(), "CPU ms"),
                    Figure.stated(what + ", of it the JVM's compilers", outcome.compilerMillisEach(), "CPU ms"));
        }

        private void warmUp(ExamHall hall, List<Candidate> candidates) throws IOException, InterruptedException {
            load.closed(CALLERS, candidates, 120, candidate -> hall.sit(candidate, BATCHES))
                    .orThrow();
            stack.awaitQuiet();
        }

        private void start(ExamHall hall, String what, List<Candidate> candidates)
                throws IOException, InterruptedException {
            stack.awaitQuiet();
            var outcome = load.closed(CALLERS, candidates, 120, hall::start).orThrow();
            figures.add(Figure.atMost(what, outcome.cpuMillisEach(), "CPU ms", 2));
            figures.addAll(shares(what, outcome));
            figures.add(Figure.stated(what + ", the caller's own part", outcome.callersMillisEach(), "CPU ms"));
            figures.add(Figure.stated(what + ", p95 at " + CALLERS + " callers", outcome.percentileMillis(0.95), "ms"));
            figures.add(Figure.atMost(
                    what + ", bytes of the paper",
                    candidates.stream()
                                    .mapToInt(Candidate::paperBytes)
                                    .average()
                                    .orElseThrow()
                            / 1_000,
                    "kB",
                    8));
        }

        private void firstStart(ExamHall hall, List<Candidate> one) throws IOException, InterruptedException {
            var outcome = load.closed(1, one, 60, hall::start).orThrow();
            figures.add(Figure.stated("first start after a release of 100,000", outcome.percentileMillis(1), "ms"));
        }

        private void save(ExamHall hall, List<Candidate> candidates) throws IOException, InterruptedException {
            List<Candidate> turns = new ArrayList<>();
            for (var turn = 0; turn < plan.count(20, 3); turn++) {
                turns.addAll(candidates);
            }
            load.closed(SAVE_CALLERS, turns.subList(0, turns.size() / 5), 30, hall::saveOne)
                    .orThrow();
            stack.awaitQuiet();
            var saved = load.closed(SAVE_CALLERS, turns, 60, hall::saveOne).orThrow();
            var barely = barely();
            figures.add(Figure.atMost("save one answer at load", saved.cpuMillisEach(), "CPU ms", 0.3)
                    .beside("single-row insert", barely.cpuMillisEach()));
            figures.addAll(shares("save one answer at load", saved));
            figures.add(Figure.atLeast("answers saved, one a request", saved.perSecond(), "per s", 2_000)
                    .beside("single-row inserts, 16 connections", barely.perSecond()));
            figures.add(Figure.atMost("save one answer, p99", saved.percentileMillis(0.99), "ms", 100));
            var batches = turns.subList(0, turns.size() / 4);
            var batched = load.closed(SAVE_CALLERS, batches, 60, candidate -> hall.save(candidate, BATCH))
                    .orThrow();
            figures.add(Figure.atLeast(
                            "answers saved, ten a request", BATCH * batched.perSecond(), "per s", barely.perSecond())
                    .beside("single-row inserts, 16 connections", barely.perSecond()));
        }

        private Outcome barely() throws IOException, InterruptedException {
            try (var peer = new Peers.Inserts(stack, CALLERS)) {
                var rows = IntStream.range(0, plan.count(60_000, 64)).boxed().toList();
                load.closed(CALLERS, rows.subList(0, rows.size() / 6), 5, peer::insert)
                        .orThrow();
                return load.closed(CALLERS, rows, 10, peer::insert).orThrow();
            } catch (SQLException failed) {
                throw new IOException(failed);
            }
        }

        private void submit(ExamHall hall, List<Candidate> candidates) throws IOException, InterruptedException {
            load.closed(CALLERS, candidates, 120, candidate -> {
                        hall.start(candidate);
                        hall.answerAll(candidate, BATCHES);
                    })
                    .orThrow();
            stack.awaitQuiet();
            var outcome = load.closed(CALLERS, candidates, 60, hall::submit).orThrow();
            figures.add(Figure.atMost("submit and mark", outcome.cpuMillisEach(), "CPU ms", 2));
            figures.addAll(shares("submit and mark", outcome));
            figures.add(Figure.stated("submit and mark, p95", outcome.percentileMillis(0.95), "ms"));
        }

        private void sit(ExamHall hall, List<Candidate> candidates) throws IOException, InterruptedException {
            stack.awaitQuiet();
            var outcome = load.closed(
                            CALLERS, candidates, plan.count(60, 10), candidate -> hall.sit(candidate, BATCHES))
                    .orThrow();
            figures.add(Figure.atLeast("whole sittings sustained", outcome.perSecond(), "per s", 60));
            figures.add(Figure.stated("whole sitting", outcome.cpuMillisEach(), "CPU ms"));
            figures.add(Figure.atMost("acknowledged answers missing", (double) hall.missing(stack), "answers", 0));
        }

        private void startTogether(ExamHall hall, List<Candidate> candidates) throws IOException, InterruptedException {
            // As they have just looked at it: what 512 connections and their threads take is no attempt's.
            load.closed(
                            PHONES_AT_ONCE,
                            candidates,
                            60,
                            candidate ->
                                    rest.get("/api/v1/exams", candidate.token()).orThrow())
                    .orThrow();
            stack.awaitQuiet();
            var heap = stack.aliveMegabytes();
            var outcome = load.arriving(candidates, plan.count(10, 1), hall::start);
            var what = "start of 3,000 within 10 s";
            figures.add(Figure.atMost(what + ": all have a paper after", outcome.seconds(), "s", 15));
            figures.add(Figure.stated(what + ": p99", outcome.percentileMillis(0.99), "ms"));
            figures.add(Figure.stated(what + ": each", outcome.cpuMillisEach(), "CPU ms"));
            figures.add(Figure.stated(what + ": the caller's own part", outcome.callersMillisEach(), "CPU ms"));
            figures.add(Figure.atMost(what + ": errors", outcome.failed(), "", 0));
            stack.awaitQuiet();
            figures.add(Figure.atMost(
                    "heap of 10,000 open attempts",
                    Math.max(0, stack.aliveMegabytes() - heap) * 10_000 / candidates.size(),
                    "MB",
                    100));
        }

        private List<Candidate> take(int count) {
            var some = List.copyOf(fresh.subList(used, used + count));
            used += count;
            return some;
        }

        private String exam(Candidate candidate) throws IOException {
            return rest.get("/api/v1/exams", candidate.token())
                    .orThrow()
                    .json()
                    .get("exams")
                    .get(0)
                    .get("id")
                    .asString();
        }
    }
}

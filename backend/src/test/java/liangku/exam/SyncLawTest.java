package liangku.exam;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import liangku.people.WorkerId;
import liangku.questionbank.Response;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/**
 * Whatever the network does to what two phones send, however often the candidate changes between them, and whenever the time
 * runs out: every answer of the platform and the state in the end are those of {@link SyncModel}.
 */
class SyncLawTest {

    private static final ExamHall HALL = new ExamHall();

    enum Kind {
        ANSWER,
        /** And is acknowledged, if it is. */
        SEND,
        SEND_TWICE,
        /** And the phone never hears of it. */
        SEND_UNHEARD,
        /** Out of the phone, and nowhere yet. */
        SEND_SLOWLY,
        /** What was sent slowly gets there. */
        ARRIVE,
        /** Without a network, with its clock set back: it does not know when it is until it hears of the platform. */
        REOPEN,
        TAKE_OVER,
        HAND_IN,
        SWEEP,
        WAIT,
        WAIT_LONG
    }

    /** @param number chooses: an item, a batch on its way, seconds */
    record Act(Kind kind, int phone, int number, SyncModel.Shown ticket) {}

    @Provide
    Arbitrary<List<Act>> acts() {
        var kinds = Arbitraries.frequency(
                Tuple.of(30, Kind.ANSWER),
                Tuple.of(14, Kind.SEND),
                Tuple.of(4, Kind.SEND_TWICE),
                Tuple.of(5, Kind.SEND_UNHEARD),
                Tuple.of(6, Kind.SEND_SLOWLY),
                Tuple.of(6, Kind.ARRIVE),
                Tuple.of(4, Kind.REOPEN),
                Tuple.of(4, Kind.TAKE_OVER),
                Tuple.of(1, Kind.HAND_IN),
                Tuple.of(2, Kind.SWEEP),
                Tuple.of(8, Kind.WAIT),
                Tuple.of(1, Kind.WAIT_LONG));
        var tickets = Arbitraries.frequency(
                Tuple.of(12, SyncModel.Shown.GOOD),
                Tuple.of(1, SyncModel.Shown.NONE),
                Tuple.of(1, SyncModel.Shown.FOREIGN));
        return Combinators.combine(
                        kinds, Arbitraries.of(0, 0, 1), Arbitraries.integers().between(0, 999), tickets)
                .as(Act::new)
                .list()
                .ofMinSize(20)
                .ofMaxSize(60);
    }

    private static String chain(AttemptId attempt) {
        return HALL.db
                .sql("select chain from exam.result where attempt_id = :id")
                .param("id", attempt.value())
                .query(String.class)
                .single();
    }

    @Property(tries = 200, shrinking = ShrinkingMode.BOUNDED)
    void anyInterleavingEndsInTheStateTheRulesSay(@ForAll("acts") List<Act> acts) {
        var story = new Story();
        acts.forEach(story::play);
        story.end();
    }

    /** A batch as it left a phone. */
    private record Sent(int phone, NavigableMap<Long, SyncModel.Line> lines, SyncModel.Shown ticket) {}

    /** What a phone holds; its rules are the client's. */
    private static final class Phone {
        private final UUID name = UUID.randomUUID();
        private final NavigableMap<Long, SyncModel.Line> pending = new TreeMap<>();
        private final List<AnswerLink> chain = new ArrayList<>();
        private long savedSeq;
        /** By how much its clock is behind since it was opened anew without a network; empty while it knows the time. */
        private Optional<Duration> behind = Optional.empty();

        private Instant lastGiven = Instant.MIN;
    }

    /** One attempt, sat and modelled at once. */
    private static final class Story {
        private final Attempt.Open attempt = HALL.started();
        private final WorkerId worker = HALL.workerOf(attempt);
        private final Sitting sitting =
                new AttemptTable(HALL.db).find(attempt.id()).orElseThrow();
        private final List<Phone> phones = List.of(new Phone(), new Phone());
        private final List<Sent> onTheirWay = new ArrayList<>();
        private final SyncModel model = new SyncModel(
                attempt.deadline(),
                ExamHall.GRACE,
                HALL.settings.lateWindow(),
                0,
                attempt.startedAt().plusMillis(7),
                answers -> HALL.bank
                        .papers()
                        .mark(sitting.paper(), answers)
                        .percent()
                        .setScale(2, RoundingMode.HALF_UP)
                        .doubleValue());
        private final List<String> keptWhy = new ArrayList<>();
        /** When answers were given, whatever their phone says. */
        private final Map<SyncModel.Line, Instant> trulyGiven = new HashMap<>();

        // Never quite at a limit: there the clocks of two machines decide.
        private Instant now = attempt.startedAt().plusMillis(7);

        private Story() {
            HALL.writers.takeOver(worker, attempt.id(), id(0), now);
        }

        private void play(Act act) {
            switch (act.kind()) {
                case ANSWER -> answer(act.phone(), act.number());
                case SEND -> send(act).ifPresent(sent -> hear(sent, arrive(sent)));
                case SEND_TWICE ->
                    send(act).ifPresent(sent -> {
                        arrive(sent);
                        hear(sent, arrive(sent));
                    });
                case SEND_UNHEARD -> send(act).ifPresent(this::arrive);
                case SEND_SLOWLY -> send(act).ifPresent(onTheirWay::add);
                case ARRIVE -> {
                    if (!onTheirWay.isEmpty()) {
                        arrive(onTheirWay.remove(act.number() % onTheirWay.size()));
                    }
                }
                case REOPEN ->
                    phones.get(act.phone()).behind = Optional.of(Duration.ofSeconds(act.number() % 3 * act.number()));
                case TAKE_OVER -> takeOver(act.phone());
                case HAND_IN -> handIn(act.phone());
                case SWEEP -> {
                    HALL.transaction.executeWithoutResult(status -> {
                        if (HALL.submissions.isOver(sitting, now)) {
                            HALL.submissions.submit(attempt.id(), now);
                        }
                    });
                    model.sweep(now);
                }
                case WAIT -> now = now.plusSeconds(act.number() % 120);
                case WAIT_LONG -> now = now.plus(Duration.ofMinutes(20L + act.number() % 60));
            }
        }

        private PhoneId id(int phone) {
            return new PhoneId(phones.get(phone).name);
        }

        private void answer(int number, int chosen) {
            var phone = phones.get(number);
            var item = 1 + chosen % 6;
            var letter = attempt.paper().items().get(item - 1).face().options().isEmpty()
                    ? (chosen % 2 == 0 ? "T" : "F")
                    : (chosen % 2 == 0 ? "A" : "B");
            var response = new Response(List.of(letter));
            var before = phone.chain.isEmpty()
                    ? AnswerLink.beginning(sitting)
                    : phone.chain.getLast().link();
            // No two phones say the same at the same thousandth of a second: then they had the same link.
            var truly = now.plusMillis(number);
            var given = latest(
                    phone.behind.map(truly::minus).orElse(truly),
                    phone.lastGiven,
                    attempt.startedAt().plusMillis(7L + number));
            var unsure = phone.behind.isPresent();
            var elapsed = Duration.between(attempt.startedAt(), given).toMillis();
            phone.chain.add(
                    AnswerLink.of(before, elapsed, unsure, item, response).orElseThrow());
            phone.lastGiven = given;
            var seq = Math.max(phone.savedSeq, phone.pending.isEmpty() ? 0 : phone.pending.lastKey()) + 1;
            var line = new SyncModel.Line(number, phone.chain.size(), item, response, given, unsure);
            phone.pending.put(seq, line);
            trulyGiven.put(line, truly);
        }

        private static Instant latest(Instant... times) {
            return Stream.of(times).max(Comparator.naturalOrder()).orElseThrow();
        }

        private Optional<Sent> send(Act act) {
            var pending = phones.get(act.phone()).pending;
            return pending.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Sent(act.phone(), new TreeMap<>(pending), act.ticket()));
        }

        /** Gets there: both are told, and both say the same. */
        private SyncModel.Told arrive(Sent sent) {
            var batch = new ArrayList<Answer>();
            sent.lines().forEach((seq, line) -> batch.add(platforms(seq, line)));
            var sender = new Sender(Optional.of(id(sent.phone())), ticket(sent.ticket()));
            var saving = HALL.answers.save(worker, attempt.id(), batch, sender, now);
            var told = model.bring(sent.phone(), sent.lines(), sent.ticket(), now);
            Statistics.label("told").collect(told.getClass().getSimpleName(), model.closed());
            switch (told) {
                case SyncModel.Told.Saved(var upTo) -> assertThat(saving).isEqualTo(new Saving.Saved(upTo));
                case SyncModel.Told.Conflict(var seq, var savedSeq) ->
                    assertThat(saving).isEqualTo(new Saving.Conflict(seq, savedSeq));
                case SyncModel.Told.OtherPhone(var writer) ->
                    assertThat(saving)
                            .isInstanceOfSatisfying(
                                    Saving.OtherPhone.class,
                                    other -> assertThat(other.writer().phone()).isEqualTo(id(writer)));
                case SyncModel.Told.TooLate(var why) -> {
                    assertThat(saving)
                            .isEqualTo(new Saving.TooLate(
                                    attempt.deadline(),
                                    model.savedSeq(),
                                    why.entrySet().stream()
                                            .map(kept -> new Saving.Unproved(kept.getKey(), kept.getValue()))
                                            .toList()));
                    why.forEach((seq, reason) ->
                            keptWhy.add(seq + " " + sent.lines().get(seq).item()));
                }
            }
            return told;
        }

        /** As the client: see {@code exam-delivery.ts}. */
        private void hear(Sent sent, SyncModel.Told told) {
            var phone = phones.get(sent.phone());
            phone.behind = Optional.empty();
            switch (told) {
                case SyncModel.Told.Saved(var upTo) -> {
                    sent.lines().keySet().stream().filter(seq -> seq <= upTo).forEach(phone.pending::remove);
                    phone.savedSeq = Math.max(phone.savedSeq, upTo);
                }
                case SyncModel.Told.Conflict(var seq, var savedSeq) -> {
                    phone.savedSeq = savedSeq;
                    sent.lines().headMap(seq).keySet().forEach(phone.pending::remove);
                    var lines = List.copyOf(phone.pending.values());
                    phone.pending.clear();
                    lines.forEach(line -> phone.pending.put(savedSeq + 1 + phone.pending.size(), line));
                }
                case SyncModel.Told.OtherPhone other -> {}
                case SyncModel.Told.TooLate late -> sent.lines().keySet().forEach(phone.pending::remove);
            }
        }

        private void takeOver(int phone) {
            // Never at the very moment in which another one did, or an answer was given.
            now = now.plusMillis(3);
            HALL.writers.takeOver(worker, attempt.id(), id(phone), now);
            model.takeOver(phone, now);
            phones.get(phone).savedSeq = model.savedSeq();
            phones.get(phone).behind = Optional.empty();
        }

        private void handIn(int phone) {
            var sender = new Sender(Optional.of(id(phone)), ticket(SyncModel.Shown.GOOD));
            var handing = HALL.handIns.take(worker, attempt.id(), sender, Optional.empty(), now);
            model.handIn(phone, now)
                    .ifPresentOrElse(
                            writer -> assertThat(handing).isInstanceOf(HandingIn.OtherPhone.class),
                            () -> assertThat(handing).isInstanceOf(HandingIn.Marked.class));
        }

        private Optional<String> ticket(SyncModel.Shown shown) {
            return switch (shown) {
                case GOOD -> Optional.of(HALL.tickets.issue(attempt, attempt.startedAt()));
                case NONE -> Optional.empty();
                case FOREIGN -> Optional.of("of.nobody.here");
            };
        }

        private Answer platforms(long seq, SyncModel.Line line) {
            var link = phones.get(line.phone()).chain.get(line.place() - 1);
            return new Answer(seq, line.item(), line.response(), Optional.of(link));
        }

        /** Whether a phone was sure of its time is told by its line's digest alone. */
        private static Answer stored(Answer answer) {
            var link = answer.link().orElseThrow();
            return new Answer(
                    answer.seq(),
                    answer.item(),
                    answer.response(),
                    Optional.of(new AnswerLink(link.chain(), link.elapsedMs(), link.link())));
        }

        /** Days later, when all that was on its way has come. */
        private void end() {
            onTheirWay.forEach(this::arrive);
            now = now.plus(Duration.ofDays(3));
            var marked = (Attempt.Marked)
                    HALL.attempts.view(worker, attempt.id(), now).orElseThrow();
            model.sweep(now);
            var journal = new AnswerTable(HALL.db).journal(attempt.id());
            var wanted = new ArrayList<Answer>();
            model.stored().forEach((seq, line) -> wanted.add(stored(platforms(seq, line))));
            assertThat(journal).isEqualTo(wanted);
            assertThat(model.cameLate())
                    .as("whoever sets a clock back wins no time")
                    .allSatisfy(line -> assertThat(trulyGiven.get(line)).isBeforeOrEqualTo(attempt.deadline()));
            assertThat(marked.percent().doubleValue()).isEqualTo(model.percent());
            assertThat(marked.ended())
                    .isEqualTo(
                            model.closed() == SyncModel.Closed.BY_CANDIDATE
                                    ? Attempt.Ended.CANDIDATE
                                    : Attempt.Ended.DEADLINE);
            assertThat(marked.late()).isEqualTo(model.late());
            assertThat(HALL.attempts
                            .proof(attempt.id(), marked.receipt())
                            .orElseThrow()
                            .holds())
                    .isTrue();
            var kept = new LateAnswerTable(HALL.db)
                    .undecided(attempt.id()).stream()
                            .map(late -> late.seq() + " " + late.item())
                            .toList();
            assertThat(kept).containsAll(keptWhy);
            // Whoever keeps to the rules is never said to have broken the chain.
            assertThat(chain(attempt.id())).isEqualTo(journal.isEmpty() ? "NONE" : "WHOLE");
            assertThat(journal.stream().map(Answer::link)).doesNotHaveDuplicates();
        }
    }
}

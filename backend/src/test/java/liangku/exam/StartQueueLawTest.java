package liangku.exam;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import liangku.exam.StartQueue.Turn;
import liangku.exam.StartQueue.Wish;
import liangku.people.WorkerId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

/** The law of the queue, whatever phones do: simulated event by event, in time that the test keeps. */
class StartQueueLawTest {

    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
    private static final ExamId EXAM = new ExamId(new UUID(0, 1));

    /**
     * One phone.
     *
     * @param comesMs after noon
     * @param lateMs how much later than told it asks again, at most what counts as punctual
     * @param asks how often it asks before its owner gives up; 0 = never
     */
    record Phone(int comesMs, int lateMs, int asks) {}

    record Limits(int perSecond, int atOnce, int startMs, int opensMs) {}

    /** What a simulation saw: who began when, in that order, and who was overtaken. */
    private static final class Seen {
        private final List<Begun> begun = new ArrayList<>();
        private int mostAtOnce;
        private final Set<Integer> overtaken = new HashSet<>();
        private final List<Integer> overtakenTwice = new ArrayList<>();
        private int left;
    }

    record Begun(int phone, long ms) {}

    private record Event(long ms, int kind, int phone) implements Comparable<Event> {
        private static final int ENDS = 0;
        private static final int ASKS = 1;

        @Override
        public int compareTo(Event other) {
            return Comparator.comparingLong(Event::ms)
                    .thenComparingInt(Event::kind)
                    .thenComparingInt(Event::phone)
                    .compare(this, other);
        }
    }

    @Provide
    Arbitrary<List<Phone>> phones() {
        var punctual = Combinators.combine(
                        Arbitraries.integers().between(0, 4_000),
                        Arbitraries.integers().between(0, 2_500))
                .as((comes, late) -> new Phone(comes, late, 0));
        var fickle = Combinators.combine(
                        Arbitraries.integers().between(0, 4_000),
                        Arbitraries.integers().between(1, 3))
                .as((comes, asks) -> new Phone(comes, 0, asks));
        return Arbitraries.frequencyOf(Tuple.of(4, punctual), Tuple.of(1, fickle))
                .list()
                .ofMinSize(1)
                .ofMaxSize(120);
    }

    @Provide
    Arbitrary<Limits> limits() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.integers().between(1, 900),
                        Arbitraries.of(0, 0, 3_000))
                .as(Limits::new);
    }

    @Property(tries = 300)
    void noMoreBeginThanTheRateSays(@ForAll("phones") List<Phone> phones, @ForAll("limits") Limits limits) {
        var seen = simulate(phones, limits);

        assertThat(seen.mostAtOnce).isLessThanOrEqualTo(limits.atOnce());
        for (var from = 0; from < seen.begun.size(); from++) {
            for (var to = from; to < seen.begun.size(); to++) {
                var seconds = (seen.begun.get(to).ms() - seen.begun.get(from).ms()) / 1000.0;
                assertThat(to - from + 1.0).isLessThanOrEqualTo(limits.atOnce() + limits.perSecond() * seconds + 1e-6);
            }
        }
    }

    @Property(tries = 300)
    void nobodyStarvesAndNobodyIsLeftInTheQueue(@ForAll("phones") List<Phone> phones, @ForAll("limits") Limits limits) {
        var seen = simulate(phones, limits);

        for (var phone = 0; phone < phones.size(); phone++) {
            if (phones.get(phone).asks() == 0) {
                assertThat(seen.begun).extracting(Begun::phone).contains(phone);
            }
        }
        assertThat(seen.left).isZero();
    }

    @Property(tries = 300)
    void whoIsOvertakenBeginsTheNextTimeTheyAsk(@ForAll("phones") List<Phone> phones, @ForAll("limits") Limits limits) {
        assertThat(simulate(phones, limits).overtakenTwice).isEmpty();
    }

    @Property(tries = 200)
    void nothingBeginsBeforeItOpens(@ForAll("phones") List<Phone> phones, @ForAll("limits") Limits limits) {
        assertThat(simulate(phones, limits).begun).allMatch(begun -> begun.ms() >= limits.opensMs());
    }

    @Test
    void whoComesToAnIdleHouseBeginsAtOnce() {
        var queue = queue(10, 2);

        assertThat(queue.ask(wish(1), NOON, NOON)).isEqualTo(new Turn.Now());
        assertThat(queue.waiting()).isZero();
    }

    @Test
    void aWaitThatGrowsLongIsSaidToBeLongOnce() {
        var queue = queue(10, 2);
        queue.ask(wish(0), NOON, NOON);
        queue.ask(wish(1), NOON, NOON);
        assertThat(far(queue.ask(wish(2), NOON, NOON))).as("soon, as it seems").isFalse();

        queue.ended(Duration.ofMinutes(1));
        var then = NOON.plusMillis(50);

        assertThat(far(queue.ask(wish(2), then, then))).isTrue();
        assertThat(far(queue.ask(wish(2), then, then))).as("known by now").isFalse();
    }

    private static boolean far(Turn turn) {
        return ((Turn.Later) turn).newlyFar();
    }

    @Test
    void theWaitToldIsTheWaitThatComes() {
        var queue = queue(10, 1);
        queue.ask(wish(0), NOON, NOON);
        queue.ended(Duration.ofMillis(2));

        for (var phone = 1; phone <= 50; phone++) {
            var told = queue.ask(wish(phone), NOON, NOON);
            var place = phone;
            assertThat(told).isInstanceOfSatisfying(Turn.Later.class, later -> {
                assertThat(later.newlyFar()).isEqualTo(later.at().isAfter(NOON.plus(StartQueue.ASK_MOST)));
                assertThat(later.ahead()).isEqualTo(place - 1);
                assertThat(later.at()).isEqualTo(NOON.plusMillis(Math.max(1_000, 100L * place)));
            });
        }
    }

    @Test
    void aWaitingRoomIsServedInTheOrderInWhichPeopleCame() {
        var queue = queue(10, 1);
        var opens = NOON.plusSeconds(60);

        queue.ask(wish(1), opens, NOON);
        queue.ask(wish(2), opens, NOON.plusSeconds(1));

        assertThat(queue.ask(wish(3), NOON, NOON.plusSeconds(2)))
                .as("who waits for nothing but their turn is not held up by who waits for an opening")
                .isEqualTo(new Turn.Now());
        assertThat(queue.ask(wish(2), opens, NOON.plusSeconds(10)))
                .isInstanceOfSatisfying(
                        Turn.Later.class, later -> assertThat(later.at()).isEqualTo(opens.plusMillis(100)));
    }

    @Test
    void whoWaitsForASessionThatIsCancelledOrMovedWaitsNoLongerThanThat() {
        var queue = queue(10, 1);
        queue.ask(wish(1), NOON.plusSeconds(600), NOON);
        queue.ask(wish(2), NOON.plusSeconds(600), NOON);

        assertThat(queue.ask(wish(1), NOON.plusSeconds(60), NOON.plusSeconds(5)))
                .as("moved to an earlier time")
                .isInstanceOfSatisfying(
                        Turn.Later.class, later -> assertThat(later.at()).isEqualTo(NOON.plusSeconds(60)));
        assertThat(queue.ask(wish(2), NOON.plusSeconds(5), NOON.plusSeconds(5)))
                .as("cancelled")
                .isEqualTo(new Turn.Now());
        assertThat(queue.waiting()).isOne();
    }

    @Test
    void aFullHouseSaysSo() {
        var queue = new StartQueue(new ExamSettings.Starts(1, 1, 1, Duration.ofSeconds(30)));
        queue.ask(wish(1), NOON, NOON);
        queue.ask(wish(2), NOON, NOON);

        assertThat(queue.ask(wish(3), NOON, NOON)).isInstanceOf(Turn.Full.class);
    }

    @Test
    void aSlowNodePromisesLess() {
        var queue = queue(500, 4);
        for (var phone = 0; phone < 4; phone++) {
            queue.ask(wish(phone), NOON, NOON);
        }
        queue.ended(Duration.ofSeconds(2));

        for (var phone = 4; phone < 20; phone++) {
            queue.ask(wish(phone), NOON, NOON);
        }

        assertThat(queue.ask(wish(20), NOON, NOON))
                .as("four at once of two seconds each are two a second")
                .isInstanceOfSatisfying(
                        Turn.Later.class, later -> assertThat(later.at()).isAfterOrEqualTo(NOON.plusSeconds(8)));
    }

    private static Seen simulate(List<Phone> phones, Limits limits) {
        var queue = queue(limits.perSecond(), limits.atOnce());
        var opens = NOON.plusMillis(limits.opensMs());
        var events = new PriorityQueue<Event>();
        var asked = new int[phones.size()];
        var waits = new Waiting();
        var seen = new Seen();
        var running = 0;
        for (var phone = 0; phone < phones.size(); phone++) {
            events.add(new Event(phones.get(phone).comesMs(), Event.ASKS, phone));
        }
        var last = 0L;
        while (!events.isEmpty()) {
            var event = events.remove();
            last = event.ms();
            if (event.kind() == Event.ENDS) {
                queue.ended(Duration.ofMillis(limits.startMs()));
                running--;
                continue;
            }
            var phone = phones.get(event.phone());
            asked[event.phone()]++;
            switch (queue.ask(wish(event.phone()), opens, NOON.plusMillis(event.ms()))) {
                case Turn.Now now -> {
                    running++;
                    seen.mostAtOnce = Math.max(seen.mostAtOnce, running);
                    seen.begun.add(new Begun(event.phone(), event.ms()));
                    seen.overtaken.addAll(waits.aheadOf(event.phone()));
                    waits.left(event.phone());
                    events.add(new Event(event.ms() + limits.startMs(), Event.ENDS, event.phone()));
                }
                case Turn.Later later -> {
                    if (seen.overtaken.contains(event.phone())) {
                        seen.overtakenTwice.add(event.phone());
                    }
                    if (phone.asks() == 0 || asked[event.phone()] < phone.asks()) {
                        waits.comes(event.phone());
                        events.add(new Event(millis(later.askAgain()) + 1 + phone.lateMs(), Event.ASKS, event.phone()));
                    } else {
                        waits.left(event.phone());
                    }
                }
                case Turn.Full full -> throw new IllegalStateException("there is room for all");
            }
        }
        // Somebody comes when every place that was given up has long been forgotten.
        var later = NOON.plusMillis(last).plusSeconds(60);
        queue.ask(wish(phones.size()), later, later);
        seen.left = queue.waiting();
        return seen;
    }

    /** Punctual phones that wait, in the order in which they came. */
    private static final class Waiting {
        private final List<Integer> order = new ArrayList<>();

        void comes(int phone) {
            if (!order.contains(phone)) {
                order.add(phone);
            }
        }

        void left(int phone) {
            order.remove(Integer.valueOf(phone));
        }

        List<Integer> aheadOf(int phone) {
            var at = order.indexOf(phone);
            return List.copyOf(order.subList(0, at < 0 ? order.size() : at));
        }
    }

    private static long millis(Instant moment) {
        return Duration.between(NOON, moment).toMillis();
    }

    private static StartQueue queue(int perSecond, int atOnce) {
        return new StartQueue(new ExamSettings.Starts(perSecond, atOnce, 1_000, Duration.ofSeconds(30)));
    }

    private static Wish wish(int phone) {
        return new Wish(new WorkerId(new UUID(7, phone)), EXAM);
    }
}

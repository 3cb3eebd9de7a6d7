package liangku.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ExamWindowTest {

    /** Noon in the city. */
    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");

    private static final ExamWindow OFFICE_HOURS = daily("08:00", "20:00");
    private static final ExamWindow AFTER_WORK = daily("22:00", "06:00");

    @Test
    void withoutLimitsItIsAlwaysOpen() {
        assertThat(ExamWindow.ANY_TIME.isOpen(NOON)).isTrue();
        assertThat(ExamWindow.ANY_TIME.closing(NOON)).isEmpty();
    }

    @Test
    void dailyHoursAreTheCitys() {
        assertThat(OFFICE_HOURS.isOpen(Instant.parse("2026-03-02T00:00:00Z"))).isTrue();
        assertThat(OFFICE_HOURS.isOpen(Instant.parse("2026-03-01T23:59:59Z"))).isFalse();
        assertThat(OFFICE_HOURS.isOpen(Instant.parse("2026-03-02T12:00:00Z"))).isFalse();
        assertThat(OFFICE_HOURS.closing(NOON)).contains(Instant.parse("2026-03-02T12:00:00Z"));
        assertThat(OFFICE_HOURS.opening(Instant.parse("2026-03-02T12:00:00Z")))
                .contains(Instant.parse("2026-03-03T00:00:00Z"));
    }

    @Test
    void hoursMayGoOverMidnight() {
        var beforeMidnight = Instant.parse("2026-03-02T15:30:00Z");
        var afterMidnight = Instant.parse("2026-03-02T20:00:00Z");
        var six = Instant.parse("2026-03-02T22:00:00Z");

        assertThat(AFTER_WORK.isOpen(NOON)).isFalse();
        assertThat(AFTER_WORK.opening(NOON)).contains(Instant.parse("2026-03-02T14:00:00Z"));
        assertThat(AFTER_WORK.isOpen(beforeMidnight)).isTrue();
        assertThat(AFTER_WORK.closing(beforeMidnight)).contains(six);
        assertThat(AFTER_WORK.isOpen(afterMidnight)).isTrue();
        assertThat(AFTER_WORK.closing(afterMidnight)).contains(six);
    }

    @Test
    void midnightEndsADayThatIsOpenUntilThen() {
        var evenings = daily("18:00", "00:00");

        assertThat(evenings.isOpen(Instant.parse("2026-03-02T15:59:59Z"))).isTrue();
        assertThat(evenings.isOpen(Instant.parse("2026-03-02T16:00:00Z"))).isFalse();
        assertThat(evenings.closing(Instant.parse("2026-03-02T11:00:00Z")))
                .contains(Instant.parse("2026-03-02T16:00:00Z"));
    }

    @Test
    void aTermThatEndsBeforeTheHoursOfItsLastDayNeverOpensAgain() {
        var window = new ExamWindow(Optional.empty(), Optional.of(NOON.plusSeconds(3600)), AFTER_WORK.daily());

        assertThat(window.opening(NOON)).isEmpty();
    }

    @Test
    void aSessionHasToLieInItWhole() {
        assertThat(OFFICE_HOURS.holds(NOON, NOON.plus(Duration.ofHours(8)))).isTrue();
        assertThat(OFFICE_HOURS.holds(NOON, NOON.plus(Duration.ofHours(8)).plusSeconds(1)))
                .isFalse();
        assertThat(OFFICE_HOURS.holds(NOON.minus(Duration.ofHours(5)), NOON)).isFalse();
        assertThat(ExamWindow.ANY_TIME.holds(NOON, NOON.plusSeconds(1))).isTrue();
    }

    @Test
    void whatLastsNoTimeIsNone() {
        assertThatThrownBy(() -> daily("08:00", "08:00")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ExamWindow(Optional.of(NOON), Optional.of(NOON), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The opening is open, nothing between now and then is, and there is none only if no minute of three years is open. */
    @Property
    void theOpeningIsTheFirstMomentThatIsOpen(
            @ForAll("windows") ExamWindow window,
            @ForAll @IntRange(min = -20_000, max = 20_000) int minutes,
            @ForAll @IntRange(min = 0, max = 99) int share) {
        var now = NOON.plus(Duration.ofMinutes(minutes));

        var opening = window.opening(now);

        if (opening.isEmpty()) {
            assertThat(window.until()).isPresent();
            for (var later = now; later.isBefore(window.until().get()); later = later.plus(Duration.ofMinutes(7))) {
                assertThat(window.isOpen(later)).isFalse();
            }
            return;
        }
        assertThat(window.isOpen(opening.get())).isTrue();
        assertThat(opening.get()).isAfterOrEqualTo(now);
        var between = Duration.between(now, opening.get()).multipliedBy(share).dividedBy(100);
        if (now.plus(between).isBefore(opening.get())) {
            assertThat(window.isOpen(now.plus(between))).isFalse();
        }
    }

    /** From an open moment it is open without a pause to the closing, and not at the closing itself. */
    @Property
    void theClosingIsTheFirstMomentThatIsNotOpenAnyMore(
            @ForAll("windows") ExamWindow window,
            @ForAll @IntRange(min = -20_000, max = 20_000) int minutes,
            @ForAll @IntRange(min = 0, max = 99) int share) {
        window.opening(NOON.plus(Duration.ofMinutes(minutes))).ifPresent(open -> {
            var closing = window.closing(open);
            var last = closing.orElse(open.plus(Duration.ofDays(400)));
            var between = Duration.between(open, last).multipliedBy(share).dividedBy(100);
            assertThat(window.isOpen(open.plus(between))).isTrue();
            closing.ifPresent(end -> assertThat(window.isOpen(end)).isFalse());
        });
    }

    @Provide
    Arbitrary<ExamWindow> windows() {
        var moments = Arbitraries.integers().between(-10_000, 10_000).map(m -> NOON.plus(Duration.ofMinutes(m)));
        var times = Arbitraries.integers().between(0, 1_439).map(m -> LocalTime.MIN.plusMinutes(m));
        var hours = Combinators.combine(times, times)
                .filter((from, until) -> !from.equals(until))
                .as(ExamWindow.Daily::new);
        return Combinators.combine(moments.optional(), moments.optional(), hours.optional())
                .filter((from, until, daily) ->
                        from.isEmpty() || until.isEmpty() || until.get().isAfter(from.get()))
                .as(ExamWindow::new);
    }

    private static ExamWindow daily(String from, String until) {
        return new ExamWindow(
                Optional.empty(),
                Optional.empty(),
                Optional.of(new ExamWindow.Daily(LocalTime.parse(from), LocalTime.parse(until))));
    }
}

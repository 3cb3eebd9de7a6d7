package liangku.exam;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import liangku.exam.TermsWish.Checked;
import liangku.exam.TermsWish.Fault;
import liangku.exam.TermsWish.Rule;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TermsWishTest {

    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");

    @Test
    void everyNumberOutOfItsBoundsIsNamedWithWhatCame() {
        var wish = new TermsWish(
                0,
                101,
                601,
                0,
                0,
                -1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ExamSettings.Lessons.ADVISED,
                -5);

        assertThat(faults(wish, ExamKind.CERTIFICATION))
                .containsExactly(
                        new Fault(Rule.MINUTES, "0"),
                        new Fault(Rule.PASS_PERCENT, "101"),
                        new Fault(Rule.GRACE_SECONDS, "601"),
                        new Fault(Rule.ATTEMPTS, "0"),
                        new Fault(Rule.PERIOD_DAYS, "0"),
                        new Fault(Rule.COOL_DOWN_HOURS, "-1"),
                        new Fault(Rule.LEARNING_MINUTES, "-5"));
    }

    @Test
    void aWindowLastsAndIsStillToOpen() {
        var yesterday = NOON.minus(Duration.ofDays(1));

        assertThat(rules(window(NOON, NOON))).containsExactly(Rule.WINDOW_LASTS);
        assertThat(rules(window(yesterday, NOON))).containsExactly(Rule.WINDOW_OPENS);
        assertThat(rules(window(yesterday, NOON.plusSeconds(1)))).isEmpty();
        assertThat(rules(hours(Optional.of(LocalTime.NOON), Optional.empty()))).containsExactly(Rule.DAILY_LASTS);
        assertThat(rules(hours(Optional.of(LocalTime.NOON), Optional.of(LocalTime.NOON))))
                .containsExactly(Rule.DAILY_LASTS);
        assertThat(rules(hours(Optional.of(LocalTime.of(22, 0)), Optional.of(LocalTime.of(6, 0)))))
                .isEmpty();
    }

    @Test
    void aSpotCheckHasNoWindowAndAsksNothingBefore() {
        var learned = new TermsWish(
                20,
                80,
                10,
                2,
                7,
                0,
                Optional.of(NOON),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ExamSettings.Lessons.REQUIRED,
                60);

        assertThat(faults(learned, ExamKind.SPOT_CHECK))
                .extracting(Fault::rule)
                .containsExactly(Rule.SPOT_CHECK_ANY_TIME, Rule.SPOT_CHECK_AT_ONCE);
        assertThat(faults(learned, ExamKind.CERTIFICATION)).isEmpty();
    }

    /** What fits is what was wished, to the last number, and comes back as the same wish. */
    @Property
    void whatFitsIsWhatWasWished(
            @ForAll @IntRange(min = 1, max = 1_440) int minutes,
            @ForAll @IntRange(min = 1, max = 100) int passPercent,
            @ForAll @IntRange(min = 0, max = 600) int graceSeconds,
            @ForAll @IntRange(min = 1, max = 50) int attempts,
            @ForAll @IntRange(min = 1, max = 1_830) int periodDays,
            @ForAll @IntRange(min = 0, max = 2_160) int coolDownHours,
            @ForAll @IntRange(min = 0, max = 12_000) int learningMinutes,
            @ForAll @IntRange(min = 1, max = 10_000) int openForMinutes) {
        var wish = new TermsWish(
                minutes,
                passPercent,
                graceSeconds,
                attempts,
                periodDays,
                coolDownHours,
                Optional.of(NOON),
                Optional.of(NOON.plus(Duration.ofMinutes(openForMinutes))),
                Optional.of(LocalTime.of(12, 0)),
                Optional.of(LocalTime.of(11, 59)),
                ExamSettings.Lessons.REQUIRED,
                learningMinutes);

        assertThat(wish.check(ExamKind.CERTIFICATION, NOON))
                .isInstanceOfSatisfying(
                        Checked.Fit.class,
                        fit -> assertThat(TermsWish.of(fit.terms())).isEqualTo(wish));
    }

    private static TermsWish window(Instant opensAt, Instant closesAt) {
        return wish(Optional.of(opensAt), Optional.of(closesAt), Optional.empty(), Optional.empty());
    }

    private static TermsWish hours(Optional<LocalTime> from, Optional<LocalTime> until) {
        return wish(Optional.empty(), Optional.empty(), from, until);
    }

    private static TermsWish wish(
            Optional<Instant> opensAt,
            Optional<Instant> closesAt,
            Optional<LocalTime> from,
            Optional<LocalTime> until) {
        return new TermsWish(60, 60, 10, 3, 30, 24, opensAt, closesAt, from, until, ExamSettings.Lessons.ADVISED, 0);
    }

    private static List<Rule> rules(TermsWish wish) {
        return faults(wish, ExamKind.CERTIFICATION).stream().map(Fault::rule).toList();
    }

    private static List<Fault> faults(TermsWish wish, ExamKind kind) {
        return switch (wish.check(kind, NOON)) {
            case Checked.Fit fit -> List.of();
            case Checked.Unfit(var faults) -> faults;
        };
    }
}

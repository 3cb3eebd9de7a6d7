package liangku.courseware;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import liangku.courseware.ProgressOutcome.Reason;
import liangku.courseware.ProgressReport.Claim;
import liangku.courseware.ProgressRule.After;
import liangku.courseware.ProgressRule.Before;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ProgressLawTest {

    private static final ProgressRule RULE = new ProgressRule(Library.settings(""));
    private static final Lesson TEXT =
            new Lesson.TextLesson(outline(LessonKind.TEXT, 3), 1, new Words("", ""), List.of());
    private static final Lesson FILM = new Lesson.VideoLesson(
            outline(LessonKind.VIDEO, 4), 1, new Words("", ""), List.of(), Duration.ofSeconds(110));

    /** A report and how long after the one before it came. */
    record Step(int waitSeconds, int positionSeconds, int secondsSpent) {}

    @Property
    void positionAndTimeNeverGoBack(@ForAll("steps") List<Step> steps) {
        var now = Library.NOW;
        Optional<Before> before = Optional.empty();
        for (var step : steps) {
            now = now.plusSeconds(step.waitSeconds);
            var after = after(before, step, now);

            assertThat(after.positionSeconds())
                    .isBetween(before.map(Before::positionSeconds).orElse(0), 110);
            assertThat(after.secondsSpent())
                    .isEqualTo(before.map(Before::secondsSpent).orElse(0) + after.credit());
            assertThat(after.credit()).isBetween(0, step.secondsSpent);
            before = Optional.of(new Before(after.positionSeconds(), after.secondsSpent(), now));
        }
    }

    @Property
    void nobodyLearnsFasterThanTheClockRuns(@ForAll("steps") List<Step> steps) {
        var now = Library.NOW;
        Optional<Before> before = Optional.empty();
        for (var step : steps) {
            now = now.plusSeconds(before.isEmpty() ? 0 : step.waitSeconds);
            var after = after(before, step, now);
            before = Optional.of(stored(before, after, now));
        }

        var passed = Duration.between(Library.NOW, now).toSeconds();
        assertThat((long) before.map(Before::secondsSpent).orElse(0)).isLessThanOrEqualTo(passed + 120);
    }

    @Test
    void pressingAgainAndAgainTakesNoTimeAway() {
        Optional<Before> before = Optional.of(new Before(0, 0, Library.NOW));
        for (var press = 1; press <= 300; press++) {
            var now = Library.NOW.plusMillis(200L * press);
            // A fifth of a second at a time, of which only whole seconds can be reported.
            var after = after(before, new Step(0, 0, press % 5 == 0 ? 1 : 0), now);
            before = Optional.of(stored(before, after, now));
        }

        assertThat(before.map(Before::secondsSpent)).contains(60);
    }

    @Property
    void theSameReportTwiceIsTheSameReport(@ForAll("steps") List<Step> steps) {
        for (var step : steps) {
            var first = after(Optional.empty(), step, Library.NOW);
            var stored = Optional.of(new Before(first.positionSeconds(), first.secondsSpent(), Library.NOW));

            var again = after(stored, step, Library.NOW);

            assertThat(again).isEqualTo(new After(first.positionSeconds(), first.secondsSpent(), 0));
        }
    }

    @Test
    void aClockThatWasSetBackTakesNothingAway() {
        var before = Optional.of(new Before(50, 40, Library.NOW));

        assertThat(after(before, new Step(0, 60, 30), Library.NOW.minusSeconds(3600)))
                .isEqualTo(new After(60, 40, 0));
    }

    @Test
    void aTextAsksForAFifthOfItsMinutesButNoMoreThanAMinute() {
        assertThat(RULE.missing(TEXT, new After(0, 35, 35))).contains(new ProgressRule.Missing(Reason.TOO_SHORT, 1));
        assertThat(RULE.missing(TEXT, new After(0, 36, 36))).isEmpty();
        var book = new Lesson.TextLesson(outline(LessonKind.TEXT, 240), 1, new Words("", ""), List.of());
        assertThat(RULE.missing(book, new After(0, 60, 60))).isEmpty();
    }

    @Test
    void aFilmAsksForNineTenthsOfItself() {
        assertThat(RULE.missing(FILM, new After(98, 100, 100)))
                .contains(new ProgressRule.Missing(Reason.FILM_NOT_WATCHED, 1));
        assertThat(RULE.missing(FILM, new After(99, 100, 100))).isEmpty();
    }

    @Test
    void aSeekToTheEndOfAFilmIsNotTime() {
        assertThat(RULE.missing(FILM, new After(110, 5, 5))).contains(new ProgressRule.Missing(Reason.TOO_SHORT, 43));
    }

    @Test
    void settingsOfZeroAskForNothing() {
        var open = new ProgressRule(
                new CoursewareSettings("", 0, Duration.ZERO, 0, Duration.ofMinutes(2), Duration.ofMinutes(15)));

        assertThat(open.missing(TEXT, new After(0, 0, 0))).isEmpty();
        assertThat(open.missing(FILM, new After(0, 0, 0))).isEmpty();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        var seconds = Arbitraries.integers().between(0, 20_000);
        return Combinators.combine(seconds, seconds, seconds)
                .as(Step::new)
                .list()
                .ofMaxSize(20);
    }

    private static Before stored(Optional<Before> before, After after, Instant now) {
        return new Before(after.positionSeconds(), after.secondsSpent(), ProgressRule.countedUntil(before, after, now));
    }

    private static After after(Optional<Before> before, Step step, Instant now) {
        return RULE.after(
                before, new ProgressReport(step.positionSeconds, step.secondsSpent, Claim.STILL_LEARNING), FILM, now);
    }

    private static LessonOutline outline(LessonKind kind, int minutes) {
        return new LessonOutline(
                new LessonId(new UUID(0, 1)),
                new CourseId(new UUID(0, 2)),
                "slug",
                1,
                kind,
                new Words("题", "t"),
                new Words("要", "s"),
                minutes,
                List.of("0303"));
    }
}

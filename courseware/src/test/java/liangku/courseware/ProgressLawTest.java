package liangku.courseware;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import liangku.courseware.ProgressOutcome.Reason;
import liangku.courseware.ProgressReport.Claim;
import liangku.courseware.ProgressRule.After;
import liangku.courseware.ProgressRule.Before;
import liangku.courseware.StudyTime.Span;
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

    /** An opening or a report, in one of several lessons, and how long after the one before it came. */
    record Step(int lesson, boolean opens, long waitMillis, int positionSeconds, int secondsSpent) {}

    /** What is stored of one learner, kept in memory. */
    private static final class Stored {

        private final Map<Integer, Before> lessons = new HashMap<>();
        private final List<Span> spans = new ArrayList<>();

        private After take(Step step, Instant now) {
            var before = lessons.computeIfAbsent(step.lesson, lesson -> new Before(0, 0, now));
            if (step.opens) {
                return new After(before.positionSeconds(), before.secondsSpent(), List.of());
            }
            var report = new ProgressReport(step.positionSeconds, step.secondsSpent, Claim.STILL_LEARNING);
            var after = RULE.after(before, new StudyTime(used()), report, FILM, now);
            var until = ProgressRule.countedUntil(before, after, now);
            lessons.put(step.lesson, new Before(after.positionSeconds(), after.secondsSpent(), until));
            spans.addAll(after.credited());
            return after;
        }

        private List<Span> used() {
            return spans.stream().sorted(Comparator.comparing(Span::from)).toList();
        }
    }

    @Property
    void noReportsEarnMoreThanOurClockLetPass(@ForAll("steps") List<Step> steps) {
        var stored = new Stored();
        var now = Library.NOW;
        for (var step : steps) {
            now = now.plusMillis(stored.lessons.isEmpty() ? 0 : step.waitMillis);
            stored.take(step, now);
        }

        var earned =
                stored.lessons.values().stream().mapToLong(Before::secondsSpent).sum();
        assertThat(Duration.ofSeconds(earned)).isLessThanOrEqualTo(Duration.between(Library.NOW, now));
        // And at any time of it: no moment was credited twice.
        var used = stored.used();
        for (var place = 1; place < used.size(); place++) {
            assertThat(used.get(place).from())
                    .isAfterOrEqualTo(used.get(place - 1).to());
        }
    }

    @Property
    void aReportEarnsNoMoreThanWhatPassedSinceTheLastOneOfItsLesson(@ForAll("steps") List<Step> steps) {
        var stored = new Stored();
        var last = new HashMap<Integer, Instant>();
        var now = Library.NOW;
        for (var step : steps) {
            now = now.plusMillis(step.waitMillis);
            var credit = stored.take(step, now).credit();

            var passed = Duration.between(last.getOrDefault(step.lesson, now), now);
            assertThat(Duration.ofSeconds(credit)).isLessThanOrEqualTo(passed.plusSeconds(5));
            if (!step.opens || !last.containsKey(step.lesson)) {
                last.put(step.lesson, now);
            }
        }
    }

    @Property
    void positionAndTimeNeverGoBackAndNoFilmRunsAwayFromItsTime(@ForAll("steps") List<Step> steps) {
        var stored = new Stored();
        var now = Library.NOW;
        for (var step : steps) {
            now = now.plusMillis(step.waitMillis);
            var before = stored.lessons.getOrDefault(step.lesson, new Before(0, 0, now));

            var after = stored.take(step, now);

            assertThat(after.positionSeconds())
                    .isBetween(before.positionSeconds(), Math.min(110, 2 * after.secondsSpent() + 5));
            assertThat(after.secondsSpent()).isEqualTo(before.secondsSpent() + after.credit());
            assertThat(after.credit()).isBetween(0, step.secondsSpent);
        }
    }

    @Test
    void oneForgedReportFinishesNoFilm() {
        var opened = new Before(0, 0, Library.NOW);
        var forged = new ProgressReport(110, 110, Claim.DONE);

        var atOnce = RULE.after(opened, StudyTime.NONE, forged, FILM, Library.NOW.plusSeconds(1));
        assertThat(RULE.missing(FILM, atOnce)).contains(new ProgressRule.Missing(Reason.FILM_NOT_WATCHED, 92));
        var later = RULE.after(opened, StudyTime.NONE, forged, FILM, Library.NOW.plusSeconds(46));
        assertThat(RULE.missing(FILM, later)).isPresent();
    }

    @Test
    void lessonsOpenedSideBySideShareOneTime() {
        var now = Library.NOW.plusSeconds(60);
        var stored = new Stored();
        for (var lesson = 0; lesson < 18; lesson++) {
            stored.take(new Step(lesson, true, 0, 0, 0), Library.NOW);
        }

        var first = stored.take(new Step(0, false, 0, 0, 60), now);
        var second = stored.take(new Step(1, false, 0, 0, 60), now);

        assertThat(first.credit()).isEqualTo(60);
        assertThat(second.credit()).isZero();
    }

    @Test
    void whatWasLearnedWithoutANetworkArrivesLateAndCounts() {
        var stored = new Stored();
        stored.take(new Step(0, true, 0, 0, 0), Library.NOW);
        stored.take(new Step(1, true, 0, 0, 0), Library.NOW.plusSeconds(5));

        var back = Library.NOW.plusSeconds(3 * 3600);
        assertThat(stored.take(new Step(0, false, 0, 0, 4000), back).credit()).isEqualTo(4000);
        assertThat(stored.take(new Step(1, false, 0, 0, 5000), back.plusMillis(80))
                        .credit())
                .isEqualTo(5000);
        assertThat(stored.take(new Step(1, false, 0, 0, 5000), back.plusMillis(90))
                        .credit())
                .isLessThanOrEqualTo(5);
    }

    @Test
    void pressingAgainAndAgainTakesNoTimeAway() {
        var stored = new Stored();
        stored.take(new Step(0, true, 0, 0, 0), Library.NOW);
        for (var press = 1; press <= 300; press++) {
            // A fifth of a second at a time, of which only whole seconds can be reported.
            stored.take(new Step(0, false, 0, 0, press % 5 == 0 ? 1 : 0), Library.NOW.plusMillis(200L * press));
        }

        assertThat(stored.lessons.get(0))
                .isNotNull()
                .extracting(Before::secondsSpent)
                .isEqualTo(60);
    }

    @Test
    void aClockThatWasSetBackTakesNothingAway() {
        var before = new Before(50, 40, Library.NOW);
        var report = new ProgressReport(60, 30, Claim.STILL_LEARNING);

        assertThat(RULE.after(before, StudyTime.NONE, report, FILM, Library.NOW.minusSeconds(3600)))
                .isEqualTo(after(60, 40));
    }

    @Test
    void aTextAsksForTheTimeItTakesToReadItButNoMoreThanItsMinutes() {
        var text = new Lesson.TextLesson(
                outline(LessonKind.TEXT, 4), 1, new Words("洗手。".repeat(1000), "hands ".repeat(2000)), List.of());

        // 2,000 characters at 15 a second; 10,000 letters at 45 would be 223 s.
        assertThat(RULE.missing(text, after(0, 133))).contains(new ProgressRule.Missing(Reason.TOO_SHORT, 1));
        assertThat(RULE.missing(text, after(0, 134))).isEmpty();
        var overfull = new Lesson.TextLesson(outline(LessonKind.TEXT, 2), 1, text.body(), List.of());
        assertThat(RULE.missing(overfull, after(0, 120))).isEmpty();
    }

    @Test
    void aTextAsksForAFifthOfItsMinutesButNoMoreThanAMinute() {
        assertThat(RULE.missing(TEXT, after(0, 35))).contains(new ProgressRule.Missing(Reason.TOO_SHORT, 1));
        assertThat(RULE.missing(TEXT, after(0, 36))).isEmpty();
        var book = new Lesson.TextLesson(outline(LessonKind.TEXT, 240), 1, new Words("", ""), List.of());
        assertThat(RULE.missing(book, after(0, 60))).isEmpty();
    }

    @Test
    void aFilmAsksForNineTenthsOfItself() {
        assertThat(RULE.missing(FILM, after(98, 100))).contains(new ProgressRule.Missing(Reason.FILM_NOT_WATCHED, 1));
        assertThat(RULE.missing(FILM, after(99, 100))).isEmpty();
    }

    @Test
    void aSeekToTheEndOfAFilmIsNotTime() {
        assertThat(RULE.missing(FILM, after(110, 5))).contains(new ProgressRule.Missing(Reason.TOO_SHORT, 43));
    }

    @Test
    void settingsOfZeroAskForNothing() {
        var open = new ProgressRule(new CoursewareSettings("", 0, Duration.ZERO, 0, 200, 0, Duration.ofHours(24)));

        assertThat(open.missing(TEXT, after(0, 0))).isEmpty();
        assertThat(open.missing(FILM, after(0, 0))).isEmpty();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        var seconds = Arbitraries.integers().between(0, 20_000);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(true, false),
                        Arbitraries.longs().between(0, 20_000_000),
                        seconds,
                        seconds)
                .as(Step::new)
                .list()
                .ofMaxSize(30);
    }

    private static After after(int positionSeconds, int secondsSpent) {
        return new After(positionSeconds, secondsSpent, List.of());
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

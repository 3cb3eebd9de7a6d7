package liangku.courseware;

import static liangku.courseware.Library.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import liangku.courseware.Progress.Learned;
import liangku.courseware.ProgressOutcome.NotYet;
import liangku.courseware.ProgressOutcome.Reason;
import liangku.courseware.ProgressOutcome.Recorded;
import liangku.courseware.ProgressReport.Claim;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {

    private static final LearnerId WANG = new LearnerId(new UUID(1, 1));
    private static final LearnerId LI = new LearnerId(new UUID(1, 2));

    @TempDir
    Path objects;

    private Library library;
    private Progress progress;
    private CourseId course;
    private LessonId one;
    private LessonId two;

    @BeforeEach
    void open() {
        library = new Library(objects);
        progress = library.progress();
        var words = new Words("题", "t");
        course =
                library.courses.create("basics", words, words, Audience.WORKER, NOW) instanceof Creation.Created(var id)
                        ? id
                        : new CourseId(new UUID(0, 0));
        one = lesson("one");
        two = lesson("two");
        for (var lesson : List.of(one, two)) {
            progress.open(WANG, lesson, NOW.minusSeconds(600));
        }
    }

    @Test
    void oneForgedReportOfALessonNeverOpenedEarnsNothing() {
        var forged = progress.record(LI, one, new ProgressReport(120, 119, Claim.DONE), NOW);

        assertThat(forged)
                .contains(new NotYet(new LessonProgress(one, 120, 0, Optional.empty()), Reason.TOO_SHORT, 36));
        var later = progress.record(LI, one, new ProgressReport(0, 119, Claim.DONE), NOW.plusSeconds(30));
        assertThat(later).contains(new NotYet(new LessonProgress(one, 120, 30, Optional.empty()), Reason.TOO_SHORT, 6));
    }

    @Test
    void openingAgainTakesNothingAwayAndALessonThatIsNotThereCannotBeOpened() {
        progress.open(WANG, one, NOW);
        progress.open(WANG, new LessonId(new UUID(9, 9)), NOW);

        report(one, 0, 600, Claim.STILL_LEARNING, 0);
        assertThat(progress.of(WANG, one).secondsSpent()).isEqualTo(600);
    }

    @Test
    void twoLessonsReportedTogetherShareTheTimeThatPassed() throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<Object> first =
                    () -> progress.record(WANG, one, new ProgressReport(0, 400, Claim.STILL_LEARNING), NOW);
            Callable<Object> second =
                    () -> progress.record(WANG, two, new ProgressReport(0, 400, Claim.STILL_LEARNING), NOW);
            for (var outcome : threads.invokeAll(List.of(first, second))) {
                outcome.get();
            }
        }

        var spent =
                progress.of(WANG, one).secondsSpent() + progress.of(WANG, two).secondsSpent();
        assertThat(spent).isEqualTo(600);
        assertThat(library.db
                        .sql("select used::text from courseware.study_time")
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .containsOnlyOnce("[");
    }

    @Test
    void positionAndTimeAreKept() {
        report(one, 40, 30, Claim.STILL_LEARNING, 0);
        report(one, 20, 30, Claim.STILL_LEARNING, 30);

        assertThat(library.progress().of(WANG, one)).isEqualTo(new LessonProgress(one, 40, 60, Optional.empty()));
        assertThat(progress.of(LI, one)).isEqualTo(LessonProgress.none(one));
    }

    @Test
    void aLessonThatIsOpenedAndClosedIsNotDone() {
        var outcome = report(one, 0, 5, Claim.DONE, 0);

        assertThat(outcome)
                .isEqualTo(new NotYet(new LessonProgress(one, 0, 5, Optional.empty()), Reason.TOO_SHORT, 31));
        assertThat(library.events(LessonFinished.class)).isEmpty();
    }

    @Test
    void aLessonIsDoneOnceAndItsFirstTimeStands() {
        report(one, 0, 40, Claim.DONE, 0);
        var again = report(one, 0, 40, Claim.DONE, 600);

        assertThat(again).isInstanceOf(Recorded.class);
        assertThat(again.progress().doneAt()).contains(NOW);
        assertThat(library.events(LessonFinished.class)).containsExactly(new LessonFinished(WANG, one, course, NOW));
    }

    @Test
    void theLastLessonFinishesTheCourse() {
        report(one, 0, 40, Claim.DONE, 0);
        assertThat(library.events(CourseFinished.class)).isEmpty();
        assertThat(progress.finished(List.of(WANG, LI), List.of("basics"))).isEmpty();

        report(two, 0, 40, Claim.DONE, 60);

        assertThat(library.events(CourseFinished.class))
                .containsExactly(new CourseFinished(WANG, course, "basics", NOW.plusSeconds(60)));
        assertThat(progress.finished(List.of(WANG, LI), List.of("basics")))
                .containsOnlyKeys(WANG)
                .containsValue(NOW.plusSeconds(60));
    }

    @Test
    void twoLastLessonsFinishedAtTheSameMomentFinishTheCourseOnce() throws Exception {
        for (var i = 0; i < 8; i++) {
            var learner = new LearnerId(new UUID(7, i));
            library.events.clear();
            progress.open(learner, one, NOW.minusSeconds(80));
            progress.open(learner, two, NOW.minusSeconds(80));
            try (var threads = Executors.newFixedThreadPool(2)) {
                Callable<Object> first = () -> progress.record(learner, one, done(), NOW);
                Callable<Object> second = () -> progress.record(learner, two, done(), NOW);
                for (var outcome : threads.invokeAll(List.of(first, second))) {
                    outcome.get();
                }
            }
            assertThat(progress.of(learner, course))
                    .allMatch(row -> row.doneAt().isPresent());
        }
    }

    @Test
    void manyReportsOfOneMomentAreOneReport() throws Exception {
        progress.open(LI, one, NOW.minusSeconds(50));
        try (var threads = Executors.newFixedThreadPool(6)) {
            Callable<Object> report =
                    () -> progress.record(LI, one, new ProgressReport(10, 50, Claim.STILL_LEARNING), NOW);
            for (var outcome : threads.invokeAll(List.of(report, report, report, report, report, report))) {
                outcome.get();
            }
        }

        assertThat(progress.of(LI, one).secondsSpent()).isEqualTo(50);
    }

    @Test
    void whatIsLeftIsInTheOrderInWhichToLearn() {
        assertThat(left()).containsExactly(one, two);

        report(one, 0, 40, Claim.DONE, 0);

        assertThat(left()).containsExactly(two);
        assertThat(progress.lessonsLeft(WANG, List.of())).isEmpty();
        assertThat(progress.lessonsLeft(WANG, List.of("no-such-course"))).isEmpty();
        assertThat(progress.of(WANG, course))
                .extracting(row -> row.doneAt().isPresent())
                .containsExactly(true, false);
    }

    @Test
    void anUnknownLessonHasNoProgress() {
        assertThat(progress.record(WANG, new LessonId(new UUID(9, 9)), done(), NOW))
                .isEmpty();
    }

    @Test
    void minutesAreCountedByDayOfTheCity() {
        // 23:59 and 00:01 in Shanghai.
        var evening = Instant.parse("2026-03-02T15:59:00Z");
        progress.open(WANG, one, evening.minusSeconds(120));
        progress.record(WANG, one, new ProgressReport(0, 120, Claim.STILL_LEARNING), evening);
        progress.record(WANG, one, new ProgressReport(0, 119, Claim.STILL_LEARNING), evening.plusSeconds(120));

        var second = LocalDate.of(2026, 3, 2);
        assertThat(progress.minutes(WANG, second, second.plusDays(1))).isEqualTo(2);
        assertThat(progress.minutes(WANG, second.plusDays(1), second.plusDays(2)))
                .isEqualTo(1);
        assertThat(progress.minutes(WANG, second, second.plusDays(2))).isEqualTo(3);
        assertThat(progress.minutes(WANG, second.minusDays(9), second)).isZero();
    }

    @Test
    void aHistoryIsTakenOverInOneGoAndOnlyOnce() {
        report(two, 0, 40, Claim.DONE, 0);
        var past = NOW.minusSeconds(86_400L * 30);
        var history = List.of(
                new Learned(WANG, one, 300, past),
                new Learned(WANG, one, 300, past.plusSeconds(60)),
                new Learned(WANG, two, 300, past),
                new Learned(LI, one, 240, past));

        assertThat(progress.takeOver(history)).isEqualTo(2);
        assertThat(progress.takeOver(history)).isZero();

        assertThat(progress.of(WANG, one).doneAt()).contains(past);
        assertThat(progress.of(WANG, two).doneAt()).contains(NOW);
        var day = LocalDate.of(2026, 1, 31);
        assertThat(progress.minutes(WANG, day, day.plusDays(1))).isEqualTo(10);
        assertThat(progress.minutes(LI, day, day.plusDays(1))).isEqualTo(4);
        assertThat(progress.takeOver(List.of())).isZero();
        assertThat(library.events(CoursesTakenOver.class))
                .containsExactly(new CoursesTakenOver(List.of(new CourseFinished(WANG, course, "basics", NOW))));
    }

    @Test
    void lessonsAreLearnedAgainStartingWithTheOneThatWasSeenLongestAgo() {
        var past = NOW.minusSeconds(86_400L * 200);
        progress.takeOver(List.of(new Learned(LI, one, 300, past.plusSeconds(60)), new Learned(LI, two, 300, past)));

        assertThat(progress.lessonsAgain(LI, List.of("basics")))
                .extracting(LessonOutline::id)
                .containsSubsequence(two, one);

        progress.record(LI, two, new ProgressReport(0, 40, Claim.STILL_LEARNING), NOW);
        assertThat(progress.lessonsAgain(LI, List.of("basics")))
                .extracting(LessonOutline::id)
                .containsSubsequence(one, two);
    }

    private ProgressOutcome report(LessonId lesson, int position, int spent, Claim claim, int secondsLater) {
        return progress.record(WANG, lesson, new ProgressReport(position, spent, claim), NOW.plusSeconds(secondsLater))
                .orElseThrow();
    }

    private static ProgressReport done() {
        return new ProgressReport(0, 40, Claim.DONE);
    }

    private List<LessonId> left() {
        return progress.lessonsLeft(WANG, List.of("basics")).stream()
                .map(LessonOutline::id)
                .toList();
    }

    private LessonId lesson(String slug) {
        var words = new Words("题", "t");
        return library.courses
                .addLesson(course, new LessonDraft(slug, words, words, words, 3, List.of("0303")), NOW)
                .orElseThrow();
    }
}

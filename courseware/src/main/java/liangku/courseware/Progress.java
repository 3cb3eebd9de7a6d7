package liangku.courseware;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** How far learners got. Durable when a call returns, and monotone: no report takes anything away. */
@Service
public class Progress {

    /** Days and years of learning are the city's. */
    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    /**
     * A finished lesson of the past.
     *
     * @param secondsSpent at most a day
     */
    public record Learned(LearnerId learner, LessonId lesson, int secondsSpent, Instant doneAt) {}

    private final Courses courses;
    private final ProgressTable progress;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final ProgressRule rule;

    public Progress(
            Courses courses,
            JdbcClient db,
            TransactionOperations transactions,
            ApplicationEventPublisher events,
            CoursewareSettings settings) {
        this.courses = courses;
        this.progress = new ProgressTable(db);
        this.transactions = transactions;
        this.events = events;
        this.rule = new ProgressRule(settings);
    }

    /** Notes when a learner first opened a lesson: from then on time can be learned in it. */
    public void open(LearnerId learner, LessonId lesson, Instant now) {
        progress.open(learner, lesson, now);
    }

    /**
     * A lesson that was never opened is opened by its first report, which earns no time yet.
     *
     * @return what of the report is kept; empty if there is no such lesson
     */
    public Optional<ProgressOutcome> record(LearnerId learner, LessonId lesson, ProgressReport report, Instant now) {
        return courses.lesson(lesson)
                .map(found ->
                        Objects.requireNonNull(transactions.execute(status -> record(learner, found, report, now))));
    }

    /** {@return one for each lesson of the course, in its order; empty if there is no such course} */
    public List<LessonProgress> of(LearnerId learner, CourseId course) {
        var ids = courses.byId(course).stream()
                .flatMap(found -> found.lessons().stream())
                .map(LessonOutline::id)
                .toList();
        var known = progress.of(learner, ids);
        return ids.stream()
                .map(id -> known.getOrDefault(id, LessonProgress.none(id)))
                .toList();
    }

    public LessonProgress of(LearnerId learner, LessonId lesson) {
        return progress.of(learner, List.of(lesson)).getOrDefault(lesson, LessonProgress.none(lesson));
    }

    /** {@return progress by lesson, where there is any; one statement for all courses} */
    public Map<LessonId, LessonProgress> of(LearnerId learner, Collection<Course> of) {
        return progress.of(
                learner,
                of.stream()
                        .flatMap(course -> course.lessons().stream())
                        .map(LessonOutline::id)
                        .toList());
    }

    /** {@return the lessons of these courses that are not done, in the order in which to learn} */
    public List<LessonOutline> lessonsLeft(LearnerId learner, Collection<String> courseCodes) {
        var asked = courses.byCodes(courseCodes);
        var known = of(learner, asked);
        return asked.stream()
                .flatMap(course -> course.lessons().stream())
                .filter(lesson -> Optional.ofNullable(known.get(lesson.id()))
                        .flatMap(LessonProgress::doneAt)
                        .isEmpty())
                .toList();
    }

    /** {@return all lessons of these courses, what was looked at longest ago first: the order in which to learn again} */
    public List<LessonOutline> lessonsAgain(LearnerId learner, Collection<String> courseCodes) {
        var lessons = courses.byCodes(courseCodes).stream()
                .flatMap(course -> course.lessons().stream())
                .toList();
        var seen = progress.reported(
                learner, lessons.stream().map(LessonOutline::id).toList());
        return lessons.stream()
                .sorted(Comparator.comparing(lesson -> seen.getOrDefault(lesson.id(), Instant.EPOCH)))
                .toList();
    }

    /** {@return of these learners the ones who finished every lesson of these courses, with when the last of them was} */
    public Map<LearnerId, Instant> finished(Collection<LearnerId> learners, Collection<String> courseCodes) {
        var asked = courses.byCodes(courseCodes).stream()
                .flatMap(course -> course.lessons().stream())
                .map(LessonOutline::id)
                .toList();
        return asked.isEmpty() ? Map.of() : progress.finishedAll(learners, asked);
    }

    /** {@return whole minutes learned on days from {@code from} to before {@code to}, of the city's calendar} */
    public int minutes(LearnerId learner, LocalDate from, LocalDate to) {
        return (int) Duration.ofSeconds(progress.seconds(learner, from, to)).toMinutes();
    }

    /**
     * Takes over what was learned elsewhere or earlier, in sets; what is done already stays as it is. Courses that are
     * finished by it are told in sets as well, as {@link CoursesTakenOver}.
     *
     * @return how many lessons became done
     */
    public int takeOver(List<Learned> history) {
        var days = new ArrayList<LocalDate>(history.size());
        for (var row : history) {
            days.add(LocalDate.ofInstant(row.doneAt(), CITY));
        }
        return Objects.requireNonNull(transactions.execute(status -> {
            var done = progress.writeHistory(history, days);
            if (done > 0) {
                announce(history);
            }
            return done;
        }));
    }

    /** A course of which a lesson was taken over may have been told as finished before; whoever listens knows it then. */
    private void announce(List<Learned> history) {
        var lessons = history.stream().map(Learned::lesson).collect(Collectors.toSet());
        var learners = history.stream().map(Learned::learner).collect(Collectors.toSet());
        for (var course : courses.all()) {
            if (course.lessons().stream().map(LessonOutline::id).noneMatch(lessons::contains)) {
                continue;
            }
            var finished = finished(learners, List.of(course.code())).entrySet().stream()
                    .map(one -> new CourseFinished(one.getKey(), course.id(), course.code(), one.getValue()))
                    .toList();
            for (var from = 0; from < finished.size(); from += CoursesTakenOver.AT_A_TIME) {
                var to = Math.min(from + CoursesTakenOver.AT_A_TIME, finished.size());
                events.publishEvent(new CoursesTakenOver(finished.subList(from, to)));
            }
        }
    }

    private ProgressOutcome record(LearnerId learner, Lesson lesson, ProgressReport report, Instant now) {
        var id = lesson.outline().id();
        var used = progress.lockTime(learner);
        var before = progress.lock(learner, id, now);
        var after = rule.after(before, used, report, lesson, now);
        progress.write(
                learner, id, after, LocalDate.ofInstant(now, CITY), ProgressRule.countedUntil(before, after, now));
        progress.use(learner, after.credited(), rule.earliest(now));
        return switch (report.claim()) {
            case STILL_LEARNING -> new ProgressOutcome.Recorded(of(learner, id));
            case DONE -> finish(learner, lesson, after, now);
        };
    }

    private ProgressOutcome finish(LearnerId learner, Lesson lesson, ProgressRule.After after, Instant now) {
        var id = lesson.outline().id();
        var missing = rule.missing(lesson, after);
        // What was done once stays done, even when the rule became stricter since.
        if (missing.isPresent() && of(learner, id).doneAt().isEmpty()) {
            return new ProgressOutcome.NotYet(
                    of(learner, id), missing.get().reason(), missing.get().secondsLeft());
        }
        progress.oneAtATime(learner);
        if (progress.writeDone(learner, id, now) == 1) {
            announce(learner, lesson.outline(), now);
        }
        return new ProgressOutcome.Recorded(of(learner, id));
    }

    private void announce(LearnerId learner, LessonOutline lesson, Instant now) {
        events.publishEvent(new LessonFinished(learner, lesson.id(), lesson.course(), now));
        courses.byId(lesson.course())
                .filter(course -> lessonsLeft(learner, List.of(course.code())).isEmpty())
                .ifPresent(course -> events.publishEvent(new CourseFinished(learner, course.id(), course.code(), now)));
    }
}

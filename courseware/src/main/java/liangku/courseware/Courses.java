package liangku.courseware;

import com.fasterxml.uuid.Generators;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** The course library: what there is to learn, and how authors change it. */
@Service
public class Courses {

    /** Courses are few and asked for on every page; another node sees a change this much later. */
    private static final Duration MEMORY = Duration.ofSeconds(10);

    private final CourseTable courses;
    private final LessonTable lessons;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final Cache<Class<Course>, List<Course>> memory =
            Caffeine.newBuilder().expireAfterWrite(MEMORY).build();

    private final AtomicLong changes = new AtomicLong();

    public Courses(JdbcClient db, TransactionOperations transactions, ApplicationEventPublisher events) {
        this.courses = new CourseTable(db);
        this.lessons = new LessonTable(db);
        this.transactions = transactions;
        this.events = events;
    }

    /** {@return every course with the outlines of its lessons, in the library's order} */
    public List<Course> all() {
        // Not read under the cache's lock: who holds a connection must not wait there for one who waits for a
        // connection.
        return Optional.ofNullable(memory.getIfPresent(Course.class)).orElseGet(() -> {
            var before = changes.get();
            var read = List.copyOf(courses.all());
            // What was changed since is not kept: this node knows at once what it changed itself.
            memory.asMap().compute(Course.class, (all, known) -> changes.get() == before ? read : known);
            return read;
        });
    }

    public Optional<Course> byCode(String code) {
        return all().stream().filter(course -> course.code().equals(code)).findFirst();
    }

    public Optional<Course> byId(CourseId id) {
        return all().stream().filter(course -> course.id().equals(id)).findFirst();
    }

    /** {@return the courses with these codes, in the library's order; a code that there is no course for is passed over} */
    public List<Course> byCodes(Collection<String> codes) {
        return all().stream().filter(course -> codes.contains(course.code())).toList();
    }

    /** {@return the lesson as it is read} */
    public Optional<LessonPage> lesson(LessonId id, Language language) {
        return lessons.byId(id).map(lesson -> Page.of(lesson, next(lesson.outline()), language));
    }

    /** {@return the lesson as it is stored, for authors and for an index} */
    public Optional<Lesson> lesson(LessonId id) {
        return lessons.byId(id);
    }

    /** {@return the course as it is stored now, not as it is remembered: for an index} */
    public Optional<Course> stored(CourseId id) {
        return courses.all().stream().filter(course -> course.id().equals(id)).findFirst();
    }

    /** {@return every lesson the course has or ever had, also those that were withdrawn: what an index may hold of it} */
    public List<LessonId> everyLessonOf(CourseId id) {
        return lessons.bySlug(id).values().stream().map(LessonTable.Known::id).toList();
    }

    /**
     * Where to learn what an answer got wrong.
     *
     * @param knowledgePoint a leaf of four digits, or a group of two
     * @param own the learner's courses, in which it is looked for first
     * @return lessons on that leaf, the ones about it mainly first; where there is none, lessons of its group
     */
    public List<LessonOutline> lessonsFor(String knowledgePoint, Collection<Course> own) {
        var group = knowledgePoint.substring(0, Math.min(2, knowledgePoint.length()));
        return Stream.<Supplier<List<LessonOutline>>>of(
                        () -> lessonsOn(own, knowledgePoint::equals),
                        () -> lessonsOn(own, code -> code.startsWith(group)),
                        () -> lessonsOn(all(), knowledgePoint::equals),
                        () -> lessonsOn(all(), code -> code.startsWith(group)))
                .map(Supplier::get)
                .filter(found -> !found.isEmpty() && !group.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    public Creation create(String code, Words title, Words summary, Audience audience, Instant now) {
        var id = newCourseId();
        title.completeOr(LessonDraft.TITLE);
        summary.completeOr(LessonDraft.SUMMARY);
        return changing(() -> {
            if (courses.insert(id, code, title, summary, audience, now) == 0) {
                return new Creation.CodeTaken(code);
            }
            courses.keep(id, now);
            events.publishEvent(new CoursesChanged(List.of(id), now));
            return new Creation.Created(id);
        });
    }

    /**
     * Changes the words of a course. From then on an import leaves them alone.
     *
     * @param version of the course that the author saw
     * @param by the author's user name
     * @throws OptimisticLockingFailureException if someone changed it since, or it is gone
     */
    public void update(CourseId id, long version, Words title, Words summary, String by, Instant now) {
        title.completeOr(LessonDraft.TITLE);
        summary.completeOr(LessonDraft.SUMMARY);
        changing(() -> {
            if (courses.update(id, version, title, summary, now) == 0) {
                throw new OptimisticLockingFailureException("course %s is no longer version %d".formatted(id, version));
            }
            events.publishEvent(new CoursesChanged(List.of(id), now));
            events.publishEvent(new WordsEdited(by, id, Optional.empty(), version + 1, now));
            return id;
        });
    }

    /** {@return the new text lesson, last of its course; empty if the course has one of that slug} */
    public Optional<LessonId> addLesson(CourseId course, LessonDraft draft, Instant now) {
        var id = newLessonId();
        return changing(() -> {
            if (lessons.insert(id, course, draft, LessonTable.Content.NONE, null, now) == 0) {
                return Optional.empty();
            }
            events.publishEvent(new CoursesChanged(List.of(course), now));
            return Optional.of(id);
        });
    }

    /**
     * Changes the words of a lesson; its files stay. From then on an import leaves it alone.
     *
     * @param version of the lesson that the author saw
     * @param by the author's user name
     * @throws OptimisticLockingFailureException if someone changed it since, or it is gone
     */
    public void updateLesson(
            LessonId id, long version, Words title, Words summary, Words body, String by, Instant now) {
        title.completeOr(LessonDraft.TITLE);
        summary.completeOr(LessonDraft.SUMMARY);
        body.completeOr(LessonDraft.TEXT);
        changing(() -> {
            var course = lessons.byId(id).map(lesson -> lesson.outline().course());
            if (course.isEmpty() || lessons.edit(id, version, title, summary, body, now) == 0) {
                throw new OptimisticLockingFailureException("lesson %s is no longer version %d".formatted(id, version));
            }
            events.publishEvent(new CoursesChanged(List.of(course.get()), now));
            events.publishEvent(new WordsEdited(by, course.get(), Optional.of(id), version + 1, now));
            return id;
        });
    }

    /** Forgets what is remembered; after a change that went past this class. */
    void refresh() {
        changes.incrementAndGet();
        memory.invalidateAll();
    }

    static CourseId newCourseId() {
        return new CourseId(Generators.timeBasedEpochGenerator().generate());
    }

    static LessonId newLessonId() {
        return new LessonId(Generators.timeBasedEpochGenerator().generate());
    }

    private <T> T changing(Supplier<T> change) {
        var outcome = transactions.execute(status -> change.get());
        // Only after the commit: earlier, another thread could remember the old state again.
        refresh();
        return Objects.requireNonNull(outcome);
    }

    private static List<LessonOutline> lessonsOn(Collection<Course> among, Predicate<String> code) {
        return among.stream()
                .flatMap(course -> course.lessons().stream())
                .filter(lesson -> lesson.knowledgePoints().stream().anyMatch(code))
                .sorted(Comparator.comparingInt(lesson -> rank(lesson, code)))
                .toList();
    }

    /** The main knowledge point of a lesson comes first, so a match there is what the lesson is about. */
    private static int rank(LessonOutline lesson, Predicate<String> code) {
        var points = lesson.knowledgePoints();
        for (var i = 0; i < points.size(); i++) {
            if (code.test(points.get(i))) {
                return i;
            }
        }
        return points.size();
    }

    private Optional<LessonId> next(LessonOutline lesson) {
        return byId(lesson.course())
                .flatMap(course -> course.lessons().stream()
                        .filter(other -> other.position() > lesson.position())
                        .findFirst()
                        .map(LessonOutline::id));
    }
}

package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import liangku.courseware.Course;
import liangku.courseware.Courses;
import liangku.courseware.Language;
import liangku.courseware.LearnerId;
import liangku.courseware.LessonId;
import liangku.courseware.LessonKind;
import liangku.courseware.LessonOutline;
import liangku.courseware.LessonProgress;
import liangku.courseware.Progress;
import liangku.identity.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What there is to learn: a worker's own courses with their progress, the whole library for everyone else. */
@RestController
@RequestMapping("/api/v1/courses")
class CoursesController {

    private final Courses courses;
    private final Progress progress;
    private final OwnCourses own;
    private final Clock clock;

    CoursesController(Courses courses, Progress progress, OwnCourses own, Clock clock) {
        this.courses = courses;
        this.progress = progress;
        this.own = own;
        this.clock = clock;
    }

    record Listing(List<CourseEntry> courses) {}

    record CourseEntry(UUID id, String code, String title, String summary, List<LessonEntry> lessons) {}

    record LessonEntry(
            UUID id, String title, String summary, LessonKind kind, int minutes, boolean done, int positionSeconds) {}

    /** @param all present (whatever it says) for the whole library instead of one's own courses */
    @Operation(summary = "List the courses with one's progress")
    @GetMapping
    @PreAuthorize("isAuthenticated()")
    Listing courses(Caller caller, Language language, @RequestParam @Nullable String all) {
        var worker = caller.worker();
        var listed = worker.isEmpty() || all != null ? courses.all() : own.of(worker.get(), clock.instant());
        var known = worker.map(one -> progress.of(new LearnerId(one.value()), listed))
                .orElseGet(Map::of);
        return new Listing(
                listed.stream().map(course -> entry(course, known, language)).toList());
    }

    private static CourseEntry entry(Course course, Map<LessonId, LessonProgress> known, Language language) {
        return new CourseEntry(
                course.id().value(),
                course.code(),
                course.title().in(language),
                course.summary().in(language),
                course.lessons().stream()
                        .map(lesson -> entry(lesson, Optional.ofNullable(known.get(lesson.id())), language))
                        .toList());
    }

    private static LessonEntry entry(LessonOutline lesson, Optional<LessonProgress> known, Language language) {
        return new LessonEntry(
                lesson.id().value(),
                lesson.title().in(language),
                lesson.summary().in(language),
                lesson.kind(),
                lesson.minutes(),
                known.flatMap(LessonProgress::doneAt).isPresent(),
                known.map(LessonProgress::positionSeconds).orElse(0));
    }
}

package liangku.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import liangku.courseware.Audience;
import liangku.courseware.Course;
import liangku.courseware.Courses;
import liangku.courseware.Language;
import liangku.exam.Candidates;
import liangku.people.WorkerId;
import org.springframework.stereotype.Component;

/** What a worker is to learn. Someone who owes nothing today may still learn what is written for everyone. */
@Component
class OwnCourses {

    private final Courses courses;
    private final Candidates candidates;

    OwnCourses(Courses courses, Candidates candidates) {
        this.courses = courses;
        this.candidates = candidates;
    }

    List<Course> of(WorkerId worker, Instant now) {
        return candidates
                .owing(worker, now)
                .map(owing -> courses.byCodes(owing.programme().courses()))
                .orElseGet(() -> courses.all().stream()
                        .filter(course -> course.audience() != Audience.MANAGER)
                        .toList());
    }

    /** {@return the first lesson on a knowledge point, one of these courses before all others} */
    Optional<AttemptJson.LessonJson> lesson(String topic, List<Course> own, Language language) {
        return courses.lessonsFor(topic, own).stream()
                .findFirst()
                .map(lesson -> new AttemptJson.LessonJson(
                        lesson.id().toString(), lesson.title().in(language)));
    }
}

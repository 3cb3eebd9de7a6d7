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
import liangku.programme.ProgrammeId;
import liangku.programme.Programmes;
import org.springframework.stereotype.Component;

/** What a worker is to learn. Someone who owes nothing today may still learn what is written for everyone. */
@Component
class OwnCourses {

    private final Courses courses;
    private final Candidates candidates;
    private final Programmes programmes;

    OwnCourses(Courses courses, Candidates candidates, Programmes programmes) {
        this.courses = courses;
        this.candidates = candidates;
        this.programmes = programmes;
    }

    List<Course> of(WorkerId worker, Instant now) {
        return candidates
                .owing(worker, now)
                .map(owing -> courses.byCodes(owing.programme().courses()))
                .orElseGet(this::forEveryone);
    }

    /** {@return what is to be learnt for a programme, by whoever} */
    List<Course> of(ProgrammeId programme) {
        return programmes
                .find(programme)
                .map(found -> courses.byCodes(found.courses()))
                .orElseGet(this::forEveryone);
    }

    private List<Course> forEveryone() {
        return courses.all().stream()
                .filter(course -> course.audience() != Audience.MANAGER)
                .toList();
    }

    /** {@return the first lesson on a knowledge point, one of these courses before all others} */
    Optional<AttemptJson.LessonJson> lesson(String topic, List<Course> own, Language language) {
        return courses.lessonsFor(topic, own).stream()
                .findFirst()
                .map(lesson -> new AttemptJson.LessonJson(
                        lesson.id().toString(), lesson.title().in(language)));
    }
}

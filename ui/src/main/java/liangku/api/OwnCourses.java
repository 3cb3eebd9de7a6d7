package liangku.api;

import java.time.Instant;
import java.util.List;
import liangku.courseware.Audience;
import liangku.courseware.Course;
import liangku.courseware.Courses;
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
}

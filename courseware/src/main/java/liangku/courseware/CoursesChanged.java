package liangku.courseware;

import java.time.Instant;
import java.util.List;

/** Courses or their lessons are not what they were: whoever keeps a copy (an index, a list) reads them again. */
public record CoursesChanged(List<CourseId> courses, Instant at) {

    public CoursesChanged {
        courses = List.copyOf(courses);
    }
}

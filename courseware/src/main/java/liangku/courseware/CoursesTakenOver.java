package liangku.courseware;

import java.util.List;

/** These courses were finished in a past that was taken over. Published in the recording transaction, at most 2,000 at a time. */
public record CoursesTakenOver(List<CourseFinished> courses) {

    static final int AT_A_TIME = 2_000;

    public CoursesTakenOver {
        courses = List.copyOf(courses);
    }
}

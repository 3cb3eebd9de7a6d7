package liangku.courseware;

import java.util.List;

/**
 * A course with the outlines of its lessons.
 *
 * @param version for the next change; see {@link Courses#update}
 * @param code stable, chosen by its authors; what the duty matrix refers to
 * @param lessons in the order in which to learn
 */
public record Course(
        CourseId id,
        long version,
        String code,
        Words title,
        Words summary,
        Audience audience,
        List<LessonOutline> lessons) {

    public Course {
        lessons = List.copyOf(lessons);
    }

    public int minutes() {
        return lessons.stream().mapToInt(LessonOutline::minutes).sum();
    }
}

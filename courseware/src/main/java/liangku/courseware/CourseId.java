package liangku.courseware;

import java.util.UUID;

/** Identity of a course. */
public record CourseId(UUID value) {

    public static CourseId of(String text) {
        return new CourseId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

package liangku.courseware;

import java.util.UUID;

/** Identity of a lesson. */
public record LessonId(UUID value) {

    public static LessonId of(String text) {
        return new LessonId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

package liangku.courseware;

/** Kinds of {@link Lesson}, as rows and documents name them. */
public enum LessonKind {
    TEXT,
    VIDEO
}

package liangku.courseware;

/** What came of a package of courses. */
public sealed interface CourseReading {

    record Complete(CourseImportReport report) implements CourseReading {}

    /** The file as a whole cannot be read, and nothing was done. */
    record Unreadable(Words why) implements CourseReading {}
}

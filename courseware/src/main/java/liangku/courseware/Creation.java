package liangku.courseware;

/** What became of the wish for a new course. */
public sealed interface Creation {

    record Created(CourseId course) implements Creation {}

    /** Another course has the code; the duty matrix could not tell them apart. */
    record CodeTaken(String code) implements Creation {}
}

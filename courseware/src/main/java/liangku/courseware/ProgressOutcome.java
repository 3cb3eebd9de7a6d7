package liangku.courseware;

/** What became of a report. The progress in it is stored in either case. */
public sealed interface ProgressOutcome {

    LessonProgress progress();

    record Recorded(LessonProgress progress) implements ProgressOutcome {}

    /** The lesson was said to be done and is not believed yet; position and time are kept. */
    record NotYet(LessonProgress progress, Reason reason, int secondsLeft) implements ProgressOutcome {}

    /** What is missing. */
    enum Reason {
        TOO_SHORT,
        FILM_NOT_WATCHED
    }
}

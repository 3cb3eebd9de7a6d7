package liangku.courseware;

/**
 * How courses are to be brought in.
 *
 * @param by who asks, for the audit log
 */
public record CourseOrder(Mode mode, OnEdited onEdited, String by) {

    /** Whether an import is only looked at, or kept. */
    public enum Mode {
        DRY_RUN,
        STORE
    }

    /** What becomes of what was changed here since it came. */
    public enum OnEdited {
        KEEP,
        REPLACE
    }
}

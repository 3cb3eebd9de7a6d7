package liangku.courseware;

/**
 * What a learner's device says. It may be late, repeated or made up; {@link ProgressRule} decides what of it counts.
 *
 * @param secondsSpent since the report before
 */
public record ProgressReport(int positionSeconds, int secondsSpent, Claim claim) {

    /** Whether the learner says that the lesson is finished. */
    public enum Claim {
        STILL_LEARNING,
        DONE
    }

    public ProgressReport {
        if (positionSeconds < 0 || secondsSpent < 0) {
            throw new IllegalArgumentException(
                    "position %d s and %d s spent: neither can be below 0".formatted(positionSeconds, secondsSpent));
        }
    }
}

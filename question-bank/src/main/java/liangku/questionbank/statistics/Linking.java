package liangku.questionbank.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Keeps one scale across releases: each calibration is moved so that the items it shares with the one before lie, in the
 * mean, where they lay (mean linking; Kolen and Brennan, 2014, ch. 6). The slope is 1 on both sides, so there is nothing to
 * stretch. Items that went their own way, a leaked one or one taught since, do not vote.
 */
public final class Linking {

    private static final int COMMON_MIN = 5;
    private static final double ERROR_MAX = 0.3;

    /** The larger of the two: half a logit is what practice calls drift. */
    private static final double DRIFT = 0.5;

    private static final double DRIFT_ERRORS = 3;

    private Linking() {}

    /**
     * {@return what is to be added to the new difficulties; absent with fewer than five common items measured well}
     *
     * @param before old difficulties, NaN where an item was not there; {@code after} beside them
     */
    public static OptionalDouble shift(double[] before, double[] beforeErrors, double[] after, double[] afterErrors) {
        var common = IntStream.range(0, Math.min(before.length, after.length))
                .filter(i -> !Double.isNaN(before[i]) && beforeErrors[i] <= ERROR_MAX && afterErrors[i] <= ERROR_MAX)
                .toArray();
        if (common.length < COMMON_MIN) return OptionalDouble.empty();
        var differences = Arrays.stream(common)
                .mapToDouble(i -> before[i] - after[i])
                .sorted()
                .toArray();
        double median = differences[differences.length / 2];
        return Arrays.stream(common)
                .filter(i -> {
                    double error = Math.hypot(beforeErrors[i], afterErrors[i]);
                    return Math.abs(before[i] - after[i] - median) <= Math.max(DRIFT, DRIFT_ERRORS * error);
                })
                .mapToDouble(i -> before[i] - after[i])
                .average();
    }
}

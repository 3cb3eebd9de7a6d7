package liangku.questionbank;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where a paper's expected score and the standard deviation of its items must lie. Whole numbers: sums of expected scores
 * in ten-thousandths, each times its item's points. Pure.
 */
final class Corridor {

    /** Wide open: whatever is drawn lies in it. */
    private static final Corridor OPEN = new Corridor(0, 0, Long.MAX_VALUE / 4, 0, Long.MAX_VALUE, 1);

    private static final int DEVIATION_MIN = 500;

    private final long points;
    private final long middle;
    private final long reach;

    /** Bounds of the variance times the square of the points. */
    private final long varianceMin;

    private final long varianceMax;
    private final long deviation;

    private Corridor(long points, long middle, long reach, long varianceMin, long varianceMax, long deviation) {
        this.points = points;
        this.middle = middle;
        this.reach = reach;
        this.varianceMin = varianceMin;
        this.varianceMax = varianceMax;
        this.deviation = deviation;
    }

    /** @param sum of a typical paper of the pool, {@code squares} the sum of its squares */
    static Corridor of(Optional<Limits.Band> band, OptionalInt target, int points, double sum, double squares) {
        if (band.isEmpty()) return OPEN;
        double mean = sum / points;
        int deviation = (int) Math.round(Math.sqrt(Math.max(0, squares / points - mean * mean)));
        long low = Math.max(0, deviation - band.get().spread());
        long high = deviation + (long) band.get().spread();
        long square = (long) points * points;
        return new Corridor(
                points,
                (long) target.orElseThrow() * points,
                (long) band.get().tolerance() * points,
                low * low * square,
                high * high * square,
                Math.max(DEVIATION_MIN, deviation));
    }

    /**
     * {@return how far outside a paper of these sums lies, mean and deviation together, in points times ten-thousandths;
     * 0 inside}
     */
    long outside(long sum, long squares) {
        long mean = Math.max(0, Math.abs(sum - middle) - reach);
        if (varianceMax == Long.MAX_VALUE) return mean;
        long variance = points * squares - sum * sum;
        long over = Math.max(0, Math.max(varianceMin - variance, variance - varianceMax));
        // What the deviation misses, about; at least 1 as long as it misses anything.
        return mean + (over == 0 ? 0 : 1 + over / (2 * points * deviation));
    }
}

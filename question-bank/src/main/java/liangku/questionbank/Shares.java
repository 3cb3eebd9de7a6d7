package liangku.questionbank;

import java.util.Arrays;

/**
 * On how many of a hundred papers each item of a cell shall stand. Items share the places of their cell by their weights;
 * nobody gets more than the cap, what is over goes to the others. Where papers must be expected to score near a target
 * that is not the pool's own, shares are tilted: of all distributions with that mean the one that changes least
 * (exponential tilting; Kullback, 1959). Pure; {@code StrictMath} only, as papers hang on it.
 */
final class Shares {

    private static final int BISECTIONS = 26;
    private static final double TILT_MAX = 30;

    /** Nearer than this the swaps of a single paper do the rest: 0.002. */
    private static final double NEAR_ENOUGH = 20;

    private static final int ROUNDS = 4;
    private static final double NEXT_TO_NOTHING = 1e-9;
    private static final double NEARLY_CERTAIN = 0.9999;

    private final int[][] pools;
    private final int[] wanted;
    private final int[] points;
    private final Calibrated calibration;
    private final double cap;
    private final boolean overlapping;

    /** For each cell the share of each of its pool, 0..1. */
    private double[][] shares = new double[0][];

    /** @param cap 0..1 */
    Shares(int[][] pools, int[] wanted, int[] points, Calibrated calibration, double cap, boolean overlapping) {
        this.pools = pools;
        this.wanted = wanted;
        this.points = points;
        this.calibration = calibration;
        this.cap = cap;
        this.overlapping = overlapping;
        this.shares = tilted(0);
    }

    /** Tilts them so that the points-weighted sum of expected scores, in ten-thousandths, comes as near as can be. */
    void tiltTowards(double sum, double totalPoints) {
        if (Math.abs(sum() - sum) <= NEAR_ENOUGH * totalPoints) return;
        double low = -TILT_MAX;
        double high = TILT_MAX;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            shares = tilted(middle);
            if (sum() < sum) low = middle;
            else high = middle;
        }
    }

    /** {@return points-weighted sum of expected scores over a paper's places, in ten-thousandths} */
    double sum() {
        double sum = 0;
        for (int cell = 0; cell < pools.length; cell++) {
            for (int i = 0; i < pools[cell].length; i++) {
                sum += points[cell] * shares[cell][i] * calibration.expected[pools[cell][i]];
            }
        }
        return sum;
    }

    /** {@return the same of their squares} */
    double sumOfSquares() {
        double sum = 0;
        for (int cell = 0; cell < pools.length; cell++) {
            for (int i = 0; i < pools[cell].length; i++) {
                double expected = calibration.expected[pools[cell][i]];
                sum += points[cell] * shares[cell][i] * expected * expected;
            }
        }
        return sum;
    }

    /**
     * {@return weights by which taking one after another without putting back gives each its share: -ln(1 - share)}
     *
     * <p>Rosén, "Asymptotic theory for order sampling", J. Stat. Planning and Inference 62, 1997.
     */
    double[] weights(int cell) {
        var weights = new double[pools[cell].length];
        for (int i = 0; i < weights.length; i++) {
            double share = Math.clamp(shares[cell][i], NEXT_TO_NOTHING, NEARLY_CERTAIN);
            weights[i] = -StrictMath.log(1 - share);
        }
        return weights;
    }

    private double[][] tilted(double tilt) {
        var factor = new double[Limits.Band.ONE + 1];
        for (int i = 0; i < factor.length; i++) factor[i] = StrictMath.exp(tilt * i / Limits.Band.ONE);
        var given = new double[pools.length][];
        var whole = new double[overlapping ? calibration.size() : 0];
        for (int cell = 0; cell < pools.length; cell++) given[cell] = new double[pools[cell].length];
        int rounds = overlapping ? ROUNDS : 1;
        for (int round = 0; round < rounds; round++) {
            for (int cell = 0; cell < pools.length; cell++) fill(cell, given[cell], whole, factor);
        }
        return given;
    }

    private void fill(int cell, double[] given, double[] whole, double[] factor) {
        var pool = pools[cell];
        var liking = new double[pool.length];
        var most = new double[pool.length];
        for (int i = 0; i < pool.length; i++) {
            int item = pool[i];
            liking[i] = calibration.weights[item] * factor[calibration.expected[item]];
            // What the item has in other cells it cannot have here.
            most[i] = overlapping ? Math.max(NEXT_TO_NOTHING, cap - (whole[item] - given[i])) : cap;
        }
        var filled = filled(liking, most, wanted[cell]);
        for (int i = 0; i < pool.length; i++) {
            if (overlapping) whole[pool[i]] += filled[i] - given[i];
            given[i] = filled[i];
        }
    }

    /** Shares in proportion, none above its most; those who would be are given their most and the rest is shared again. */
    private static double[] filled(double[] liking, double[] most, int wanted) {
        var share = new double[liking.length];
        Arrays.fill(share, -1);
        double left = wanted;
        boolean changed = wanted > 0;
        while (changed) {
            double open = 0;
            for (int i = 0; i < share.length; i++) if (share[i] < 0) open += liking[i];
            if (open <= 0) break;
            double scale = Math.max(0, left) / open;
            changed = false;
            for (int i = 0; i < share.length; i++) {
                if (share[i] >= 0 || scale * liking[i] <= most[i]) continue;
                share[i] = most[i];
                left -= most[i];
                changed = true;
            }
            if (changed) continue;
            for (int i = 0; i < share.length; i++) if (share[i] < 0) share[i] = scale * liking[i];
        }
        for (int i = 0; i < share.length; i++) if (share[i] < 0) share[i] = 0;
        return share;
    }
}

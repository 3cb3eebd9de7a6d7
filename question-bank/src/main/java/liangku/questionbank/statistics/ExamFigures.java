package liangku.questionbank.statistics;

import java.util.OptionalDouble;

/**
 * What the sums of an exam say.
 *
 * @param mean of the shares of points, 0..1
 * @param reliability 1 - σ²(error)/σ²(scores), items nested in candidates: the coefficient Φ of generalizability theory for
 *     papers drawn at random (Brennan, "Generalizability theory", 2001, 2.2); for one form of equal points it is KR-21. Absent
 *     until scores vary. A lower bound where blueprints make papers alike
 * @param marginalReliability var(θ̂)/(var(θ̂) + mean squared error of θ̂), by the Rasch model (Green et al., 1984)
 * @param errorAtPassMark standard error of a share near the pass mark, 0..1; absent if nobody scored near
 * @param passRate 0..1
 * @param passInterval with 95 % confidence
 */
public record ExamFigures(
        int papers,
        double mean,
        double sd,
        OptionalDouble reliability,
        OptionalDouble marginalReliability,
        OptionalDouble errorAtPassMark,
        double passRate,
        Interval passInterval) {

    /** Papers so many per cent either side of the pass mark count as near it; further where fewer than thirty are. */
    private static final int NEAR = 5;

    private static final int NEAR_PAPERS = 30;

    /** @param passPercent 1..100 */
    public static ExamFigures of(ExamTally tally, int passPercent) {
        var sums = tally.sums();
        double n = sums[0];
        if (n == 0) {
            return new ExamFigures(
                    0,
                    0,
                    0,
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    0,
                    Interval.wilson(0, 0, Interval.Z_95));
        }
        double variance = n < 2 ? 0 : Math.max(0, (sums[2] - sums[1] * sums[1] / n) / (n - 1));
        double abilities = n < 2 ? 0 : Math.max(0, (sums[5] - sums[4] * sums[4] / n) / (n - 1));
        return new ExamFigures(
                (int) n,
                sums[1] / n,
                Math.sqrt(variance),
                variance > 0 ? OptionalDouble.of(Math.max(0, 1 - sums[3] / n / variance)) : OptionalDouble.empty(),
                abilities > 0 ? OptionalDouble.of(abilities / (abilities + sums[6] / n)) : OptionalDouble.empty(),
                errorNear(tally, passPercent),
                sums[7] / n,
                Interval.wilson(sums[7], n, Interval.Z_95));
    }

    private static OptionalDouble errorNear(ExamTally tally, int passPercent) {
        for (int reach = NEAR; reach < ExamTally.BINS; reach++) {
            int papers = 0;
            double errors = 0;
            int last = Math.min(passPercent + reach, ExamTally.BINS - 1);
            for (int bin = Math.max(0, passPercent - reach); bin <= last; bin++) {
                papers += tally.bins()[bin];
                errors += tally.binErrors()[bin];
            }
            if (papers >= NEAR_PAPERS) return OptionalDouble.of(Math.sqrt(errors / papers));
        }
        return OptionalDouble.empty();
    }
}

package liangku.questionbank.statistics;

import java.util.Map;
import java.util.TreeMap;

/**
 * How far one candidate's share of the points may be off because these items were drawn and not others: items are nested in
 * candidates (design i:p of generalizability theory), drawn anew for each of them within strata. So the squared error is the
 * variance of the candidate's own item scores, within strata, over the items drawn (Lord, "Sampling fluctuations resulting
 * from the sampling of test items", Psychometrika 20, 1955; stratified: Cronbach, Schönemann and McKie, 1965).
 *
 * <p>Items of equal points are a stratum: what a blueprint pays alike is of one kind. A finer blueprint makes papers more
 * alike than this knows, so the error is stated rather too large than too small.
 */
public final class PaperError {

    private PaperError() {}

    /**
     * {@return the squared standard error of the share of all points}
     *
     * @param earned points, by item
     * @param max points, by item, each above 0
     */
    public static double variance(double[] earned, int[] max) {
        Map<Integer, Moments> strata = new TreeMap<>();
        double points = 0;
        for (int i = 0; i < max.length; i++) {
            var share = earned[i] / max[i];
            strata.computeIfAbsent(max[i], _ -> new Moments()).add(share, share);
            points += max[i];
        }
        double variance = 0;
        for (var stratum : strata.entrySet()) {
            var shares = stratum.getValue();
            // One item says nothing of its own spread: taken for as wide as its mean allows.
            double within = shares.n() < 2 ? shares.meanX() * (1 - shares.meanX()) : shares.varianceX();
            double worth = stratum.getKey() * shares.n() / points;
            variance += worth * worth * within / shares.n();
        }
        return variance;
    }
}

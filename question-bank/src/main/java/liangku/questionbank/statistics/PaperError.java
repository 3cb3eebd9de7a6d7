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
 * alike than this knows, so the error is stated rather too large than too small. A stratum of one item tells nothing of its own
 * spread; its variance is borrowed from the paper as a whole, so that what is said of it holds as far as such an item is no
 * more uneven than the others.
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
        var all = new Moments();
        double points = 0;
        for (int i = 0; i < max.length; i++) {
            var share = earned[i] / max[i];
            strata.computeIfAbsent(max[i], _ -> new Moments()).add(share, share);
            all.add(share, share);
            points += max[i];
        }
        double variance = 0;
        for (var stratum : strata.entrySet()) {
            var shares = stratum.getValue();
            double within = shares.n() < 2 ? ofOne(shares.meanX(), all) : shares.varianceX();
            double worth = stratum.getKey() * shares.n() / points;
            variance += worth * worth * within / shares.n();
        }
        return variance;
    }

    /**
     * As wide as its mean allows, which is nothing if it was all or nothing; so not less than all items of the paper differ about
     * one mean: what lies between the strata makes that rather wider.
     */
    private static double ofOne(double share, Moments all) {
        double allowed = share * (1 - share);
        return all.n() < 2 ? allowed : Math.max(allowed, all.varianceX());
    }
}

package liangku.questionbank.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What the sums of an item say.
 *
 * @param shown to how many candidates
 * @param facility mean share of the points, 0..1; 0 if nobody saw it
 * @param facilityError its standard error; infinite for less than two
 * @param facilityInterval with 95 % confidence
 * @param discrimination correlation with the equated rest of the same paper; absent where nothing varies
 * @param discriminationError its standard error, (1 - r²)/√(n - 1); infinite for less than two
 * @param omitRate how many answered nothing, 0..1
 * @param omitError its standard error, √(p (1 - p)/n); infinite for less than two
 * @param medianSeconds absent if no time is known
 * @param medianError its standard error in seconds, see {@link Times#medianError}; infinite for less than two times
 * @param bands from the least able to the ablest
 * @param options by the author's number; empty if the item is not answered by choosing
 */
public record ItemFigures(
        int shown,
        double facility,
        double facilityError,
        Interval facilityInterval,
        OptionalDouble discrimination,
        double discriminationError,
        double omitRate,
        double omitError,
        OptionalDouble medianSeconds,
        double medianError,
        List<Band> bands,
        List<Choice> options) {

    public ItemFigures {
        bands = List.copyOf(bands);
        options = List.copyOf(options);
    }

    /**
     * Candidates who did alike on the rest of their papers.
     *
     * @param from least equated share of the rest, a tenth below {@code to}
     * @param facility 0..1; 0 if nobody was there
     */
    public record Band(double from, double to, int shown, double facility, Interval interval) {}

    /**
     * An option and who chose it.
     *
     * @param share of those who saw the item, 0..1
     * @param meanRest of those who chose it, to the middle of their bands; absent if nobody did
     * @param shareByBand of those of a band, 0..1; 0 where nobody of it was
     * @param seenByBand how many of each band there were as options were counted: a recount of facility puts candidates into other
     *     bands, and their options stay in those of before
     */
    public record Choice(
            int chosen, double share, OptionalDouble meanRest, List<Double> shareByBand, List<Integer> seenByBand) {

        public Choice {
            shareByBand = List.copyOf(shareByBand);
            seenByBand = List.copyOf(seenByBand);
        }
    }

    public static ItemFigures of(ItemTally tally) {
        var sums = tally.moments();
        var moments = new Moments(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5]);
        int shown = (int) sums[0];
        double facility = shown == 0 ? 0 : sums[1] / shown;
        double r = shown < 3 ? Double.NaN : moments.correlation();
        double median = Times.median(tally.times());
        double omitted = shown == 0 ? 0 : (double) tally.omitted() / shown;
        return new ItemFigures(
                shown,
                facility,
                shown < 2 ? Double.POSITIVE_INFINITY : Math.sqrt(moments.varianceX() / shown),
                Interval.wilson(sums[1], shown, Interval.Z_95),
                Double.isNaN(r) ? OptionalDouble.empty() : OptionalDouble.of(r),
                Double.isNaN(r) ? Double.POSITIVE_INFINITY : (1 - r * r) / Math.sqrt(shown - 1.0),
                omitted,
                shown < 2 ? Double.POSITIVE_INFINITY : Math.sqrt(omitted * (1 - omitted) / shown),
                Double.isNaN(median) ? OptionalDouble.empty() : OptionalDouble.of(median),
                Times.medianError(tally.times()),
                bands(tally),
                options(tally, shown));
    }

    private static List<Band> bands(ItemTally tally) {
        List<Band> bands = new ArrayList<>();
        for (int band = 0; band < ItemTally.BANDS; band++) {
            int shown = tally.bandShown()[band];
            double earned = tally.bandEarned()[band];
            bands.add(new Band(
                    (double) band / ItemTally.BANDS,
                    (band + 1.0) / ItemTally.BANDS,
                    shown,
                    shown == 0 ? 0 : earned / shown,
                    Interval.wilson(earned, shown, Interval.Z_95)));
        }
        return bands;
    }

    private static List<Choice> options(ItemTally tally, int shown) {
        List<Choice> options = new ArrayList<>();
        var counts = tally.options();
        var seenByBand = Arrays.stream(tally.optionShown()).boxed().toList();
        for (int from = 0; from < counts.length; from += ItemTally.BANDS) {
            int chosen = 0;
            double rest = 0;
            List<Double> byBand = new ArrayList<>();
            for (int band = 0; band < ItemTally.BANDS; band++) {
                int count = counts[from + band];
                chosen += count;
                rest += count * (band + 0.5) / ItemTally.BANDS;
                int seen = tally.optionShown()[band];
                byBand.add(seen == 0 ? 0 : (double) count / seen);
            }
            options.add(new Choice(
                    chosen,
                    shown == 0 ? 0 : (double) chosen / shown,
                    chosen == 0 ? OptionalDouble.empty() : OptionalDouble.of(rest / chosen),
                    byBand,
                    seenByBand));
        }
        return options;
    }

    /**
     * {@return how many standard errors the discrimination lies from 0, after Fisher's transformation (Metron 1, 1921);
     * absent for fewer than four candidates}
     */
    public OptionalDouble discriminationZ() {
        return shown < 4 || discrimination.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(fisher(discrimination.getAsDouble()) * Math.sqrt(shown - 3.0));
    }

    private static double fisher(double r) {
        double kept = Math.clamp(r, -0.999999, 0.999999);
        return 0.5 * Math.log((1 + kept) / (1 - kept));
    }
}

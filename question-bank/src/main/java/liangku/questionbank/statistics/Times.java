package liangku.questionbank.statistics;

/** Seconds spent on an item, in buckets that widen by an eighth: a median good to some per cent from 64 numbers. */
final class Times {

    static final int BUCKETS = 64;

    /** 64 buckets reach from one second to twenty minutes. */
    private static final double STEP = Math.log(1.12);

    private Times() {}

    static int bucket(int seconds) {
        return Math.clamp((int) (Math.log(seconds) / STEP), 0, BUCKETS - 1);
    }

    /** {@return in seconds, evenly (by ratio) within its bucket; NaN for none} */
    static double median(int[] buckets) {
        return quantile(buckets, 0.5);
    }

    /**
     * {@return the standard error of the median, in seconds; infinite for less than two} Half of the distance between those who
     * stand one standard error of their share before and behind the middle (Woodruff, JASA 47, 1952): it asks nothing of the
     * shape of the times, which are skewed.
     */
    static double medianError(int[] buckets) {
        long all = all(buckets);
        if (all < 2) return Double.POSITIVE_INFINITY;
        double error = 0.5 / Math.sqrt((double) all);
        return (quantile(buckets, 0.5 + error) - quantile(buckets, 0.5 - error)) / 2;
    }

    private static long all(int[] buckets) {
        long all = 0;
        for (int count : buckets) all += count;
        return all;
    }

    private static double quantile(int[] buckets, double share) {
        long all = all(buckets);
        if (all == 0) return Double.NaN;
        double wanted = all * share;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            if (wanted <= buckets[bucket]) return Math.exp(STEP * (bucket + wanted / buckets[bucket]));
            wanted -= buckets[bucket];
        }
        throw new IllegalStateException("of all, %s lies nowhere".formatted(share));
    }
}

package liangku.questionbank.statistics;

/** Where a value lies with the confidence asked for, both ends included. */
public record Interval(double low, double high) {

    /** Standard deviations either side of 95 %. */
    public static final double Z_95 = 1.959963984540054;

    /**
     * {@return the interval of a proportion (Wilson, JASA 22, 1927); keeps its promise for few observations and near 0 and 1,
     * where the textbook's ± does not; 0..1 for none}
     *
     * @param successes 0..{@code n}; need not be whole
     * @param z standard deviations either side, e.g. {@link #Z_95}
     */
    public static Interval wilson(double successes, double n, double z) {
        if (n <= 0) return new Interval(0, 1);
        double p = successes / n;
        double z2 = z * z;
        double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
        double half = z / (1 + z2 / n) * Math.sqrt(Math.max(0, p * (1 - p)) / n + z2 / (4 * n * n));
        return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
    }
}

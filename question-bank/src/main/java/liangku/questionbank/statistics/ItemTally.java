package liangku.questionbank.statistics;

/**
 * All that is kept of the times an item was shown. Nothing but sums: two tallies are added up place by place, in any order,
 * by whoever keeps them.
 */
public final class ItemTally {

    /** Bands of the rest score, each a tenth wide; what lies beyond belongs to the outermost. */
    public static final int BANDS = 10;

    /** How many sums {@link #moments} has: shown, x, x², rest, rest², x·rest. */
    public static final int MOMENTS = 6;

    private final double[] moments;
    private final int[] bandShown;
    private final double[] bandEarned;
    private final int[] options;
    private final int[] times;
    private int omitted;

    /** @param options how many options the item has; 0 if it is not answered by choosing */
    public ItemTally(int options) {
        this(
                new double[MOMENTS],
                new int[BANDS],
                new double[BANDS],
                new int[options * BANDS],
                new int[Times.BUCKETS],
                0);
    }

    /** A tally that was kept. */
    public ItemTally(double[] moments, int[] bandShown, double[] bandEarned, int[] options, int[] times, int omitted) {
        if (moments.length != MOMENTS
                || bandShown.length != BANDS
                || bandEarned.length != BANDS
                || options.length % BANDS != 0
                || times.length != Times.BUCKETS) {
            throw new IllegalArgumentException("these are no sums of an item");
        }
        this.moments = moments;
        this.bandShown = bandShown;
        this.bandEarned = bandEarned;
        this.options = options;
        this.times = times;
        this.omitted = omitted;
    }

    public void add(Sight sight) {
        add(sight.share(), sight.rest());
        if (sight.seconds() > 0) times[Times.bucket(sight.seconds())]++;
        if (sight.chosen().isEmpty()) {
            omitted++;
            return;
        }
        int band = band(sight.rest());
        for (int option : sight.chosen().get()) {
            int place = option * BANDS + band;
            if (option >= 0 && place < options.length) options[place]++;
        }
    }

    /** Adds what is known where nobody looked at options and time. */
    void add(double share, double rest) {
        moments[0]++;
        moments[1] += share;
        moments[2] += share * share;
        moments[3] += rest;
        moments[4] += rest * rest;
        moments[5] += share * rest;
        int band = band(rest);
        bandShown[band]++;
        bandEarned[band] += share;
    }

    /** Adds another tally of the same item. */
    public void add(ItemTally other) {
        for (int i = 0; i < moments.length; i++) moments[i] += other.moments[i];
        for (int i = 0; i < BANDS; i++) {
            bandShown[i] += other.bandShown[i];
            bandEarned[i] += other.bandEarned[i];
        }
        for (int i = 0; i < options.length; i++) options[i] += other.options[i];
        for (int i = 0; i < times.length; i++) times[i] += other.times[i];
        omitted += other.omitted;
    }

    static int band(double rest) {
        return Math.clamp((int) Math.floor(rest * BANDS), 0, BANDS - 1);
    }

    /** {@return the array itself, see {@link #MOMENTS}} */
    public double[] moments() {
        return moments;
    }

    /** {@return the array itself, by band} */
    public int[] bandShown() {
        return bandShown;
    }

    /** {@return the array itself, by band: sums of shares} */
    public double[] bandEarned() {
        return bandEarned;
    }

    /** {@return the array itself: how often chosen, by the author's option and within it by band} */
    public int[] options() {
        return options;
    }

    /** {@return the array itself, by bucket} */
    public int[] times() {
        return times;
    }

    /** {@return how often nothing was answered} */
    public int omitted() {
        return omitted;
    }
}

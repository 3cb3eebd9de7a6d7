package liangku.questionbank.statistics;

import java.nio.ByteBuffer;

/**
 * All that is kept of the times an item was shown. Nothing but sums: two tallies are added up place by place, in any order,
 * by whoever keeps them.
 */
public final class ItemTally {

    /** Bands of the rest score, each a tenth wide; what lies beyond belongs to the outermost. */
    public static final int BANDS = 10;

    /** How many sums {@link #moments} has: shown, x, x², rest, rest², x·rest. */
    public static final int MOMENTS = 6;

    /** First byte of {@link #bytes}: another layout gets another number. */
    private static final byte FORM = 1;

    private final double[] moments;
    private final int[] bandShown;
    private final double[] bandEarned;
    private final int[] options;

    /** Who was there when options were counted: a recount by better difficulties moves {@link #bandShown} only. */
    private final int[] optionShown;

    private final int[] times;
    private int omitted;

    /** @param options how many options the item has; 0 if it is not answered by choosing */
    public ItemTally(int options) {
        this.moments = new double[MOMENTS];
        this.bandShown = new int[BANDS];
        this.bandEarned = new double[BANDS];
        this.options = new int[options * BANDS];
        this.optionShown = new int[BANDS];
        this.times = new int[Times.BUCKETS];
    }

    /** {@return the tally that {@link #bytes} wrote} @throws IllegalArgumentException if these are not such bytes */
    public static ItemTally of(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        int form = in.get();
        if (form != FORM) throw new IllegalArgumentException("a tally of form %d, %d was wanted".formatted(form, FORM));
        var tally = new ItemTally(in.get());
        for (int i = 0; i < MOMENTS; i++) tally.moments[i] = in.getDouble();
        for (int i = 0; i < BANDS; i++) tally.bandEarned[i] = in.getDouble();
        for (int i = 0; i < BANDS; i++) tally.bandShown[i] = in.getInt();
        for (int i = 0; i < BANDS; i++) tally.optionShown[i] = in.getInt();
        for (int i = 0; i < tally.options.length; i++) tally.options[i] = in.getInt();
        for (int i = 0; i < Times.BUCKETS; i++) tally.times[i] = in.getInt();
        tally.omitted = in.getInt();
        return tally;
    }

    /** {@return all of it: form, options, sums (doubles), bands, those of options, options by band, times, omitted (ints), big-endian} */
    public byte[] bytes() {
        int numbers = 2 * BANDS + options.length + Times.BUCKETS + 1;
        var out = ByteBuffer.allocate(2 + Double.BYTES * (MOMENTS + BANDS) + Integer.BYTES * numbers);
        out.put(FORM).put((byte) (options.length / BANDS));
        for (double sum : moments) out.putDouble(sum);
        for (double sum : bandEarned) out.putDouble(sum);
        for (int count : bandShown) out.putInt(count);
        for (int count : optionShown) out.putInt(count);
        for (int count : options) out.putInt(count);
        for (int count : times) out.putInt(count);
        return out.putInt(omitted).array();
    }

    public void add(Sight sight) {
        add(sight.share(), sight.rest());
        int band = band(sight.rest());
        optionShown[band]++;
        if (sight.seconds() > 0) times[Times.bucket(sight.seconds())]++;
        if (sight.chosen().isEmpty()) {
            omitted++;
            return;
        }
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

    /**
     * Takes over what another tally says of shares and rests, and keeps options, times and omissions: for a recount by better
     * difficulties.
     */
    public void recounted(ItemTally other) {
        System.arraycopy(other.moments, 0, moments, 0, MOMENTS);
        System.arraycopy(other.bandShown, 0, bandShown, 0, BANDS);
        System.arraycopy(other.bandEarned, 0, bandEarned, 0, BANDS);
    }

    /** Adds another tally of the same item. */
    public void add(ItemTally other) {
        for (int i = 0; i < moments.length; i++) moments[i] += other.moments[i];
        for (int i = 0; i < BANDS; i++) {
            bandShown[i] += other.bandShown[i];
            bandEarned[i] += other.bandEarned[i];
        }
        for (int i = 0; i < BANDS; i++) optionShown[i] += other.optionShown[i];
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

    /** {@return how many options the item has, 0 if it is not answered by choosing} */
    public int optionCount() {
        return options.length / BANDS;
    }

    /** {@return the array itself: by band, whose choices {@link #options} has} */
    public int[] optionShown() {
        return optionShown;
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

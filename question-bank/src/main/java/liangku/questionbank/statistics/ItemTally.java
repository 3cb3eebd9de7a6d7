package liangku.questionbank.statistics;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

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
    private static final byte FORM = 2;

    /** Most bytes of a count: seven bits in each. */
    private static final int COUNT_MAX = 5;

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
        for (var counts : tally.counts()) for (int i = 0; i < counts.length; i++) counts[i] = count(in);
        tally.omitted = count(in);
        return tally;
    }

    /**
     * {@return all of it: form, how many options, sums (doubles, big-endian), then counts of bands, of bands of options, of
     * options by band, of times, of omissions, each in as many bytes as it needs, seven bits a byte, the lowest first}
     */
    public byte[] bytes() {
        int numbers = 2 * BANDS + options.length + Times.BUCKETS + 1;
        var out = ByteBuffer.allocate(2 + Double.BYTES * (MOMENTS + BANDS) + COUNT_MAX * numbers);
        out.put(FORM).put((byte) (options.length / BANDS));
        for (double sum : moments) out.putDouble(sum);
        for (double sum : bandEarned) out.putDouble(sum);
        for (var counts : counts()) for (int count : counts) put(count, out);
        put(omitted, out);
        return Arrays.copyOf(out.array(), out.position());
    }

    private List<int[]> counts() {
        return List.of(bandShown, optionShown, options, times);
    }

    private static void put(int count, ByteBuffer out) {
        int left = count;
        while ((left & ~0x7f) != 0) {
            out.put((byte) (left | 0x80));
            left >>>= 7;
        }
        out.put((byte) left);
    }

    private static int count(ByteBuffer in) {
        int count = 0;
        int shift = 0;
        int part;
        do {
            part = in.get();
            count |= (part & 0x7f) << shift;
            shift += 7;
        } while (part < 0);
        return count;
    }

    /**
     * Adds somebody.
     *
     * @param share earned of the item's points, 0..1
     * @param rest what the others of the same paper say, see {@link PaperReader#rest}
     */
    public void add(double share, double rest, Glance glance) {
        sum(share, rest, 1);
        look(glance, 1);
    }

    /**
     * Takes somebody back who was added: counts as if never, sums but for the last bits of a double.
     *
     * @param rest by the difficulties the sums are of now
     */
    public void takeBack(double share, double rest, Glance glance) {
        sum(share, rest, -1);
        look(glance, -1);
    }

    /** Adds what somebody did beside earning points, or takes it back. */
    void look(Glance glance, int times) {
        optionShown[glance.band()] += times;
        if (glance.bucket() != Glance.NO_TIME) this.times[glance.bucket()] += times;
        if (glance.isOmitted()) omitted += times;
        for (int option = 0; option < optionCount(); option++) {
            if (glance.hasChosen(option)) options[option * BANDS + glance.band()] += times;
        }
    }

    /** Adds what is known where nobody looked at options and time. */
    void add(double share, double rest) {
        sum(share, rest, 1);
    }

    private void sum(double share, double rest, int times) {
        moments[0] += times;
        moments[1] += times * share;
        moments[2] += times * share * share;
        moments[3] += times * rest;
        moments[4] += times * rest * rest;
        moments[5] += times * share * rest;
        int band = band(rest);
        bandShown[band] += times;
        bandEarned[band] += times * share;
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

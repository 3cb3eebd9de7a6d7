package liangku.questionbank.statistics;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What one paper left behind in the sums: kept beside it, it is taken back exactly when the paper is marked anew.
 *
 * <p>Shares are enough for whatever a measuring recounts, because rests follow from them and the difficulties in force. Bands
 * of options, times, and what a leak is looked for by are as they were on the day, and kept as they were.
 *
 * @param ability in logits, with its standard error {@code abilityError}
 * @param items in paper order
 */
public record Trace(double ability, double abilityError, List<Item> items) {

    /** First byte of {@link #bytes}: another layout gets another number. */
    private static final byte FORM = 1;

    private static final int WATCHED = 1;
    private static final int BAND_FROM = 4;
    private static final int HEAD = 1 + Short.BYTES + 2 * Double.BYTES;
    private static final int ITEM_MAX = 3 + Short.BYTES + Float.BYTES;

    /**
     * @param share earned of its points, in hundredths, 0..1
     * @param glance what is counted beside it
     * @param predicted by the other items, 0..1, where the item was watched for leaks; NaN otherwise
     */
    public record Item(double share, Glance glance, float predicted) {

        public boolean isWatched() {
            return !Float.isNaN(predicted);
        }
    }

    public Trace {
        items = List.copyOf(items);
    }

    /** {@return what was earned of each item's points, in paper order, 0..1} */
    public double[] shares() {
        return items.stream().mapToDouble(Item::share).toArray();
    }

    /** {@return all of it, at most nine bytes an item, for {@link #of}} */
    public byte[] bytes() {
        var out = ByteBuffer.allocate(HEAD + items.size() * ITEM_MAX);
        out.put(FORM).putShort((short) items.size()).putDouble(ability).putDouble(abilityError);
        for (var item : items) write(item, out);
        var bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    private static void write(Item item, ByteBuffer out) {
        int watched = item.isWatched() ? WATCHED : 0;
        out.put((byte) (watched | item.glance.band() << BAND_FROM));
        out.put((byte) SparseScores.hundredths(item.share));
        out.put((byte) item.glance.bucket()).putShort((short) item.glance.chosen());
        if (item.isWatched()) out.putFloat(item.predicted);
    }

    /** {@return the trace that {@link #bytes} wrote} @throws IllegalArgumentException if these are not such bytes */
    public static Trace of(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        int form = in.get();
        if (form != FORM) throw new IllegalArgumentException("a trace of form %d, %d was wanted".formatted(form, FORM));
        int size = in.getShort();
        double ability = in.getDouble();
        double error = in.getDouble();
        List<Item> items = new ArrayList<>(size);
        for (int i = 0; i < size; i++) items.add(item(in));
        return new Trace(ability, error, items);
    }

    private static Item item(ByteBuffer in) {
        int head = in.get() & 0xff;
        double share = SparseScores.share(in.get());
        var glance = new Glance(head >> BAND_FROM, in.get(), in.getShort());
        return new Item(share, glance, (head & WATCHED) == 0 ? Float.NaN : in.getFloat());
    }
}

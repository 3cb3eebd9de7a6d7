package liangku.questionbank.statistics;

import java.util.Optional;
import java.util.Set;

/**
 * What one candidate did with one item beside earning points, as {@link ItemTally} counts it: taken back by the same numbers
 * it was added by, whatever has been measured since.
 *
 * @param band of the equated rest, 0..{@link ItemTally#BANDS} - 1
 * @param bucket of the time spent; {@link #NO_TIME} if it is not known
 * @param chosen the author's options as bits, the first lowest; {@link #OMITTED} if nothing was answered
 */
public record Glance(int band, int bucket, int chosen) {

    public static final int NO_TIME = -1;
    public static final int OMITTED = -1;

    /** Beyond what any question has. */
    static final int OPTIONS_MAX = 15;

    public Glance {
        if (band < 0 || band >= ItemTally.BANDS || bucket < NO_TIME || bucket >= Times.BUCKETS || chosen < OMITTED) {
            throw new IllegalArgumentException("band %d, bucket %d, chosen %d".formatted(band, bucket, chosen));
        }
    }

    /**
     * {@return what is counted of somebody}
     *
     * @param rest what the others of the same paper say, see {@link PaperReader#rest}
     * @param seconds spent on the item; 0 if not known
     * @param chosen the author's numbers of the options chosen; absent if nothing was answered
     */
    public static Glance of(double rest, int seconds, Optional<Set<Integer>> chosen) {
        return new Glance(
                ItemTally.band(rest),
                seconds > 0 ? Times.bucket(seconds) : NO_TIME,
                chosen.map(Glance::bits).orElse(OMITTED));
    }

    private static int bits(Set<Integer> options) {
        int bits = 0;
        for (int option : options) if (option >= 0 && option < OPTIONS_MAX) bits |= 1 << option;
        return bits;
    }

    boolean isOmitted() {
        return chosen == OMITTED;
    }

    boolean hasChosen(int option) {
        return !isOmitted() && (chosen >> option & 1) == 1;
    }
}

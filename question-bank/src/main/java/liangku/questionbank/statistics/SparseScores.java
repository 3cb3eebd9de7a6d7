package liangku.questionbank.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who earned what on which items, when everybody saw others: four bytes for each answer, so that a million papers of fifty
 * items take 200 MB. Filled paper by paper, then read.
 *
 * <p>A score is kept in hundredths of the item's points.
 */
public final class SparseScores {

    /** The most items: what is left of 31 bits beside the hundredths. */
    public static final int ITEMS_MAX = 1 << 24;

    private static final int SCORE_BITS = 7;
    private static final int SCORE_MASK = (1 << SCORE_BITS) - 1;
    private static final int WHOLE = 100;

    /** By hundredths: looking up is faster than dividing, fifty million times. */
    private static final double[] SHARES = IntStream.rangeClosed(0, SCORE_MASK)
            .mapToDouble(SparseScores::share)
            .toArray();

    /** Grown in pieces: doubling one array would need three times its memory for a moment. */
    private static final int PIECE = 1 << 20;

    private final List<int[]> pieces = new ArrayList<>();
    private long length;
    private long[] ends = new long[1024];
    private char[] populations = new char[1024];
    private int papers;
    private int items;

    /**
     * Adds a paper.
     *
     * @param population 0..65535: of which candidates its own is one
     * @param seen the items, numbered from 0
     * @param shares of the points, 0..1, beside them
     */
    public void add(int population, int[] seen, double[] shares) {
        if (population < 0 || population > Character.MAX_VALUE) {
            throw new IllegalArgumentException("population %d is not in 0..65535".formatted(population));
        }
        for (int i = 0; i < seen.length; i++) {
            if (seen[i] < 0 || seen[i] >= ITEMS_MAX) {
                throw new IllegalArgumentException("item %d is not below %d".formatted(seen[i], ITEMS_MAX));
            }
            if (length % PIECE == 0) pieces.add(new int[PIECE]);
            pieces.getLast()[(int) (length++ % PIECE)] = seen[i] << SCORE_BITS | hundredths(shares[i]);
            items = Math.max(items, seen[i] + 1);
        }
        if (papers == populations.length) {
            ends = Arrays.copyOf(ends, papers * 2);
            populations = Arrays.copyOf(populations, papers * 2);
        }
        populations[papers] = (char) population;
        ends[papers++] = length;
    }

    /** {@return a share of the points as it is kept, 0..100} */
    static int hundredths(double share) {
        return (int) Math.round(Math.clamp(share, 0, 1) * WHOLE);
    }

    static double share(int hundredths) {
        return hundredths / (double) WHOLE;
    }

    /** {@return the share that is read where this one is kept: whoever counts by other ones is not found again by a recount} */
    public static double kept(double share) {
        return share(hundredths(share));
    }

    /** {@return one more than the highest item} */
    public int items() {
        return items;
    }

    public int papers() {
        return papers;
    }

    public int population(int paper) {
        return populations[paper];
    }

    /** {@return how many items the paper has} */
    int size(int paper) {
        return (int) (ends[paper] - from(paper));
    }

    private long from(int paper) {
        return paper == 0 ? 0 : ends[paper - 1];
    }

    /** Hands out one paper after another without making an object for each. Not for two threads. */
    final class Reader {

        int[] item = new int[64];
        double[] share = new double[64];
        int size;
        double sum;

        void read(int paper) {
            long from = from(paper);
            size = SparseScores.this.size(paper);
            if (size > item.length) {
                item = new int[size];
                share = new double[size];
            }
            sum = 0;
            for (int read = 0; read < size; ) {
                var piece = pieces.get((int) ((from + read) / PIECE));
                int at = (int) ((from + read) % PIECE);
                int some = Math.min(size - read, PIECE - at);
                for (int i = 0; i < some; i++) {
                    int packed = piece[at + i];
                    item[read + i] = packed >>> SCORE_BITS;
                    share[read + i] = SHARES[packed & SCORE_MASK];
                    sum += share[read + i];
                }
                read += some;
            }
        }
    }
}

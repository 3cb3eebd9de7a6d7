package liangku.questionbank;

/**
 * The chance papers are drawn by: SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators",
 * OOPSLA 2014), written out here because a paper must be rebuilt for as long as its attempt is kept, whatever a
 * library's generator turns into. Part of drawing algorithm 1: never changed, only joined by another.
 */
final class SplitMix64 {

    private long state;

    SplitMix64(long seed) {
        state = seed;
    }

    /** {@return the next 64 bits} */
    long next() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /**
     * {@return the next number in 0..{@code bound - 1}, each equally likely}
     *
     * <p>Multiply and take the high half, refusing the few values that would favour small numbers (Lemire, "Fast random
     * integer generation in an interval", ACM TOMACS 29, 2019).
     *
     * @param bound at least 1
     */
    int below(int bound) {
        if (bound < 1) throw new IllegalArgumentException("nothing is below " + bound);
        long bits = next();
        long low = bits * bound;
        if (Long.compareUnsigned(low, bound) < 0) {
            long threshold = Long.remainderUnsigned(-(long) bound, bound);
            while (Long.compareUnsigned(low, threshold) < 0) {
                bits = next();
                low = bits * bound;
            }
        }
        return (int) Math.unsignedMultiplyHigh(bits, bound);
    }

    /** Puts {@code values[from..to)} in random order (Fisher–Yates; Knuth, TAOCP vol. 2, 3.4.2, algorithm P). */
    void shuffle(int[] values, int from, int to) {
        for (int last = to - 1; last > from; last--) {
            int other = from + below(last - from + 1);
            int kept = values[last];
            values[last] = values[other];
            values[other] = kept;
        }
    }

    /** {@return 0..{@code size - 1} in random order} */
    int[] permutation(int size) {
        var order = new int[size];
        for (int i = 0; i < size; i++) order[i] = i;
        shuffle(order, 0, size);
        return order;
    }
}

package liangku.questionbank;

/**
 * Takes one of a pool by weight in constant time, however large the pool: an alias table (Walker, ACM TOMS 3, 1977; built
 * as by Vose, IEEE TSE 17, 1991). Whole numbers only, so that every machine takes the same. Pure.
 */
final class Sampler {

    private static final int WEIGHT_BITS = 16;
    private static final int THRESHOLD_BITS = 26;

    private final int[] pool;

    /** Empty where all weights are equal. */
    private final int[] thresholds;

    private final int[] aliases;

    private Sampler(int[] pool, int[] thresholds, int[] aliases) {
        this.pool = pool;
        this.thresholds = thresholds;
        this.aliases = aliases;
    }

    /** @param weights of each of the pool, above 0; their ratios are kept to one in 65,536 of the greatest */
    static Sampler of(int[] pool, double[] weights) {
        var whole = whole(weights);
        if (areEqual(whole)) return new Sampler(pool, new int[0], new int[0]);
        int size = pool.length;
        long total = 0;
        for (int weight : whole) total += weight;
        var thresholds = new int[size];
        var aliases = new int[size];
        var left = new long[size];
        var work = new int[size];
        int small = 0;
        int large = size;
        for (int i = 0; i < size; i++) {
            left[i] = (long) whole[i] * size;
            aliases[i] = i;
            if (left[i] < total) work[small++] = i;
            else work[--large] = i;
        }
        while (small > 0 && large < size) {
            int poor = work[--small];
            int rich = work[large];
            thresholds[poor] = (int) ((left[poor] << THRESHOLD_BITS) / total);
            aliases[poor] = rich;
            left[rich] -= total - left[poor];
            if (left[rich] < total) {
                large++;
                work[small++] = rich;
            }
        }
        while (large < size) thresholds[work[large++]] = 1 << THRESHOLD_BITS;
        while (small > 0) thresholds[work[--small]] = 1 << THRESHOLD_BITS;
        return new Sampler(pool, thresholds, aliases);
    }

    private static int[] whole(double[] weights) {
        double greatest = 0;
        for (double weight : weights) greatest = Math.max(greatest, weight);
        var whole = new int[weights.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = (int) Math.max(1, Math.round(weights[i] / greatest * (1 << WEIGHT_BITS)));
        }
        return whole;
    }

    private static boolean areEqual(int[] whole) {
        for (int weight : whole) if (weight != whole[0]) return false;
        return true;
    }

    boolean isEmpty() {
        return pool.length == 0;
    }

    /** {@return one of the pool, which is not empty; nothing is taken out} */
    int take(SplitMix64 chance) {
        int place = chance.below(pool.length);
        if (thresholds.length == 0) return pool[place];
        boolean stays = (chance.next() >>> (64 - THRESHOLD_BITS)) < thresholds[place];
        return pool[stays ? place : aliases[place]];
    }
}

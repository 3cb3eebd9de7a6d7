package liangku.questionbank.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Candidates whose ability and items whose difficulty are known, because we made them; answers by the Rasch model, each on a
 * paper drawn at random. One item is keyed wrongly.
 */
final class InventedCity {

    static final int ITEMS = 400;
    static final int BAD = 7;

    final double[] difficulties = new double[ITEMS];
    final SparseScores scores = new SparseScores();
    final List<Sitting> sittings = new ArrayList<>();
    private final SplittableRandom chance;

    /** One paper, with what nobody could know. */
    static final class Sitting {

        private final double ability;
        private final int[] items;
        private final double[] shares;

        Sitting(double ability, int[] items, double[] shares) {
            this.ability = ability;
            this.items = items;
            this.shares = shares;
        }

        double ability() {
            return ability;
        }

        int[] items() {
            return items;
        }

        double[] shares() {
            return shares;
        }

        double sum() {
            double sum = 0;
            for (double share : shares) sum += share;
            return sum;
        }
    }

    InventedCity(long seed) {
        chance = new SplittableRandom(seed);
        for (int item = 0; item < ITEMS; item++) difficulties[item] = 1.2 * chance.nextGaussian();
    }

    /** All items but the one that is keyed wrongly. */
    static int[] sound() {
        return IntStream.range(0, ITEMS).filter(item -> item != BAD).toArray();
    }

    /** Items in order of difficulty. */
    int[] byDifficulty() {
        return IntStream.range(0, ITEMS)
                .boxed()
                .sorted((one, other) -> Double.compare(difficulties[one], difficulties[other]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    InventedCity sit(int population, int candidates, double mean, double sd, int[] pool, int length) {
        for (int i = 0; i < candidates; i++) sit(population, mean + sd * chance.nextGaussian(), pool, length);
        return this;
    }

    private void sit(int population, double ability, int[] pool, int length) {
        var urn = pool.clone();
        var items = new int[length];
        var shares = new double[length];
        for (int place = 0; place < length; place++) {
            int pick = place + chance.nextInt(urn.length - place);
            items[place] = urn[pick];
            urn[pick] = urn[place];
            boolean knows = chance.nextDouble() < Rasch.expected(ability, difficulties[items[place]]);
            shares[place] = knows != (items[place] == BAD) ? 1 : 0;
        }
        scores.add(population, items, shares);
        sittings.add(new Sitting(ability, items, shares));
    }
}

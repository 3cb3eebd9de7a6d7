package liangku.questionbank.statistics;

import java.util.Arrays;

/**
 * Reads one paper after another: how able the candidate is, and for each item what the <em>other</em> items of the same
 * paper say. Not for two threads.
 *
 * <p>{@link #rest} is the {@link RestScore}: the share earned of the others, equated for their difficulty.
 *
 * <p>{@link #expected} is the share the others predict for this item: the mean of the Rasch curve over the posterior of
 * ability given the others only.
 */
public final class PaperReader {

    /** For papers of up to fifty items. */
    private static final int NODES = 21;

    private static final Quadrature STANDARD = Quadrature.of(NODES);

    private final RestScore rest;
    private final int nodes;
    private final double[] abilities;
    private final double[] logWeights;
    private final double[] posterior;

    /** By place on the paper read last. */
    private double[] expected = new double[64];

    private double ability;
    private double error;

    /**
     * @param population what candidates this one is of
     * @param level the share a standard candidate is expected to earn of middling items; only moves {@link #rest}
     * @param nodes see {@link #nodes}
     */
    public PaperReader(Population population, double level, int nodes) {
        var quadrature = nodes == NODES ? STANDARD : Quadrature.of(nodes);
        this.rest = new RestScore(level);
        this.nodes = nodes;
        this.abilities = Arrays.stream(quadrature.nodes)
                .map(z -> population.mean() + population.sd() * z)
                .toArray();
        this.logWeights = Arrays.stream(quadrature.weights).map(Math::log).toArray();
        this.posterior = new double[nodes];
    }

    /** {@return how many nodes of ability papers of so many items want: longer ones tell better where somebody stands} */
    public static int nodes(int items) {
        return Quadrature.enough(NODES, items);
    }

    /** {@return the chance to be right at each node, for {@link #read}; worth keeping for an item} */
    public double[] curve(double difficulty) {
        var curve = new double[nodes];
        for (int node = 0; node < nodes; node++) curve[node] = Rasch.expected(abilities[node], difficulty);
        return curve;
    }

    /** {@return the share a candidate of this population is expected to earn of an item} */
    public static double expected(Population population, double difficulty) {
        double sum = 0;
        for (int node = 0; node < NODES; node++) {
            sum += STANDARD.weights[node]
                    * Rasch.expected(population.mean() + population.sd() * STANDARD.nodes[node], difficulty);
        }
        return sum;
    }

    /**
     * @param curves of the items, as {@link #curve} gives them
     * @param standard what a standard candidate is expected to earn of each, 0..1
     * @param shares earned, 0..1
     * @param size how many of the arrays' places count, at least 2
     */
    public void read(double[][] curves, double[] standard, double[] shares, int size) {
        if (size > expected.length) expected = new double[size];
        rest.read(standard, shares, size);
        weigh(curves, shares, size);
        for (int i = 0; i < size; i++) expected[i] = predicted(curves[i], shares[i]);
    }

    private void weigh(double[][] curves, double[] shares, int size) {
        System.arraycopy(logWeights, 0, posterior, 0, nodes);
        double earned = 0;
        for (int i = 0; i < size; i++) earned += shares[i];
        for (int node = 0; node < nodes; node++) {
            // Logarithms cost; products of so few chances do not fall out of a double's range.
            double product = 1;
            double sum = 0;
            for (int i = 0; i < size; i++) {
                product *= 1 - curves[i][node];
                if (product < 1e-250) {
                    sum += Math.log(product);
                    product = 1;
                }
            }
            posterior[node] += sum + Math.log(product) + earned * abilities[node];
        }
        normalize();
        ability = 0;
        double square = 0;
        for (int node = 0; node < nodes; node++) {
            ability += posterior[node] * abilities[node];
            square += posterior[node] * abilities[node] * abilities[node];
        }
        error = Math.sqrt(Math.max(0, square - ability * ability));
    }

    private void normalize() {
        double most = Double.NEGATIVE_INFINITY;
        for (double log : posterior) most = Math.max(most, log);
        double sum = 0;
        for (int node = 0; node < nodes; node++) {
            posterior[node] = Math.exp(posterior[node] - most);
            sum += posterior[node];
        }
        for (int node = 0; node < nodes; node++) posterior[node] /= sum;
    }

    /** The posterior without the item is the posterior divided by the item's own likelihood. */
    private double predicted(double[] curve, double share) {
        double all = 0;
        double right = 0;
        for (int node = 0; node < nodes; node++) {
            double chance = curve[node];
            double likelihood;
            if (share == 1) likelihood = chance;
            else if (share == 0) likelihood = 1 - chance;
            else likelihood = Math.pow(chance, share) * Math.pow(1 - chance, 1 - share);
            double weight = posterior[node] / likelihood;
            all += weight;
            right += weight * chance;
        }
        return right / all;
    }

    /** {@return the equated share of the other items; may lie a little outside 0..1} */
    public double rest(int place) {
        return rest.of(place);
    }

    /** {@return the share of this item that the others predict, 0..1} */
    public double expected(int place) {
        return expected[place];
    }

    /** {@return mean of the posterior of ability, in logits} */
    public double ability() {
        return ability;
    }

    /** {@return its standard deviation} */
    public double error() {
        return error;
    }
}

package liangku.questionbank.statistics;

/**
 * Gauss–Hermite quadrature of the standard normal: Σ w·f(z) is the mean of f(Z), exactly for polynomials of degree below
 * 2n (Abramowitz and Stegun, 25.4.46). Roots by Newton's method on the orthonormal Hermite recurrence.
 */
final class Quadrature {

    private static final double CLOSE_ENOUGH = 1e-14;
    private static final int STEPS_MAX = 100;

    /** Beyond it the outermost weights are no longer told from nothing by a double. */
    static final int NODES_MAX = 128;

    /** Items of a paper for which {@link #enough}'s {@code least} is meant. */
    private static final double USUAL_PAPER = 50;

    /** Ascending. */
    final double[] nodes;

    /** Sum to 1. */
    final double[] weights;

    private Quadrature(double[] nodes, double[] weights) {
        this.nodes = nodes;
        this.weights = weights;
    }

    /** @param n 2..{@link #NODES_MAX} */
    static Quadrature of(int n) {
        if (n < 2 || n > NODES_MAX) {
            throw new IllegalArgumentException("%d nodes are not in 2..%d".formatted(n, NODES_MAX));
        }
        var nodes = new double[n];
        var weights = new double[n];
        // Roots lie apart by about π/√(2n+1) in the middle; from the outermost inwards each is a short step on.
        double guess = 0;
        for (int i = 0; i < (n + 1) / 2; i++) {
            guess = guess(i, n, guess, nodes);
            double slope = 0;
            for (int step = 0; step < STEPS_MAX; step++) {
                var value = hermite(n, guess);
                slope = Math.sqrt(2.0 * n) * value[1];
                double move = value[0] / slope;
                guess -= move;
                if (Math.abs(move) <= CLOSE_ENOUGH) break;
            }
            nodes[n - 1 - i] = guess;
            nodes[i] = -guess;
            weights[i] = 2 / (slope * slope);
            weights[n - 1 - i] = weights[i];
        }
        double sum = 0;
        for (double weight : weights) sum += weight;
        for (int i = 0; i < n; i++) {
            nodes[i] *= Math.sqrt(2);
            weights[i] /= sum;
        }
        return new Quadrature(nodes, weights);
    }

    /** Starting points of Press et al., "Numerical Recipes", 4.5, for the roots from the largest down. */
    private static double guess(int i, int n, double last, double[] nodes) {
        return switch (i) {
            case 0 -> Math.sqrt(2.0 * n + 1) - 1.85575 * Math.pow(2.0 * n + 1, -1.0 / 6);
            case 1 -> last - 1.14 * Math.pow(n, 0.426) / last;
            case 2 -> 1.86 * last - 0.86 * nodes[n - 1];
            case 3 -> 1.91 * last - 0.91 * nodes[n - 2];
            default -> 2 * last - nodes[n - 1 - (i - 2)];
        };
    }

    /**
     * {@return how many nodes tell where the candidate of a paper stands} The error of an ability falls with the square root of the
     * paper's length, and so does the distance of nodes with that of their number: twice the items, twice the nodes.
     *
     * @param least for papers of up to fifty items
     * @param items of a paper
     */
    static int enough(int least, double items) {
        return Math.clamp((long) Math.ceil(least * items / USUAL_PAPER), least, Math.max(least, NODES_MAX));
    }

    /** {@return the orthonormal Hermite polynomials of degree n and n-1 at x} */
    private static double[] hermite(int n, double x) {
        double value = Math.pow(Math.PI, -0.25);
        double before = 0;
        for (int degree = 0; degree < n; degree++) {
            double next =
                    x * Math.sqrt(2.0 / (degree + 1)) * value - Math.sqrt((double) degree / (degree + 1)) * before;
            before = value;
            value = next;
        }
        return new double[] {value, before};
    }
}

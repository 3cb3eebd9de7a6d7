package liangku.questionbank.statistics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Where on the scale the candidate of each paper lies, by difficulties and populations that are taken for known, and what is
 * expected of each item then. A candidate is likely to be found at a few nodes of ability; what is added up is the mean over them.
 *
 * <p>A pass over a million papers is bound by memory, so papers come population by population with one table for all of them,
 * which is read by row and never added to; an item keeps three sums, not one for each node.
 */
final class Posteriors {

    /** Always as many, so that sums are taken in the same order on every machine. */
    private static final int SLICES = 4;

    /** Items whose rows are gone through side by side: it is the gain of a loop of few rounds to do much in each. */
    private static final int ABREAST = 4;

    /** Less is no longer told from nothing by a double: e to the minus 700. */
    private static final double LOG_LEAST = 700;

    private final SparseScores scores;
    private final Map<Integer, Quadrature> quadratures = new HashMap<>();

    /** By population: how many nodes. */
    private final int[] nodes;

    /** By item and node: the chance to be wrong, of the population whose papers are being read; it may have fewer nodes than a row. */
    private final double[][] wrong;

    /** Beside the items of a paper up to a whole number of {@link #ABREAST}. */
    private final double[] nothing;

    /** @param nodes how many, by population */
    Posteriors(SparseScores scores, int items, int[] nodes) {
        this.scores = scores;
        this.nodes = nodes;
        for (int many : nodes) quadratures.computeIfAbsent(many, Quadrature::of);
        int most = Arrays.stream(nodes).max().orElse(0);
        this.wrong = new double[items][most];
        this.nothing = new double[most];
        Arrays.fill(nothing, 1);
    }

    /** What came of all papers. */
    static final class Sums {

        private static final int PARTS = 3;

        /** By item: what was earned less what was expected, its square, and the variance that was expected. */
        private final double[] parts;

        private final double[] papers;
        private final double[] abilities;
        private final double[] squares;
        private double logLikelihood;

        private Sums(int items, int populations) {
            parts = new double[items * PARTS];
            papers = new double[populations];
            abilities = new double[populations];
            squares = new double[populations];
        }

        private void add(int item, double share, double expected) {
            double residual = share - expected;
            int at = item * PARTS;
            parts[at] += residual;
            parts[at + 1] += residual * residual;
            parts[at + 2] += expected * (1 - expected);
        }

        private void add(Sums other) {
            add(parts, other.parts);
            add(papers, other.papers);
            add(abilities, other.abilities);
            add(squares, other.squares);
            logLikelihood += other.logLikelihood;
        }

        private static void add(double[] to, double[] more) {
            for (int i = 0; i < to.length; i++) to[i] += more[i];
        }

        /** {@return Σ (earned - expected) of an item: the slope of the likelihood where its difficulty grows less} */
        double residual(int item) {
            return parts[item * PARTS];
        }

        /** {@return Σ (earned - expected)² of an item} */
        double squaredResiduals(int item) {
            return parts[item * PARTS + 1];
        }

        /** {@return Σ expected (1 - expected) of an item} */
        double variance(int item) {
            return parts[item * PARTS + 2];
        }

        double papers(int population) {
            return papers[population];
        }

        /** {@return Σ E(z), z the ability in standard deviations from the mean of its population} */
        double abilities(int population) {
            return abilities[population];
        }

        /** {@return Σ E(z²)} */
        double squares(int population) {
            return squares[population];
        }

        /** {@return of all answers} */
        double logLikelihood() {
            return logLikelihood;
        }
    }

    /** {@return what is expected by these difficulties, the likelihood but for Σ earned · difficulty} */
    Sums sums(double[] difficulties, List<Population> populations) {
        var slices = IntStream.range(0, SLICES)
                .mapToObj(_ -> new Sums(difficulties.length, populations.size()))
                .toList();
        double easiest = Arrays.stream(difficulties).min().orElse(0);
        for (int number = 0; number < populations.size(); number++) {
            int population = number;
            var quadrature = quadrature(population);
            var abilities = abilities(quadrature, populations.get(population));
            tabulate(difficulties, abilities);
            double hardest = Math.log1p(Math.exp(abilities[abilities.length - 1] - easiest));
            int safe = Math.max(1, (int) (LOG_LEAST / hardest / ABREAST)) * ABREAST;
            IntStream.range(0, SLICES).parallel().forEach(slice -> {
                var reading = new Reading(slices.get(slice), population, quadrature, abilities, safe);
                for (int paper = from(slice); paper < from(slice + 1); paper++) {
                    if (scores.population(paper) == population) reading.read(paper);
                }
            });
        }
        var all = slices.getFirst();
        for (var other : slices.subList(1, SLICES)) all.add(other);
        return all;
    }

    private int from(int slice) {
        return (int) ((long) scores.papers() * slice / SLICES);
    }

    private Quadrature quadrature(int population) {
        return Objects.requireNonNull(quadratures.get(nodes[population]));
    }

    private static double[] abilities(Quadrature quadrature, Population population) {
        return Arrays.stream(quadrature.nodes)
                .map(z -> population.mean() + population.sd() * z)
                .toArray();
    }

    /** The odds are a quotient of what is the node's and what is the item's: no exponential for each of both. */
    private void tabulate(double[] difficulties, double[] abilities) {
        var able = Arrays.stream(abilities).map(Math::exp).toArray();
        IntStream.range(0, wrong.length).parallel().forEach(item -> {
            double easy = Math.exp(-difficulties[item]);
            var row = wrong[item];
            for (int node = 0; node < able.length; node++) row[node] = 1 / (1 + easy * able[node]);
        });
    }

    /** Reads papers of one population in one slice. */
    private final class Reading {

        private final Sums sums;
        private final int population;
        private final Quadrature quadrature;
        private final int nodes;
        private final double[] logWeights;
        private final double[] abilities;

        /** So many chances may be multiplied before their logarithm has to be taken. */
        private final int safe;

        private final SparseScores.Reader paper = scores.new Reader();
        private final double[] product;
        private final double[] posterior;
        private double[][] rows = new double[64][];

        Reading(Sums sums, int population, Quadrature quadrature, double[] abilities, int safe) {
            this.sums = sums;
            this.population = population;
            this.quadrature = quadrature;
            this.nodes = abilities.length;
            this.logWeights = Arrays.stream(quadrature.weights).map(Math::log).toArray();
            this.product = new double[nodes];
            this.posterior = new double[nodes];
            this.abilities = abilities;
            this.safe = safe;
        }

        void read(int number) {
            paper.read(number);
            int size = gather();
            Arrays.fill(posterior, 0);
            for (int from = 0; from < size; from += safe) multiply(from, Math.min(from + safe, size));
            sums.papers[population]++;
            sums.logLikelihood += normalize();
            for (int node = 0; node < nodes; node++) {
                double z = quadrature.nodes[node];
                sums.abilities[population] += posterior[node] * z;
                sums.squares[population] += posterior[node] * z * z;
            }
            for (int i = 0; i < size; i += ABREAST) expect(i);
        }

        private int gather() {
            int size = (paper.size + ABREAST - 1) / ABREAST * ABREAST;
            if (size > rows.length) rows = new double[size][];
            for (int i = 0; i < paper.size; i++) rows[i] = wrong[paper.item[i]];
            for (int i = paper.size; i < size; i++) rows[i] = nothing;
            return size;
        }

        /** Logarithms cost: one for a whole product. */
        private void multiply(int from, int to) {
            Arrays.fill(product, 1);
            for (int i = from; i < to; i += ABREAST) {
                multiply(product, rows[i], rows[i + 1], rows[i + 2], rows[i + 3]);
            }
            for (int node = 0; node < nodes; node++) posterior[node] += Math.log(product[node]);
        }

        private static void multiply(double[] product, double[] a, double[] b, double[] c, double[] d) {
            for (int node = 0; node < product.length; node++) {
                product[node] *= (a[node] * b[node]) * (c[node] * d[node]);
            }
        }

        /** {@return the log-likelihood of the paper} */
        private double normalize() {
            double most = Double.NEGATIVE_INFINITY;
            for (int node = 0; node < nodes; node++) {
                posterior[node] += logWeights[node] + paper.sum * abilities[node];
                most = Math.max(most, posterior[node]);
            }
            double sum = 0;
            for (int node = 0; node < nodes; node++) {
                posterior[node] = Math.exp(posterior[node] - most);
                sum += posterior[node];
            }
            for (int node = 0; node < nodes; node++) posterior[node] /= sum;
            return most + Math.log(sum);
        }

        private void expect(int from) {
            var a = rows[from];
            var b = rows[from + 1];
            var c = rows[from + 2];
            var d = rows[from + 3];
            double first = 0;
            double second = 0;
            double third = 0;
            double fourth = 0;
            for (int node = 0; node < nodes; node++) {
                double weight = posterior[node];
                first += weight * a[node];
                second += weight * b[node];
                third += weight * c[node];
                fourth += weight * d[node];
            }
            add(from, first);
            add(from + 1, second);
            add(from + 2, third);
            add(from + 3, fourth);
        }

        private void add(int place, double failing) {
            if (place < paper.size) sums.add(paper.item[place], paper.share[place], 1 - failing);
        }
    }
}

package liangku.questionbank.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rasch difficulties by marginal maximum likelihood: EM over Gauss–Hermite nodes (Bock and Aitkin, "Marginal maximum
 * likelihood estimation of item parameters", Psychometrika 46, 1981), with several populations of free mean and spread
 * (Bock and Zimowski, 1997), so that an item only able candidates saw is not taken for an easy one.
 *
 * <p>An item a candidate did not see says nothing about either: with papers drawn at random what is missing is missing at
 * random (Mislevy and Wu, ETS RR-96-30, 1996) and needs no correction.
 *
 * <p>Scores between 0 and 1 enter by their mean, as in a fractional logit (Papke and Wooldridge, 1996). The slope is 1 and
 * the spread of ability is free, which is the one-parameter model with a common slope told in other units: slope = sd,
 * difficulty = b / sd at spread 1.
 *
 * <p>The largest population is the reference. Each other one is estimated as if it had a few more papers, of candidates like
 * the reference's (a conjugate prior; Mislevy, "Bayes modal estimation in item response models", Psychometrika 51, 1986):
 * one or two papers alone would be explained best by candidates who are all alike, and a later one be taken for their copy
 * whatever he answers.
 */
public final class MarginalLikelihood {

    /** In what units difficulties come. */
    public enum Spread {
        /** Each population's is estimated; the slope of every item is 1. */
        FREE,
        /** Taken for 1. */
        ONE
    }

    /**
     * @param nodes 2..64; enough when they lie closer than the standard error of one candidate's ability: 21 for fifty items
     * @param precision most a difficulty may still have to go, in logits
     */
    public record Settings(Spread spread, int nodes, double precision, int roundsMax) {

        /** For papers of some dozens of items. */
        public static final Settings USUAL = new Settings(Spread.FREE, 21, 1e-3, 50);
    }

    private static final int NEWTON_STEPS = 3;

    /** So many papers of the reference's candidates are added to every other population. */
    private static final double BORROWED = 5;

    /** Always as many, so that sums are taken in the same order on every machine. */
    private static final int SLICES = 4;

    /** Nobody, or everybody, was right: taken for so much more or less, as Winsteps does. */
    private static final double EXTREME = 0.3;

    private final SparseScores scores;
    private final Settings settings;
    private final Quadrature quadrature;
    private final int items;
    private final int nodes;
    private final int groups;
    private final double[] earned;
    private final int[] shown;
    private final double[] anchors;
    private final double[] difficulties;
    private final double[] means;
    private final double[] sds;

    /** The population with most papers, the first of several. */
    private final int reference;

    /** By population, item and node: log(1 + exp(θ - b)). */
    private final double[][] normalizers;

    private final boolean anchored;

    private MarginalLikelihood(SparseScores scores, double[] anchors, Settings settings) {
        this.scores = scores;
        this.settings = settings;
        this.quadrature = Quadrature.of(settings.nodes);
        this.items = Math.max(scores.items(), anchors.length);
        this.nodes = settings.nodes;
        this.earned = new double[items];
        this.shown = new int[items];
        this.difficulties = new double[items];
        this.anchors = Arrays.copyOf(anchors, items);
        Arrays.fill(this.anchors, anchors.length, items, Double.NaN);
        var papers = sum();
        this.groups = papers.length;
        this.reference = largest(papers);
        this.means = new double[groups];
        this.sds = new double[groups];
        Arrays.fill(sds, 1);
        this.normalizers = new double[groups][items * nodes];
        this.anchored = Arrays.stream(this.anchors).anyMatch(anchor -> !Double.isNaN(anchor));
    }

    /** {@return difficulties on a scale of their own: the mean ability of the largest population is 0} */
    public static Difficulties estimate(SparseScores scores, Settings settings) {
        return new MarginalLikelihood(scores, new double[0], settings).run();
    }

    /**
     * {@return difficulties on the scale of the anchors, which stay as they are}
     *
     * @param anchors by item; NaN for one that is to be estimated
     */
    public static Difficulties estimate(SparseScores scores, double[] anchors, Settings settings) {
        return new MarginalLikelihood(scores, anchors.clone(), settings).run();
    }

    /** {@return papers by population} */
    private int[] sum() {
        var papers = new int[1];
        var reader = scores.new Reader();
        for (int paper = 0; paper < scores.papers(); paper++) {
            reader.read(paper);
            int population = scores.population(paper);
            if (population >= papers.length) papers = Arrays.copyOf(papers, population + 1);
            papers[population]++;
            for (int i = 0; i < reader.size; i++) {
                earned[reader.item[i]] += reader.share[i];
                shown[reader.item[i]]++;
            }
        }
        return papers;
    }

    private static int largest(int[] papers) {
        int largest = 0;
        for (int i = 1; i < papers.length; i++) if (papers[i] > papers[largest]) largest = i;
        return largest;
    }

    /** What one slice of the papers expects. */
    private final class Expectation {
        /** By item and node. */
        final double[][] seen = new double[groups][items * nodes];

        final double[] papers = new double[groups];
        final double[] sums = new double[groups];
        final double[] squares = new double[groups];
        double logLikelihood;

        void add(Expectation other) {
            for (int group = 0; group < groups; group++) {
                for (int i = 0; i < seen[group].length; i++) seen[group][i] += other.seen[group][i];
                papers[group] += other.papers[group];
                sums[group] += other.sums[group];
                squares[group] += other.squares[group];
            }
            logLikelihood += other.logLikelihood;
        }
    }

    /**
     * EM creeps where populations hang together by few items, so three rounds at a time are taken further along their curve
     * (SQUAREM; Varadhan and Roland, Scandinavian Journal of Statistics 35, 2008), and back to plain EM where that is no
     * gain in likelihood.
     */
    private Difficulties run() {
        start();
        int round = 0;
        double left = Double.POSITIVE_INFINITY;
        while (round < settings.roundsMax && left > settings.precision) {
            var zero = parameters();
            round();
            var one = parameters();
            double likelihood = round();
            var two = parameters();
            var curve = new StepCurve(zero, one, two);
            left = curve.left();
            adopt(curve.beyond());
            if (!(round() >= likelihood)) adopt(two);
            round += 3;
        }
        tabulate();
        double logLikelihood = expectation().logLikelihood;
        return new Difficulties(
                difficulties,
                errors(),
                shown,
                populations(),
                new Difficulties.Fit(logLikelihood, round, left <= settings.precision));
    }

    /** One round of EM. {@return the log-likelihood of where it began, with that of the papers borrowed} */
    private double round() {
        tabulate();
        var expectation = expectation();
        double likelihood = expectation.logLikelihood + borrowed();
        maximize(expectation);
        return likelihood;
    }

    private double borrowed() {
        double sum = 0;
        for (int group = 0; group < groups; group++) {
            if (group == reference) continue;
            double off = Math.hypot(sds[reference], means[reference] - means[group]) / sds[group];
            sum -= BORROWED * (Math.log(sds[group]) + off * off / 2);
        }
        return sum;
    }

    private double[] parameters() {
        var all = Arrays.copyOf(difficulties, items + 2 * groups);
        System.arraycopy(means, 0, all, items, groups);
        for (int group = 0; group < groups; group++) all[items + groups + group] = Math.log(sds[group]);
        return all;
    }

    private void adopt(double[] all) {
        for (int item = 0; item < items; item++) {
            difficulties[item] = Math.clamp(all[item], -Rasch.LOGITS_MAX, Rasch.LOGITS_MAX);
        }
        System.arraycopy(all, items, means, 0, groups);
        for (int group = 0; group < groups; group++) sds[group] = Math.exp(all[items + groups + group]);
    }

    /**
     * The normal approximation (Cohen, 1979; Wright and Stone, "Best test design", 1979): a logit of the share, spread for
     * the spread of ability. A near start saves rounds and changes nothing in the end.
     */
    private void start() {
        for (int item = 0; item < items; item++) {
            difficulties[item] = Double.isNaN(anchors[item])
                    ? Rasch.difficulty(target(item) / Math.max(1, shown[item])) * Math.sqrt(1 + 1 / 2.89)
                    : anchors[item];
        }
    }

    private double target(int item) {
        return Math.clamp(earned[item], EXTREME, Math.max(EXTREME, shown[item] - EXTREME));
    }

    private double ability(int group, int node) {
        return means[group] + sds[group] * quadrature.nodes[node];
    }

    private void tabulate() {
        IntStream.range(0, items).parallel().forEach(item -> {
            for (int group = 0; group < groups; group++) {
                for (int node = 0; node < nodes; node++) {
                    double odds = ability(group, node) - difficulties[item];
                    normalizers[group][item * nodes + node] = odds > 30 ? odds : Math.log1p(Math.exp(odds));
                }
            }
        });
    }

    private Expectation expectation() {
        var slices = new ArrayList<>(IntStream.range(0, SLICES)
                .parallel()
                .mapToObj(slice -> {
                    var expectation = new Expectation();
                    expect(expectation, from(slice), from(slice + 1));
                    return expectation;
                })
                .toList());
        var first = slices.getFirst();
        for (var other : slices.subList(1, slices.size())) first.add(other);
        return first;
    }

    private int from(int slice) {
        return (int) ((long) scores.papers() * slice / SLICES);
    }

    private void expect(Expectation expectation, int from, int to) {
        var reader = scores.new Reader();
        var posterior = new double[nodes];
        for (int paper = from; paper < to; paper++) {
            reader.read(paper);
            int group = scores.population(paper);
            expectation.logLikelihood += posterior(group, reader, posterior);
            expectation.papers[group]++;
            for (int node = 0; node < nodes; node++) {
                double z = quadrature.nodes[node];
                expectation.sums[group] += posterior[node] * z;
                expectation.squares[group] += posterior[node] * z * z;
            }
            var seen = expectation.seen[group];
            for (int i = 0; i < reader.size; i++) {
                int base = reader.item[i] * nodes;
                for (int node = 0; node < nodes; node++) seen[base + node] += posterior[node];
            }
        }
    }

    /** Fills in how likely each node is after this paper. {@return the log-likelihood of the paper} */
    private double posterior(int group, SparseScores.Reader paper, double[] posterior) {
        Arrays.fill(posterior, 0);
        var table = normalizers[group];
        for (int i = 0; i < paper.size; i++) {
            int base = paper.item[i] * nodes;
            for (int node = 0; node < nodes; node++) posterior[node] -= table[base + node];
        }
        double most = Double.NEGATIVE_INFINITY;
        for (int node = 0; node < nodes; node++) {
            posterior[node] += Math.log(quadrature.weights[node]) + paper.sum * ability(group, node);
            most = Math.max(most, posterior[node]);
        }
        double sum = 0;
        for (int node = 0; node < nodes; node++) {
            posterior[node] = Math.exp(posterior[node] - most);
            sum += posterior[node];
        }
        for (int node = 0; node < nodes; node++) posterior[node] /= sum;
        double fixed = 0;
        for (int i = 0; i < paper.size; i++) fixed += paper.share[i] * difficulties[paper.item[i]];
        return most + Math.log(sum) - fixed;
    }

    private void maximize(Expectation expectation) {
        IntStream.range(0, items)
                .parallel()
                .filter(item -> shown[item] > 0 && Double.isNaN(anchors[item]))
                .forEach(item -> {
                    for (int step = 0; step < NEWTON_STEPS; step++) newton(item, expectation);
                });
        fit(reference, expectation);
        for (int group = 0; group < groups; group++) {
            if (group != reference) fit(group, expectation);
        }
    }

    private void newton(int item, Expectation expectation) {
        double expected = 0;
        double information = 0;
        for (int group = 0; group < groups; group++) {
            for (int node = 0; node < nodes; node++) {
                double weight = expectation.seen[group][item * nodes + node];
                double share = Rasch.expected(ability(group, node), difficulties[item]);
                expected += weight * share;
                information += weight * share * (1 - share);
            }
        }
        double step = (expected - target(item)) / Math.max(1e-9, information);
        difficulties[item] =
                Math.clamp(difficulties[item] + Math.clamp(step, -1, 1), -Rasch.LOGITS_MAX, Rasch.LOGITS_MAX);
    }

    private void fit(int group, Expectation expectation) {
        double papers = expectation.papers[group];
        double sum = sds[group] * expectation.sums[group];
        double squares = sds[group] * sds[group] * expectation.squares[group];
        if (group != reference) {
            double apart = means[reference] - means[group];
            papers += BORROWED;
            sum += BORROWED * apart;
            squares += BORROWED * (sds[reference] * sds[reference] + apart * apart);
        }
        // Without anchors the scale has its zero where the reference has its mean.
        boolean free = anchored || group != reference;
        double moved = free ? sum / papers : 0;
        means[group] += moved;
        if (settings.spread == Spread.FREE) {
            sds[group] = Math.sqrt(Math.max(sds[group] * sds[group] * 1e-4, squares / papers - moved * moved));
        }
    }

    private List<Population> populations() {
        return IntStream.range(0, groups)
                .mapToObj(group -> new Population(means[group], sds[group]))
                .toList();
    }

    /**
     * From the sum of squared scores of the marginal likelihood (the empirical cross-product; McLachlan and Krishnan, "The EM
     * algorithm", 4.3), which counts that abilities are not known but estimated.
     */
    private double[] errors() {
        var information = IntStream.range(0, SLICES)
                .parallel()
                .mapToObj(slice -> information(from(slice), from(slice + 1)))
                .toList();
        var errors = new double[items];
        for (int item = 0; item < items; item++) {
            double sum = 0;
            for (var slice : information) sum += slice[item];
            errors[item] = Double.isNaN(anchors[item]) ? sum > 0 ? 1 / Math.sqrt(sum) : Double.POSITIVE_INFINITY : 0;
        }
        return errors;
    }

    private double[] information(int from, int to) {
        var reader = scores.new Reader();
        var posterior = new double[nodes];
        var information = new double[items];
        var expected = new double[groups][];
        for (int group = 0; group < groups; group++) expected[group] = shares(group);
        for (int paper = from; paper < to; paper++) {
            reader.read(paper);
            int group = scores.population(paper);
            posterior(group, reader, posterior);
            for (int i = 0; i < reader.size; i++) {
                int base = reader.item[i] * nodes;
                double score = reader.share[i];
                for (int node = 0; node < nodes; node++) score -= posterior[node] * expected[group][base + node];
                information[reader.item[i]] += score * score;
            }
        }
        return information;
    }

    private double[] shares(int group) {
        var shares = new double[items * nodes];
        for (int i = 0; i < shares.length; i++) shares[i] = -Math.expm1(-normalizers[group][i]);
        return shares;
    }
}

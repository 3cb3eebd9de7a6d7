package liangku.questionbank.statistics;

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
     * @param nodes 2..64, for papers of up to fifty items; enough when they lie closer than the standard error of one candidate's
     *     ability, for which 21 will do. A population with longer papers gets as many more ({@link Quadrature#enough})
     * @param precision most a difficulty may still have to go, in logits
     */
    public record Settings(Spread spread, int nodes, double precision, int roundsMax) {

        public static final Settings USUAL = new Settings(Spread.FREE, 21, 1e-3, 50);
    }

    /** Of the likelihood, may be lost: nodes are few, so that where no residual is left need not be its very top. */
    private static final double ROUGH = 1e-6;

    /** Longest step of a difficulty in one round. */
    private static final double STEP_MAX = 2;

    /** So many papers of the reference's candidates are added to every other population. */
    private static final double BORROWED = 5;

    /** Nobody, or everybody, was right: taken for so much more or less, as Winsteps does. */
    private static final double EXTREME = 0.3;

    private final SparseScores scores;
    private final Settings settings;
    private final Posteriors posteriors;
    private final int items;
    private final int groups;
    private final double[] earned;
    private final int[] shown;
    private final double[] anchors;
    private final double[] difficulties;
    private final double[] means;
    private final double[] sds;

    /** The population with most papers, the first of several. */
    private final int reference;

    private final boolean anchored;

    private MarginalLikelihood(SparseScores scores, double[] anchors, Settings settings) {
        this.scores = scores;
        this.settings = settings;
        this.items = Math.max(scores.items(), anchors.length);
        this.earned = new double[items];
        this.shown = new int[items];
        this.difficulties = new double[items];
        this.anchors = Arrays.copyOf(anchors, items);
        Arrays.fill(this.anchors, anchors.length, items, Double.NaN);
        var papers = sum();
        this.posteriors = new Posteriors(scores, items, nodes(papers));
        this.groups = papers.length;
        this.reference = largest(papers);
        this.means = new double[groups];
        this.sds = new double[groups];
        Arrays.fill(sds, 1);
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

    /** {@return by population, for papers as long as the longest of it} */
    private int[] nodes(int[] papers) {
        var longest = new int[papers.length];
        for (int paper = 0; paper < scores.papers(); paper++) {
            int population = scores.population(paper);
            longest[population] = Math.max(longest[population], scores.size(paper));
        }
        return Arrays.stream(longest)
                .map(length -> Quadrature.enough(settings.nodes, length))
                .toArray();
    }

    private static int largest(int[] papers) {
        int largest = 0;
        for (int i = 1; i < papers.length; i++) if (papers[i] > papers[largest]) largest = i;
        return largest;
    }

    /**
     * EM creeps: held at the mean of the reference, all difficulties go a tenth of their common way in each round, and less where
     * populations hang together by few items. So after each round a shortcut is tried, and taken back where it was a loss of
     * likelihood.
     */
    private Difficulties run() {
        start();
        var shortcut = new Shortcut();
        var plain = parameters();
        double reached = Double.NEGATIVE_INFINITY;
        double left = Double.POSITIVE_INFINITY;
        int rounds = 0;
        while (rounds < settings.roundsMax && left > settings.precision) {
            var from = parameters();
            double likelihood = round();
            rounds++;
            if (!(likelihood >= reached - ROUGH * Math.abs(reached))) {
                adopt(plain);
                shortcut.forget();
                reached = Double.NEGATIVE_INFINITY;
                continue;
            }
            reached = likelihood;
            plain = parameters();
            shortcut.add(from, plain);
            left = shortcut.left();
            adopt(shortcut.next());
        }
        adopt(plain);
        var sums = sums();
        return new Difficulties(
                difficulties,
                errors(sums),
                shown,
                populations(),
                new Difficulties.Fit(likelihood(sums), rounds, left <= settings.precision));
    }

    /** One round of EM. {@return the log-likelihood of where it began, with that of the papers borrowed} */
    private double round() {
        var sums = sums();
        double likelihood = likelihood(sums) + borrowed();
        maximize(sums);
        return likelihood;
    }

    private Posteriors.Sums sums() {
        return posteriors.sums(difficulties, populations());
    }

    private double likelihood(Posteriors.Sums sums) {
        double likelihood = sums.logLikelihood();
        for (int item = 0; item < items; item++) likelihood -= earned[item] * difficulties[item];
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
        for (int item = 0; item < items; item++) difficulties[item] = within(all[item]);
        System.arraycopy(all, items, means, 0, groups);
        for (int group = 0; group < groups; group++) sds[group] = Math.exp(all[items + groups + group]);
    }

    private static double within(double difficulty) {
        return Math.clamp(difficulty, -Rasch.LOGITS_MAX, Rasch.LOGITS_MAX);
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

    /**
     * Difficulties take one step of Newton's each: as near the end as where EM would lead (Lange, "A gradient algorithm locally
     * equivalent to the EM algorithm", JRSS B 57, 1995), for a third of what must be summed.
     */
    private void maximize(Posteriors.Sums sums) {
        for (int item = 0; item < items; item++) {
            if (shown[item] == 0 || !Double.isNaN(anchors[item])) continue;
            double residual = target(item) - earned[item] + sums.residual(item);
            difficulties[item] = within(difficulties[item] + step(item, residual, sums.variance(item)));
        }
        fit(reference, sums);
        for (int group = 0; group < groups; group++) {
            if (group != reference) fit(group, sums);
        }
    }

    /** Newton's step for the logit of the share expected, which is nearly a straight line of the difficulty. */
    private double step(int item, double residual, double variance) {
        double wanted = target(item) / shown[item];
        double expected = Math.clamp(wanted - residual / shown[item], 1e-12, 1 - 1e-12);
        double logits = Math.log(expected / (1 - expected)) - Math.log(wanted / (1 - wanted));
        double slope = expected * (1 - expected) * shown[item] / Math.max(1e-9, variance);
        return Math.clamp(logits * slope, -STEP_MAX, STEP_MAX);
    }

    private double variance(int group) {
        return sds[group] * sds[group];
    }

    private double apart(int group) {
        return means[reference] - means[group];
    }

    /** Mean and spread of a population, as its papers and those it borrows have them. */
    private void fit(int group, Posteriors.Sums sums) {
        double papers = sums.papers(group);
        double sum = sds[group] * sums.abilities(group);
        double squares = variance(group) * sums.squares(group);
        if (group != reference) {
            papers += BORROWED;
            sum += BORROWED * apart(group);
            squares += BORROWED * (variance(reference) + apart(group) * apart(group));
        }
        // Without anchors the scale has its zero where the reference has its mean.
        double moved = group == reference && !anchored ? 0 : sum / papers;
        if (settings.spread == Spread.FREE) {
            double variance = squares / papers - moved * moved;
            sds[group] = Math.sqrt(Math.max(variance(group) * 1e-4, variance));
        }
        means[group] += moved;
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
    private double[] errors(Posteriors.Sums sums) {
        var errors = new double[items];
        for (int item = 0; item < items; item++) {
            double sum = sums.squaredResiduals(item);
            errors[item] = Double.isNaN(anchors[item]) ? sum > 0 ? 1 / Math.sqrt(sum) : Double.POSITIVE_INFINITY : 0;
        }
        return errors;
    }
}

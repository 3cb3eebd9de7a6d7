package liangku.questionbank.statistics;

import java.util.List;

/**
 * What an author's difficulty of 1 to 5 is worth in logits, and how far authors are off; learnt from the items that were
 * measured.
 *
 * <p>b = middle + step·(d - 3), with a spread τ of true difficulties around it. An item that few have seen keeps near to what
 * its author said, one that many have seen goes where it was measured: the posterior mean of a normal prior (empirical Bayes;
 * Efron and Morris, JASA 70, 1975),
 *
 * <pre>b̃ = (b_author/τ² + b_measured/se²) / (1/τ² + 1/se²), its error √(1 / (1/τ² + 1/se²))</pre>
 *
 * @param middle of difficulty 3, in logits
 * @param step from one difficulty to the next, in logits
 * @param spread τ, above 0
 */
public record AuthorScale(double middle, double step, double spread) {

    /** Before anything was measured: five steps over the range most candidates lie in, and little trust. */
    public static final AuthorScale UNTRIED = new AuthorScale(0, 0.8, 1);

    private static final int MEASURED_MIN = 30;
    private static final double SPREAD_MIN = 0.2;

    /** An item as its author and as its candidates see it. */
    public record Pair(int difficulty, double measured, double error) {}

    /** A difficulty with its standard error, in logits. */
    public record Estimate(double difficulty, double error) {}

    /** {@return b_author} */
    public double logits(int difficulty) {
        return middle + step * (difficulty - 3);
    }

    /** {@return the best guess from the author alone} */
    public Estimate authors(int difficulty) {
        return new Estimate(logits(difficulty), spread);
    }

    /** {@return the author's difficulty drawn to the measured one, b̃} */
    public Estimate shrunk(Pair pair) {
        double prior = 1 / (spread * spread);
        double data = pair.error() > 0 && Double.isFinite(pair.error()) ? 1 / (pair.error() * pair.error()) : 0;
        return new Estimate(
                (prior * logits(pair.difficulty()) + data * pair.measured()) / (prior + data),
                1 / Math.sqrt(prior + data));
    }

    /** {@return the scale these items show by least squares; {@link #UNTRIED} from fewer than thirty} */
    public static AuthorScale of(List<Pair> pairs) {
        var measured =
                pairs.stream().filter(pair -> Double.isFinite(pair.error())).toList();
        if (measured.size() < MEASURED_MIN) return UNTRIED;
        var moments = new Moments();
        double errors = 0;
        for (var pair : measured) {
            moments.add(pair.difficulty() - 3.0, pair.measured());
            errors += pair.error() * pair.error() / measured.size();
        }
        double step = moments.varianceX() > 0 ? Math.max(0, moments.covariance() / moments.varianceX()) : UNTRIED.step;
        double middle = moments.meanY() - step * moments.meanX();
        double residual = moments.varianceY() + step * step * moments.varianceX() - 2 * step * moments.covariance();
        // What is scattered beyond the errors of measurement is the authors' own.
        return new AuthorScale(middle, step, Math.sqrt(Math.max(SPREAD_MIN * SPREAD_MIN, residual - errors)));
    }
}

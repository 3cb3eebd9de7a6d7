package liangku.questionbank.statistics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an author's difficulty of 1 to 5 is worth in logits, and how far authors are off; learnt from the items that were
 * measured.
 *
 * <p>b = middle + offset of its kind + step·(d - 3), with a spread τ of true difficulties around it: what is half guessed, as a
 * statement is, is easier than its author thinks of the matter. An item that few have seen keeps near to what its author said,
 * one that many have seen goes where it was measured: the posterior mean of a normal prior (empirical Bayes; Efron and Morris,
 * JASA 70, 1975),
 *
 * <pre>b̃ = (b_author/τ² + b_measured/se²) / (1/τ² + 1/se²), its error √(1 / (1/τ² + 1/se²))</pre>
 *
 * @param middle of difficulty 3, in logits
 * @param step from one difficulty to the next, in logits
 * @param spread τ, above 0
 * @param offsets by kind, in logits; 0 for a kind that is not there
 */
public record AuthorScale(double middle, double step, double spread, Map<String, Double> offsets) {

    /** Before anything was measured: five steps over the range most candidates lie in, and little trust. */
    public static final AuthorScale UNTRIED = new AuthorScale(0, 0.8, 1, Map.of());

    /** From fewer items nothing is learnt. */
    public static final int MEASURED_MIN = 30;

    private static final double SPREAD_MIN = 0.2;

    /** A kind of so few items is drawn halfway to the others. */
    private static final double KIND_HALF = 10;

    public AuthorScale {
        offsets = Map.copyOf(offsets);
    }

    /** What an author says of an item. */
    public record Authored(String kind, int difficulty) {}

    /** An item as its author and as its candidates see it. */
    public record Pair(Authored authored, double measured, double error) {}

    /** A difficulty with its standard error, in logits. */
    public record Estimate(double difficulty, double error) {}

    /** {@return whether enough items were measured to learn it from} */
    public boolean isLearnt() {
        return !equals(UNTRIED);
    }

    /** {@return b_author} */
    public double logits(Authored authored) {
        return middle + offsets.getOrDefault(authored.kind(), 0.0) + step * (authored.difficulty() - 3);
    }

    /** {@return the best guess from the author alone} */
    public Estimate authors(Authored authored) {
        return new Estimate(logits(authored), spread);
    }

    /**
     * {@return the share candidates are expected to earn of an item nobody has measured, 0..1: the mean over all that its
     * difficulty may turn out to be}
     */
    public double expected(Population candidates, Authored authored) {
        return PaperReader.expected(
                new Population(candidates.mean(), Math.hypot(candidates.sd(), spread)), logits(authored));
    }

    /** {@return the author's difficulty drawn to the measured one, b̃} */
    public Estimate shrunk(Pair pair) {
        double prior = 1 / (spread * spread);
        double data = pair.error() > 0 && Double.isFinite(pair.error()) ? 1 / (pair.error() * pair.error()) : 0;
        return new Estimate(
                (prior * logits(pair.authored()) + data * pair.measured()) / (prior + data),
                1 / Math.sqrt(prior + data));
    }

    /** {@return the scale these items show by least squares; {@link #UNTRIED} from fewer than thirty} */
    public static AuthorScale of(List<Pair> pairs) {
        var measured =
                pairs.stream().filter(pair -> Double.isFinite(pair.error())).toList();
        if (measured.size() < MEASURED_MIN) return UNTRIED;
        Map<String, Moments> kinds = new HashMap<>();
        for (var pair : measured) {
            kinds.computeIfAbsent(pair.authored().kind(), _ -> new Moments())
                    .add(pair.authored().difficulty() - 3.0, pair.measured());
        }
        double step = step(kinds);
        double middle = kinds.values().stream()
                        .mapToDouble(kind -> kind.n() * (kind.meanY() - step * kind.meanX()))
                        .sum()
                / measured.size();
        Map<String, Double> offsets = new HashMap<>();
        kinds.forEach((kind, moments) -> offsets.put(
                kind, (moments.meanY() - step * moments.meanX() - middle) * moments.n() / (moments.n() + KIND_HALF)));
        return spread(new AuthorScale(middle, step, 1, offsets), measured);
    }

    /** Within each kind, so that one that is easier and rated easier says nothing of the step. */
    private static double step(Map<String, Moments> kinds) {
        double square = 0;
        double product = 0;
        for (var kind : kinds.values()) {
            if (kind.n() < 2) continue;
            square += (kind.n() - 1) * kind.varianceX();
            product += (kind.n() - 1) * kind.covariance();
        }
        return square > 0 ? Math.max(0, product / square) : UNTRIED.step;
    }

    /** What is scattered beyond the errors of measurement is the authors' own. */
    private static AuthorScale spread(AuthorScale scale, List<Pair> measured) {
        double own = 0;
        for (var pair : measured) {
            double off = pair.measured() - scale.logits(pair.authored());
            own += (off * off - pair.error() * pair.error()) / measured.size();
        }
        return new AuthorScale(
                scale.middle, scale.step, Math.sqrt(Math.max(SPREAD_MIN * SPREAD_MIN, own)), scale.offsets);
    }
}

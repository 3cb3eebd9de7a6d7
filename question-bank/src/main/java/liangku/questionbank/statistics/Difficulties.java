package liangku.questionbank.statistics;

import java.util.List;

/** Difficulties of items on one scale, as {@link MarginalLikelihood} estimated them. */
public final class Difficulties {

    private final double[] logits;
    private final double[] errors;
    private final int[] shown;
    private final List<Population> populations;
    private final Fit fit;

    /**
     * How the estimation went.
     *
     * @param logLikelihood of all answers
     * @param converged whether no difficulty has further to go than asked for
     */
    public record Fit(double logLikelihood, int rounds, boolean converged) {}

    Difficulties(double[] logits, double[] errors, int[] shown, List<Population> populations, Fit fit) {
        this.logits = logits;
        this.errors = errors;
        this.shown = shown;
        this.populations = List.copyOf(populations);
        this.fit = fit;
    }

    /** {@return the array itself: the difficulties, by item} */
    public double[] logits() {
        return logits;
    }

    /** {@return the array itself: standard errors, in logits, by item; infinite for one nobody saw} */
    public double[] errors() {
        return errors;
    }

    /** {@return the array itself: how many papers had each item} */
    public int[] shown() {
        return shown;
    }

    /** {@return the candidates, by their number} */
    public List<Population> populations() {
        return populations;
    }

    public Fit fit() {
        return fit;
    }

    double logLikelihood() {
        return fit.logLikelihood();
    }

    boolean converged() {
        return fit.converged();
    }
}

package liangku.questionbank.statistics;

import java.util.List;

/**
 * Difficulties of items on one scale, as {@link MarginalLikelihood} estimated them.
 *
 * @param logits the difficulties, by item
 * @param errors standard errors of the difficulties, in logits; infinite for an item nobody saw
 * @param shown how many papers had each item
 * @param populations the candidates, by their number
 * @param logLikelihood of all answers
 * @param converged whether no difficulty has further to go than asked for
 */
public record Difficulties(
        double[] logits,
        double[] errors,
        int[] shown,
        List<Population> populations,
        double logLikelihood,
        int rounds,
        boolean converged) {

    public Difficulties {
        populations = List.copyOf(populations);
    }
}

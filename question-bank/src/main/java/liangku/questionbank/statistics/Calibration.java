package liangku.questionbank.statistics;

import java.util.List;

/**
 * Difficulties of items on one scale, as {@link MarginalLikelihood} estimated them.
 *
 * @param difficulties in logits, by item
 * @param errors standard errors of the difficulties, in logits; infinite for an item nobody saw
 * @param shown how many papers had each item
 * @param populations the candidates, by their number
 * @param logLikelihood of all answers
 * @param converged whether the last round moved no difficulty by more than asked for
 */
public record Calibration(
        double[] difficulties,
        double[] errors,
        int[] shown,
        List<Population> populations,
        double logLikelihood,
        int rounds,
        boolean converged) {

    public Calibration {
        populations = List.copyOf(populations);
    }
}

package liangku.questionbank;

/**
 * How able a paper shows a candidate to be.
 *
 * @param logits on the scale of difficulties
 * @param error standard error, in logits
 */
public record Ability(double logits, double error) {}

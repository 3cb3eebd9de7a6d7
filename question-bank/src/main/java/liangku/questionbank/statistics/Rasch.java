package liangku.questionbank.statistics;

/** The Rasch model: a candidate of ability θ earns P = 1 / (1 + exp(b - θ)) of an item of difficulty b, both in logits. */
public final class Rasch {

    /** Difficulties beyond are not told apart: no realistic number of candidates could. */
    public static final double LOGITS_MAX = 8;

    private Rasch() {}

    /** {@return the expected share of an item's points} */
    public static double expected(double ability, double difficulty) {
        return 1 / (1 + Math.exp(difficulty - ability));
    }

    /** {@return the difficulty at which someone of ability 0 earns this share; within ±{@link #LOGITS_MAX}} */
    public static double difficulty(double share) {
        double kept = Math.clamp(share, 1e-4, 1 - 1e-4);
        return Math.clamp(Math.log((1 - kept) / kept), -LOGITS_MAX, LOGITS_MAX);
    }
}

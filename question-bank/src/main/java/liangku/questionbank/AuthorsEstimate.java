package liangku.questionbank;

/**
 * What a trained candidate is expected to earn of a question as long as only its author's difficulty is known. Pure; part
 * of what is frozen in a calibration, so it may be improved at any time.
 *
 * <p>The candidate this is about has an ability of 1 logit. Difficulties 1 to 5 lie at -1.6, -0.8, 0, 0.8 and 1.6
 * logits (Rasch, 1960), of which such a candidate knows 93, 86, 73, 55 and 35 in a hundred. Who does not know may
 * guess: half of the statements, one option of a single choice, one multiple choice in twenty.
 */
final class AuthorsEstimate {

    private static final int ONE = Limits.Band.ONE;

    /** 1 / (1 + exp(b - 1)) for each difficulty. */
    private static final int[] KNOWN = {9_309, 8_581, 7_311, 5_498, 3_543};

    private static final int MULTIPLE_GUESSED = 500;

    private AuthorsEstimate() {}

    /** {@return in ten-thousandths}
     *
     * @param difficulty 1..5
     */
    static int of(Body body, int difficulty) {
        int known = KNOWN[difficulty - 1];
        return known + (ONE - known) * guessed(body) / ONE;
    }

    private static int guessed(Body body) {
        return switch (body) {
            case Body.TrueFalse _ -> ONE / 2;
            case Body.SingleChoice single -> ONE / single.options().size();
            case Body.MultipleChoice _ -> MULTIPLE_GUESSED;
            case Body.Matching _, Body.Ordering _, Body.FillText _, Body.FillNumber _, Body.Case _ -> 0;
        };
    }
}

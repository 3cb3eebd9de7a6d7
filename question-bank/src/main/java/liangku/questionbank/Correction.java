package liangku.questionbank;

import java.math.BigDecimal;

/** One item of a marked paper that did not earn all its points. */
public sealed interface Correction {

    /** {@return the place of the item on its paper, from 1} */
    int number();

    /** {@return its leaf} */
    String topic();

    BigDecimal earned();

    int max();

    /** Kept for exams: that points were lost is told, and where. */
    record Withheld(int number, String topic, BigDecimal earned, int max) implements Correction {}

    /**
     * Explained.
     *
     * @param shown as it stood on the paper
     * @param english the same in English; where nobody translated it, the very same
     * @param given what was answered; nothing if nothing was
     */
    record Told(String topic, PaperItem shown, PaperItem english, Response given, Solution solution)
            implements Correction {

        @Override
        public int number() {
            return shown.number();
        }

        @Override
        public BigDecimal earned() {
            return solution.earned();
        }

        @Override
        public int max() {
            return solution.max();
        }
    }
}

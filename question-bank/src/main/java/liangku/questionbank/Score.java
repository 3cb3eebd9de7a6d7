package liangku.questionbank;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * The marks of one paper.
 *
 * @param earned in 0..{@code max}, two decimals at most
 * @param max the paper's points
 */
public record Score(BigDecimal earned, int max, List<ItemMark> items, List<TopicScore> topics) {

    /** One item's marks; {@code question} and {@code version} are for statistics and never for the candidate. */
    public record ItemMark(int number, QuestionId question, int version, BigDecimal earned, int max, Use use) {}

    /** What an item is on the paper for. */
    public enum Use {
        /** Its marks are in the sums. */
        COUNTED,
        /** It is tried out: its marks are kept for statistics and are in no sum. */
        PILOT
    }

    /** Marks summed over one second-level knowledge point, e.g. {@code 0603}. */
    public record TopicScore(String topic, BigDecimal earned, int max) {}

    public Score {
        items = List.copyOf(items);
        topics = List.copyOf(topics);
    }

    /** {@return earned of max in per cent, rounded down to two decimals so that 59.999 never passes a mark of 60} */
    public BigDecimal percent() {
        return max == 0
                ? BigDecimal.ZERO
                : earned.multiply(BigDecimal.valueOf(100)).divide(BigDecimal.valueOf(max), 2, RoundingMode.DOWN);
    }
}

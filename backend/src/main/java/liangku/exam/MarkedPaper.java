package liangku.exam;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import liangku.questionbank.PaperKey;
import liangku.questionbank.QuestionVersion;

/**
 * A paper after it was marked: what stood on it and what was earned.
 *
 * @param items in the paper's order
 */
public record MarkedPaper(PaperKey key, List<Item> items) {

    /**
     * One item of it.
     *
     * @param number from 1
     */
    public record Item(int number, QuestionVersion question, BigDecimal earned, int max) {

        /** {@return whether any of its points were lost} */
        public boolean lost() {
            return earned.compareTo(BigDecimal.valueOf(max)) < 0;
        }
    }

    public MarkedPaper {
        items = List.copyOf(items);
    }

    /** {@return the item of this number} */
    public Optional<Item> item(int number) {
        return items.stream().filter(item -> item.number() == number).findFirst();
    }
}

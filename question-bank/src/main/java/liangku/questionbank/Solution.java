package liangku.questionbank;

import java.math.BigDecimal;
import java.util.List;

/**
 * What became of an answer, and what would have been right.
 *
 * @param number of the item, from 1
 * @param right in the letters of the paper
 * @param rightEn the same in English; another word only where a word is the answer and was translated
 * @param explanation why; empty if there is none
 * @param explanationEn the same in English; empty if there is none
 */
public record Solution(
        int number,
        BigDecimal earned,
        int max,
        List<String> right,
        List<String> rightEn,
        String explanation,
        String explanationEn,
        String source) {

    public Solution {
        right = List.copyOf(right);
        rightEn = List.copyOf(rightEn);
    }
}

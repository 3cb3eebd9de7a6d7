package liangku.questionbank;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a response earns. Pure. */
final class Marking {

    private static final String RIGHT = "T";
    private static final String WRONG = "F";

    private Marking() {}

    /**
     * {@return points in 0..{@code max}, two decimals at most; 0 for nothing, and for what this item cannot be answered
     * with}
     *
     * @param order the author's option indexes as shown: letter A stands for {@code order[0]}
     */
    static BigDecimal earned(Body body, int[] order, int max, @Nullable Response response) {
        if (response == null || response.values().isEmpty()) return BigDecimal.ZERO;
        Set<String> given = Set.copyOf(new TreeSet<>(response.values()));
        return switch (body) {
            case Body.SingleChoice single ->
                given.size() == 1 && chosen(given, order).equals(Set.of(single.correct())) ? all(max) : BigDecimal.ZERO;
            case Body.MultipleChoice multiple -> multiple(multiple, chosen(given, order), max);
            case Body.TrueFalse statement ->
                given.equals(Set.of(letter(statement.correct()))) ? all(max) : BigDecimal.ZERO;
        };
    }

    private static BigDecimal multiple(Body.MultipleChoice question, Set<Integer> chosen, int max) {
        var correct = question.correct();
        if (!correct.containsAll(chosen)) return BigDecimal.ZERO;
        if (chosen.size() == correct.size()) return all(max);
        return switch (question.scoring()) {
            case ALL_OR_NOTHING -> BigDecimal.ZERO;
            // Down, so that parts never add up to more than the whole.
            case PARTIAL ->
                BigDecimal.valueOf((long) max * chosen.size())
                        .divide(BigDecimal.valueOf(correct.size()), 2, RoundingMode.DOWN);
        };
    }

    /** The author's indexes of the letters given; a letter that is not on the paper becomes -1, which is never right. */
    private static Set<Integer> chosen(Set<String> letters, int[] order) {
        Set<Integer> indexes = new TreeSet<>();
        for (var letter : letters) {
            int place = letter.length() == 1 ? letter.charAt(0) - 'A' : -1;
            indexes.add(place >= 0 && place < order.length ? order[place] : -1);
        }
        return indexes;
    }

    private static String letter(Body.TrueFalse.Verdict verdict) {
        return switch (verdict) {
            case RIGHT -> RIGHT;
            case WRONG -> WRONG;
        };
    }

    private static BigDecimal all(int max) {
        return BigDecimal.valueOf(max);
    }
}

package liangku.questionbank.interchange;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import liangku.questionbank.QuestionId;

/** How the items of a package are called: by their number, from 1. */
final class QtiItems {

    private final Map<QuestionId, Integer> numbers = new HashMap<>();

    /** {@return the number of the next item} */
    int add(QuestionId question) {
        int number = numbers.size() + 1;
        numbers.put(question, number);
        return number;
    }

    int count() {
        return numbers.size();
    }

    /** {@return the number of the item that is this question} */
    Optional<Integer> number(QuestionId question) {
        return Optional.ofNullable(numbers.get(question));
    }

    static String id(int item) {
        return "Q%06d".formatted(item);
    }

    static String file(int item) {
        return "items/%06d.xml".formatted(item);
    }
}

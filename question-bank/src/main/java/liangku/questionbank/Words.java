package liangku.questionbank;

import java.util.HashMap;
import java.util.Map;

/** The words people use for one thing. */
final class Words {

    private Words() {}

    /** {@return what each folded word means; the words of one thing are parted by blanks} */
    @SafeVarargs
    static <T> Map<String, T> of(Map.Entry<T, String>... entries) {
        Map<String, T> words = new HashMap<>();
        for (var entry : entries) {
            for (var word : entry.getValue().split(" ", -1)) words.put(Folding.folded(word), entry.getKey());
        }
        return Map.copyOf(words);
    }
}

package liangku.questionbank;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The pairs of neighbouring characters in a text, as numbers an index can hold: most Chinese words have two characters. Two
 * pairs may share a number, never one pair have two. Pure.
 */
final class WordPairs {

    private final int[] numbers;

    private WordPairs(int[] numbers) {
        this.numbers = numbers;
    }

    /**
     * {@return the pairs of a folded text; none if it is shorter than two characters}
     *
     * @param text a line break is the end of a word
     */
    static WordPairs of(String text) {
        var pairs = new int[text.length()];
        int count = 0;
        int before = '\n';
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (before != '\n' && c != '\n') pairs[count++] = (before << 16) ^ c;
            before = c;
        }
        Arrays.sort(pairs, 0, count);
        int distinct = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || pairs[i] != pairs[i - 1]) pairs[distinct++] = pairs[i];
        }
        return new WordPairs(Arrays.copyOf(pairs, distinct));
    }

    /** {@return each once, ascending} */
    int[] numbers() {
        return numbers.clone();
    }

    boolean isEmpty() {
        return numbers.length == 0;
    }

    /** {@return as PostgreSQL writes an array} */
    @Override
    public String toString() {
        return Arrays.stream(numbers).mapToObj(Integer::toString).collect(Collectors.joining(",", "{", "}"));
    }
}

package liangku.questionbank;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The pairs of neighbouring characters in a text, as numbers an index can hold: most Chinese words have two characters. Two
 * pairs may share a number, never one pair have two. Pure.
 */
final class WordPairs {

    private WordPairs() {}

    /**
     * {@return the pairs of a folded text, each once, with commas between; empty if it is shorter than two characters}
     *
     * @param text a line break is the end of a word
     */
    static String of(String text) {
        int[] characters = text.codePoints().toArray();
        return IntStream.range(0, characters.length - 1)
                .filter(i -> characters[i] != '\n' && characters[i + 1] != '\n')
                .map(i -> (characters[i] << 16) ^ characters[i + 1])
                .distinct()
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(","));
    }
}

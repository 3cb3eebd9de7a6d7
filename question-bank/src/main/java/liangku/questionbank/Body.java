package liangku.questionbank;

import java.util.HashSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What is asked and what is right. Knows its key, so it never leaves for a candidate; {@link Paper} does. */
public sealed interface Body {

    /** A choice has at least this many options. */
    int OPTIONS_MIN = 2;

    /** A choice has at most this many options: more do not fit a phone, nor letters people can find again. */
    int OPTIONS_MAX = 10;

    /** {@return the question as asked} */
    String stem();

    /** {@return the options in the author's order; empty where there are none} */
    List<String> options();

    /** {@return what a blueprint asks for to get this} */
    QuestionKind kind();

    /**
     * One right option.
     *
     * @param correct index into {@code options}
     */
    record SingleChoice(String stem, List<String> options, int correct) implements Body {

        public SingleChoice {
            requireText(stem);
            options = requireOptions(options);
            requireIndex(correct, options);
        }

        @Override
        public QuestionKind kind() {
            return QuestionKind.SINGLE;
        }
    }

    /**
     * Two or more right options.
     *
     * @param correct indexes into {@code options}, ascending
     */
    record MultipleChoice(String stem, List<String> options, List<Integer> correct, Scoring scoring) implements Body {

        /** Fewer right options are a single choice written in the wrong row. */
        static final int CORRECT_MIN = 2;

        public MultipleChoice {
            requireText(stem);
            options = requireOptions(options);
            SortedSet<Integer> ascending = new TreeSet<>(correct);
            for (int index : ascending) requireIndex(index, options);
            if (ascending.size() < CORRECT_MIN) {
                throw new IllegalArgumentException(
                        "%d right options came, at least %d were wanted".formatted(ascending.size(), CORRECT_MIN));
            }
            correct = List.copyOf(ascending);
        }

        @Override
        public QuestionKind kind() {
            return QuestionKind.MULTIPLE;
        }
    }

    /** A statement that is right or wrong. */
    record TrueFalse(String stem, Verdict correct) implements Body {

        /** Whether a statement holds. */
        public enum Verdict {
            RIGHT,
            WRONG
        }

        public TrueFalse {
            requireText(stem);
        }

        @Override
        public List<String> options() {
            return List.of();
        }

        @Override
        public QuestionKind kind() {
            return QuestionKind.TRUE_FALSE;
        }
    }

    private static void requireText(String stem) {
        if (stem.isBlank()) throw new IllegalArgumentException("the stem is blank");
    }

    private static List<String> requireOptions(List<String> options) {
        var copy = List.copyOf(options);
        if (copy.size() < OPTIONS_MIN || copy.size() > OPTIONS_MAX) {
            throw new IllegalArgumentException(
                    "%d options came, %d to %d were wanted".formatted(copy.size(), OPTIONS_MIN, OPTIONS_MAX));
        }
        if (copy.stream().anyMatch(String::isBlank)) throw new IllegalArgumentException("an option is blank");
        if (new HashSet<>(copy).size() < copy.size()) {
            throw new IllegalArgumentException("an option is there twice: " + copy);
        }
        return copy;
    }

    private static void requireIndex(int correct, List<String> options) {
        if (correct < 0 || correct >= options.size()) {
            throw new IllegalArgumentException(
                    "option %d was called right, there are 0 to %d".formatted(correct, options.size() - 1));
        }
    }
}

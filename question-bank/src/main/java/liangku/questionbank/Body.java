package liangku.questionbank;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
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

    /** {@return what can be chosen or placed, in the author's order; empty where there is nothing to choose} */
    default List<String> options() {
        return List.of();
    }

    /** {@return what a blueprint asks for to get this} */
    QuestionKind kind();

    /** {@return whether words have to be written in to answer it, or a part of it} */
    default boolean needsTyping() {
        return false;
    }

    /**
     * One right option.
     *
     * @param correct index into {@code options}
     * @param pinned indexes of options that keep their place when options are shuffled ("all of the above"), ascending
     */
    record SingleChoice(String stem, List<String> options, int correct, List<Integer> pinned) implements Body {

        public SingleChoice {
            requireText(stem);
            options = requireOptions(options);
            requireIndex(correct, options.size());
            pinned = ascending(pinned, options.size());
        }

        public SingleChoice(String stem, List<String> options, int correct) {
            this(stem, options, correct, List.of());
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
     * @param pinned as of a single choice
     */
    record MultipleChoice(
            String stem, List<String> options, List<Integer> correct, Scoring scoring, List<Integer> pinned)
            implements Body {

        /** Fewer right options are a single choice written in the wrong row. */
        static final int CORRECT_MIN = 2;

        public MultipleChoice {
            requireText(stem);
            options = requireOptions(options);
            correct = ascending(correct, options.size());
            if (correct.size() < CORRECT_MIN) {
                throw new Unfit(
                        "有%d个正确选项，至少要%d个".formatted(correct.size(), CORRECT_MIN),
                        "%d right options came, at least %d were wanted".formatted(correct.size(), CORRECT_MIN));
            }
            pinned = ascending(pinned, options.size());
        }

        public MultipleChoice(String stem, List<String> options, List<Integer> correct, Scoring scoring) {
            this(stem, options, correct, scoring, List.of());
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
        public QuestionKind kind() {
            return QuestionKind.TRUE_FALSE;
        }
    }

    /**
     * Things to be matched with others.
     *
     * @param prompts the left side, 2 to 10
     * @param options the right side, 2 to 10; one may fit several prompts, one that fits none distracts. Kept in the order
     *     of first use, distractors last, so that equal questions are equal however they were written.
     * @param correct for each prompt the index of its option
     */
    record Matching(String stem, List<String> prompts, List<String> options, List<Integer> correct, Scoring scoring)
            implements Body {

        public Matching {
            requireText(stem);
            prompts = requireOptions(prompts);
            options = requireOptions(options);
            correct = List.copyOf(correct);
            if (correct.size() != prompts.size()) {
                throw new Unfit(
                        "%d个左项有%d个对应项".formatted(prompts.size(), correct.size()),
                        "%d prompts came with %d matches".formatted(prompts.size(), correct.size()));
            }
            for (int index : correct) requireIndex(index, options.size());
            List<Integer> order = new ArrayList<>(new LinkedHashSet<>(correct));
            if (prompts.size() + options.size() - order.size() > OPTIONS_MAX) {
                throw new Unfit(
                        "左项和干扰项一共超过%d个".formatted(OPTIONS_MAX),
                        "prompts and distractors together are more than %d".formatted(OPTIONS_MAX));
            }
            for (int i = 0; i < options.size(); i++) if (!order.contains(i)) order.add(i);
            options = order.stream().map(options::get).toList();
            correct = correct.stream().map(order::indexOf).toList();
        }

        @Override
        public QuestionKind kind() {
            return QuestionKind.MATCHING;
        }
    }

    /**
     * Steps to be put in order.
     *
     * @param options in the right order; always shuffled for a candidate
     */
    record Ordering(String stem, List<String> options, Scoring scoring) implements Body {

        public Ordering {
            requireText(stem);
            options = requireOptions(options);
        }

        @Override
        public QuestionKind kind() {
            return QuestionKind.ORDERING;
        }
    }

    /**
     * A word to be written.
     *
     * @param accepted 1 to 20 spellings; case, width and blanks make no difference
     */
    record FillText(String stem, List<String> accepted) implements Body {

        /** Most spellings. */
        static final int ACCEPTED_MAX = 20;

        public FillText {
            requireText(stem);
            accepted = List.copyOf(accepted);
            if (accepted.isEmpty() || accepted.size() > ACCEPTED_MAX) {
                throw new Unfit(
                        "有%d种写法，应为1至%d种".formatted(accepted.size(), ACCEPTED_MAX),
                        "%d spellings came, 1 to %d were wanted".formatted(accepted.size(), ACCEPTED_MAX));
            }
            for (var spelling : accepted) {
                if (Folding.folded(spelling).isEmpty()) throw new Unfit("有一种写法为空", "a spelling is blank");
                if (spelling.length() > Response.TEXT_MAX) {
                    throw new Unfit(
                            "有一种写法超过%d个字".formatted(Response.TEXT_MAX),
                            "a spelling has more than %d characters".formatted(Response.TEXT_MAX));
                }
            }
        }

        @Override
        public QuestionKind kind() {
            return QuestionKind.FILL_TEXT;
        }

        @Override
        public boolean needsTyping() {
            return true;
        }
    }

    /**
     * A number to be written.
     *
     * @param tolerance at least 0; what differs by no more is right
     * @param unit shown beside the field, e.g. {@code ℃}; empty for none
     */
    record FillNumber(String stem, BigDecimal expected, BigDecimal tolerance, String unit) implements Body {

        /** Longest unit, in characters. */
        static final int UNIT_MAX = 20;

        public FillNumber {
            requireText(stem);
            // 70 and 70.0 are one number: equal records, one digest.
            expected = plain(expected);
            tolerance = plain(tolerance);
            if (tolerance.signum() < 0)
                throw new Unfit("误差为%s".formatted(tolerance), "a tolerance of %s".formatted(tolerance));
            if (unit.length() > UNIT_MAX)
                throw new Unfit("“%s”不是单位".formatted(unit), "'%s' is no unit".formatted(unit));
        }

        private static BigDecimal plain(BigDecimal number) {
            var stripped = number.stripTrailingZeros();
            return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        }

        @Override
        public QuestionKind kind() {
            return QuestionKind.FILL_NUMBER;
        }
    }

    /**
     * A story with questions on it: one item, answered, marked and counted as a whole (a testlet).
     *
     * @param parts 2 to 10, none of them a case; each earns the same share
     */
    record Case(String stem, List<Body> parts) implements Body {

        /** Fewest questions on one story. */
        public static final int PARTS_MIN = 2;

        /** Most questions on one story. */
        public static final int PARTS_MAX = 10;

        public Case {
            requireText(stem);
            parts = List.copyOf(parts);
            if (parts.size() < PARTS_MIN || parts.size() > PARTS_MAX) {
                throw new Unfit(
                        "有%d道小题，应为%d至%d道".formatted(parts.size(), PARTS_MIN, PARTS_MAX),
                        "%d parts came, %d to %d were wanted".formatted(parts.size(), PARTS_MIN, PARTS_MAX));
            }
            if (parts.stream().anyMatch(Case.class::isInstance)) {
                throw new Unfit("案例里又有案例", "a case within a case");
            }
        }

        @Override
        public QuestionKind kind() {
            return QuestionKind.CASE;
        }

        @Override
        public boolean needsTyping() {
            return parts.stream().anyMatch(Body::needsTyping);
        }
    }

    private static void requireText(String stem) {
        if (stem.isBlank()) throw new Unfit("题干为空", "the stem is blank");
    }

    private static List<String> requireOptions(List<String> options) {
        var copy = List.copyOf(options);
        if (copy.size() < OPTIONS_MIN || copy.size() > OPTIONS_MAX) {
            throw new Unfit(
                    "有%d个选项，应为%d至%d个".formatted(copy.size(), OPTIONS_MIN, OPTIONS_MAX),
                    "%d options came, %d to %d were wanted".formatted(copy.size(), OPTIONS_MIN, OPTIONS_MAX));
        }
        if (copy.stream().anyMatch(String::isBlank)) throw new Unfit("有一个选项为空", "an option is blank");
        if (new HashSet<>(copy).size() < copy.size()) {
            throw new Unfit("有两个选项相同：%s".formatted(copy), "an option is there twice: %s".formatted(copy));
        }
        return copy;
    }

    private static List<Integer> ascending(List<Integer> indexes, int size) {
        SortedSet<Integer> ascending = new TreeSet<>(indexes);
        for (int index : ascending) requireIndex(index, size);
        return List.copyOf(ascending);
    }

    private static void requireIndex(int index, int size) {
        if (index < 0 || index >= size) {
            throw new Unfit(
                    "提到了选项%d，只有0至%d".formatted(index, size - 1),
                    "option %d was named, there are 0 to %d".formatted(index, size - 1));
        }
    }
}

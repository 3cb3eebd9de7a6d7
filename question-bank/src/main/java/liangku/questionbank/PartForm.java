package liangku.questionbank;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is asked and what is right, as someone typed it.
 *
 * @param kind 单选, 多选, 判断, 配对, 排序, 填空, 数值, 案例, or the English words
 * @param options of a choice, the first is A; steps of an ordering in the right order; pairs of a matching,
 *     {@code prompt => match}, with {@code => match} for one that fits nothing. Empty ones at the end do not count.
 * @param answer letters for a choice ({@code ACD}, {@code A、C、D}); 对, 错, T, F … for true/false; spellings parted by
 *     {@code |} for a text; {@code 70 ± 0.5 ℃} for a number; empty for what its options say already
 * @param scoring empty for all-or-nothing
 * @param pinned letters of options that keep their place, 全部 or {@code ALL} for all; empty for none
 */
public record PartForm(String kind, String stem, List<String> options, String answer, String scoring, String pinned) {

    static final String ARROW = "=>";
    static final String OR = "|";
    static final String PLUS_MINUS = "±";

    public PartForm {
        options = List.copyOf(options);
    }

    /** {@return a choice, single or multiple, whose right options are these indexes} */
    public static PartForm choice(
            QuestionKind kind,
            String stem,
            List<String> options,
            List<Integer> correct,
            Scoring scoring,
            List<Integer> pinned) {
        var scored = kind == QuestionKind.SINGLE ? "" : scoring.name();
        return new PartForm(kind.name(), stem, options, letters(correct), scored, letters(pinned));
    }

    public static PartForm statement(String stem, Body.TrueFalse.Verdict verdict) {
        return new PartForm(
                QuestionKind.TRUE_FALSE.name(), stem, List.of(), verdict.name().toLowerCase(Locale.ROOT), "", "");
    }

    /**
     * {@return a matching}
     *
     * @param matches the match of each prompt
     * @param distractors matches that fit nothing
     */
    public static PartForm matching(
            String stem, List<String> prompts, List<String> matches, List<String> distractors, Scoring scoring) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < prompts.size(); i++) {
            rows.add(Parted.join(List.of(prompts.get(i), matches.get(i)), ARROW));
        }
        for (var distractor : distractors) rows.add(Parted.join(List.of("", distractor), ARROW));
        return new PartForm(QuestionKind.MATCHING.name(), stem, rows, "", scoring.name(), "");
    }

    /** @param steps in the right order */
    public static PartForm ordering(String stem, List<String> steps, Scoring scoring) {
        return new PartForm(QuestionKind.ORDERING.name(), stem, steps, "", scoring.name(), "");
    }

    public static PartForm text(String stem, List<String> accepted) {
        return new PartForm(QuestionKind.FILL_TEXT.name(), stem, List.of(), Parted.join(accepted, OR), "", "");
    }

    public static PartForm number(String stem, BigDecimal expected, BigDecimal tolerance, String unit) {
        return new PartForm(QuestionKind.FILL_NUMBER.name(), stem, List.of(), typed(expected, tolerance, unit), "", "");
    }

    /** The story; its parts stand in the form beside it. */
    public static PartForm story(String stem) {
        return new PartForm(QuestionKind.CASE.name(), stem, List.of(), "", "", "");
    }

    /** {@return a body as an author would type it; the parts of a case not included} */
    public static PartForm of(Body body) {
        return new PartForm(body.kind().name(), body.stem(), options(body), answer(body), scoring(body), pinned(body));
    }

    /** {@return the parts of a case as an author would type them; nothing for anything else} */
    public static List<PartForm> partsOf(Body body) {
        return body instanceof Body.Case story
                ? story.parts().stream().map(PartForm::of).toList()
                : List.of();
    }

    /** {@return whether its kind is the word for a case, which has parts} */
    public boolean isStory() {
        return BodyReader.kind(kind).filter(QuestionKind.CASE::equals).isPresent();
    }

    private static List<String> options(Body body) {
        return body instanceof Body.Matching matching ? pairs(matching) : body.options();
    }

    private static List<String> pairs(Body.Matching matching) {
        List<String> pairs = new ArrayList<>();
        Set<Integer> used = new HashSet<>(matching.correct());
        for (int i = 0; i < matching.prompts().size(); i++) {
            var match = matching.options().get(matching.correct().get(i));
            pairs.add(Parted.join(List.of(matching.prompts().get(i), match), ARROW));
        }
        for (int i = 0; i < matching.options().size(); i++) {
            if (!used.contains(i))
                pairs.add(Parted.join(List.of("", matching.options().get(i)), ARROW));
        }
        return pairs;
    }

    private static String answer(Body body) {
        return switch (body) {
            case Body.SingleChoice single -> letters(List.of(single.correct()));
            case Body.MultipleChoice multiple -> letters(multiple.correct());
            case Body.TrueFalse statement ->
                switch (statement.correct()) {
                    case RIGHT -> Marking.RIGHT;
                    case WRONG -> Marking.WRONG;
                };
            case Body.FillText text -> Parted.join(text.accepted(), OR);
            case Body.FillNumber number -> typed(number.expected(), number.tolerance(), number.unit());
            case Body.Matching _, Body.Ordering _, Body.Case _ -> "";
        };
    }

    private static String typed(BigDecimal expected, BigDecimal tolerance, String unit) {
        var value = expected.toPlainString();
        if (tolerance.signum() != 0) value += " " + PLUS_MINUS + " " + tolerance.toPlainString();
        return unit.isEmpty() ? value : value + " " + unit;
    }

    private static String scoring(Body body) {
        return switch (body) {
            case Body.MultipleChoice multiple -> multiple.scoring().name();
            case Body.Matching matching -> matching.scoring().name();
            case Body.Ordering ordering -> ordering.scoring().name();
            case Body.SingleChoice _, Body.TrueFalse _, Body.FillText _, Body.FillNumber _, Body.Case _ -> "";
        };
    }

    private static String pinned(Body body) {
        return switch (body) {
            case Body.SingleChoice single -> letters(single.pinned());
            case Body.MultipleChoice multiple -> letters(multiple.pinned());
            case Body.TrueFalse _, Body.Matching _, Body.Ordering _, Body.FillText _, Body.FillNumber _, Body.Case _ ->
                "";
        };
    }

    private static String letters(List<Integer> indexes) {
        var letters = new StringBuilder();
        for (int index : indexes) letters.append(letter(index));
        return letters.toString();
    }

    /** {@return A for 0} */
    static String letter(int index) {
        return String.valueOf((char) ('A' + index));
    }
}

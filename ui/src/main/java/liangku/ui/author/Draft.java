package liangku.ui.author;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import liangku.questionbank.Body;
import liangku.questionbank.MoreForm;
import liangku.questionbank.PartForm;
import liangku.questionbank.QuestionKind;
import liangku.questionbank.Scoring;
import liangku.questionbank.Wording;

/**
 * What stands in the fields of a question while somebody writes it; it may be far from complete.
 *
 * @param words of a matching: {@code options} are the matches of the prompts, one each, then what fits nothing
 * @param correct indexes of the right options of a choice
 * @param pinned indexes of options that keep their place
 * @param verdict of a statement, once it is chosen
 * @param expected the number, as typed
 * @param tolerance as typed; empty for none
 * @param parts of a case
 */
record Draft(
        QuestionKind kind,
        Wording words,
        List<Integer> correct,
        List<Integer> pinned,
        Scoring scoring,
        Optional<Body.TrueFalse.Verdict> verdict,
        String expected,
        String tolerance,
        List<Draft> parts) {

    Draft {
        correct = List.copyOf(correct);
        pinned = List.copyOf(pinned);
        parts = List.copyOf(parts);
    }

    /** A question of which only these words are known. */
    static Draft of(QuestionKind kind, Wording words) {
        return new Draft(
                kind, words, List.of(), List.of(), Scoring.ALL_OR_NOTHING, Optional.empty(), "", "", List.of());
    }

    static Draft of(Body body) {
        var bare = of(body.kind(), Wording.of(body));
        return switch (body) {
            case Body.SingleChoice single -> bare.choosing(List.of(single.correct()), single.pinned());
            case Body.MultipleChoice multiple ->
                bare.choosing(multiple.correct(), multiple.pinned()).scored(multiple.scoring());
            case Body.TrueFalse statement -> bare.judged(Optional.of(statement.correct()));
            case Body.Matching matching ->
                of(QuestionKind.MATCHING, byRow(matching)).scored(matching.scoring());
            case Body.Ordering ordering -> bare.scored(ordering.scoring());
            case Body.FillText _ -> bare;
            case Body.FillNumber number ->
                bare.counting(
                        number.expected().toPlainString(),
                        number.tolerance().signum() == 0
                                ? ""
                                : number.tolerance().toPlainString());
            case Body.Case story ->
                bare.telling(story.parts().stream().map(Draft::of).toList());
        };
    }

    /** {@return the matches one for each prompt, then the distractors: as the rows of the field stand} */
    private static Wording byRow(Body.Matching matching) {
        List<String> matches = new ArrayList<>();
        for (int index : matching.correct()) matches.add(matching.options().get(index));
        for (var option : matching.options()) if (!matches.contains(option)) matches.add(option);
        return new Wording(matching.stem(), matches, matching.prompts(), List.of(), "", List.of());
    }

    Draft choosing(List<Integer> right, List<Integer> fixed) {
        return new Draft(kind, words, right, fixed, scoring, verdict, expected, tolerance, parts);
    }

    Draft scored(Scoring wanted) {
        return new Draft(kind, words, correct, pinned, wanted, verdict, expected, tolerance, parts);
    }

    Draft judged(Optional<Body.TrueFalse.Verdict> said) {
        return new Draft(kind, words, correct, pinned, scoring, said, expected, tolerance, parts);
    }

    Draft counting(String number, String within) {
        return new Draft(kind, words, correct, pinned, scoring, verdict, number, within, parts);
    }

    Draft telling(List<Draft> questions) {
        return new Draft(kind, words, correct, pinned, scoring, verdict, expected, tolerance, questions);
    }

    /** {@return the same question under these words} */
    Draft worded(Wording other) {
        var said = IntStream.range(0, parts.size())
                .mapToObj(i -> i < other.parts().size()
                        ? parts.get(i).worded(other.parts().get(i))
                        : parts.get(i))
                .toList();
        return new Draft(kind, other, correct, pinned, scoring, verdict, expected, tolerance, said);
    }

    /** {@return what was typed, for the bank to read} Parts of a case stand beside it. */
    PartForm form() {
        return switch (kind) {
            case SINGLE, MULTIPLE -> PartForm.choice(kind, words.stem(), words.options(), correct, scoring, pinned);
            case TRUE_FALSE ->
                verdict.map(right -> PartForm.statement(words.stem(), right))
                        .orElseGet(() -> new PartForm(kind.name(), words.stem(), List.of(), "", "", ""));
            case MATCHING -> PartForm.matching(words.stem(), words.prompts(), matches(), distractors(), scoring);
            case ORDERING -> PartForm.ordering(words.stem(), words.options(), scoring);
            case FILL_TEXT -> PartForm.text(words.stem(), words.accepted());
            case FILL_NUMBER -> new PartForm(kind.name(), words.stem(), List.of(), number(), "", "");
            case CASE -> PartForm.story(words.stem());
        };
    }

    /** {@return the English words as typed} */
    MoreForm.EnglishForm english(Wording english, String explanation) {
        var said = worded(english);
        var typed = said.form();
        var answer = switch (kind) {
            case FILL_TEXT -> typed.answer();
            case FILL_NUMBER -> english.unit();
            case SINGLE, MULTIPLE, TRUE_FALSE, MATCHING, ORDERING, CASE -> "";
        };
        var questions = said.parts().stream()
                .map(part -> part.english(part.words(), ""))
                .toList();
        return new MoreForm.EnglishForm(english.stem(), typed.options(), answer, explanation, questions);
    }

    List<String> matches() {
        return words.options()
                .subList(0, Math.min(words.prompts().size(), words.options().size()));
    }

    List<String> distractors() {
        return words.options().subList(matches().size(), words.options().size());
    }

    /** {@return {@code 70 ± 0.5 ℃}} */
    String number() {
        var text = new StringBuilder(expected.strip());
        if (!tolerance.isBlank()) text.append(" ± ").append(tolerance.strip());
        if (!words.unit().isBlank()) text.append(' ').append(words.unit().strip());
        return text.toString();
    }
}

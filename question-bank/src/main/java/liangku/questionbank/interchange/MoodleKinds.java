package liangku.questionbank.interchange;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import liangku.questionbank.Body;
import liangku.questionbank.PartForm;
import liangku.questionbank.Phrase;
import liangku.questionbank.Scoring;

/**
 * Our kinds and Moodle's types of question, both ways:
 *
 * <table>
 * <caption>Types</caption>
 * <tr><th>Moodle</th><th>here</th></tr>
 * <tr><td>multichoice, single</td><td>single choice; a fraction other than 100 and 0 is refused</td></tr>
 * <tr><td>multichoice, several</td><td>multiple choice, scored as {@link Fractions} says</td></tr>
 * <tr><td>multichoiceset (a plug-in)</td><td>multiple choice, all or nothing; only read</td></tr>
 * <tr><td>truefalse</td><td>true or false</td></tr>
 * <tr><td>match, matching</td><td>matching, scored by its share</td></tr>
 * <tr><td>ordering</td><td>ordering: ALL_OR_NOTHING, or ABSOLUTE_POSITION for its share; other grading types and orderings
 *     of which only some items are shown are refused</td></tr>
 * <tr><td>shortanswer</td><td>text; wildcards and answers worth less than all are refused. Case never matters here: an answer
 *     where it would tell right from right is refused, otherwise {@code usecase} is let go</td></tr>
 * <tr><td>numerical</td><td>number with tolerance and one unit; graded units, several units, units on the left are
 *     refused</td></tr>
 * <tr><td>description with questions of ours</td><td>case</td></tr>
 * <tr><td>cloze</td><td>what its gap asks, or a case: see {@link MoodleCloze}</td></tr>
 * <tr><td>essay, calculated…, drag and drop, description, random…</td><td>refused by that name</td></tr>
 * </table>
 *
 * <p>Points ({@code defaultgrade}) belong to a blueprint here, the numbering of options to the reader's screen, the name of a
 * question to its identifier: all three go. So does {@code penalty}, for a question is answered once here; one that Moodle
 * does not set by itself is told. What is said to whoever gives one answer stands before the explanation, behind the letter
 * of the option or the answer itself.
 */
final class MoodleKinds {

    /** What Moodle says where nobody wrote anything: right, partly right, wrong, in English or Chinese. */
    private static final Pattern STANDARD_FEEDBACK = Pattern.compile(
            "your answer is (partially )?(correct|incorrect)[.!]?|(你|您)?的?(回答|答案)?(是)?(部分|不)?(正确|错误|正確|錯誤)[的了]?[。.！!]?");

    private MoodleKinds() {}

    /** {@return Moodle's type for this} */
    static String type(Body body) {
        return switch (body) {
            case Body.SingleChoice _, Body.MultipleChoice _ -> "multichoice";
            case Body.TrueFalse _ -> "truefalse";
            case Body.Matching _ -> "match";
            case Body.Ordering _ -> "ordering";
            case Body.FillText _ -> "shortanswer";
            case Body.FillNumber _ -> "numerical";
            case Body.Case _ -> "description";
        };
    }

    /** {@return the scoring that Moodle's own words for this question will be read as} */
    static Optional<Scoring> scoringSaid(Body body) {
        return switch (body) {
            case Body.MultipleChoice multiple ->
                // Without a wrong option its fraction stands nowhere.
                multiple.correct().size() == multiple.options().size() || multiple.scoring() == Scoring.ALL_OR_NOTHING
                        ? Optional.of(Scoring.PARTIAL)
                        : Optional.of(multiple.scoring());
            case Body.Matching _ -> Optional.of(Scoring.PARTIAL);
            case Body.Ordering ordering ->
                Optional.of(ordering.scoring() == Scoring.ALL_OR_NOTHING ? Scoring.ALL_OR_NOTHING : Scoring.PARTIAL);
            case Body.SingleChoice _, Body.TrueFalse _, Body.FillText _, Body.FillNumber _, Body.Case _ ->
                Optional.empty();
        };
    }

    /** {@return whether Moodle's own words for this question say how it is scored} */
    static boolean saysScoring(Body body) {
        var scoring = PartForm.of(body).scoring();
        return scoring.isEmpty()
                || scoring.equals(scoringSaid(body).map(Scoring::name).orElse(""));
    }

    /** {@return the name of a type we cannot hold, as people know it} */
    static Phrase refused(String type) {
        return switch (type) {
            case "ddwtos", "ddimageortext", "ddmarker", "ddmatch" ->
                new Phrase("拖放题（%s）".formatted(type), "drag and drop (" + type + ")");
            case "" -> new Phrase("没有题型的题", "question without a type");
            default -> {
                var shown = type.length() <= 40 ? type : type.substring(0, 40) + "…";
                yield new Phrase(shown, shown);
            }
        };
    }

    static boolean isStandardFeedback(String text) {
        return STANDARD_FEEDBACK.matcher(text.strip().toLowerCase(Locale.ROOT)).matches();
    }
}

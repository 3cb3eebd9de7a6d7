package liangku.questionbank.interchange;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import liangku.questionbank.Body.TrueFalse.Verdict;
import liangku.questionbank.Fault;
import liangku.questionbank.PartForm;
import liangku.questionbank.QuestionKind;
import liangku.questionbank.Scoring;

/**
 * One question of a GIFT file. What stands between the braces tells its kind, in the order in which Moodle looks:
 *
 * <table>
 * <caption>Kinds of GIFT and ours</caption>
 * <tr><th>braces</th><th>read as</th></tr>
 * <tr><td>none, or empty</td><td>refused: description, essay</td></tr>
 * <tr><td>{@code #70:0.5}, {@code #69.5..70.5}</td><td>number; several right numbers are refused</td></tr>
 * <tr><td>{@code =right ~wrong}</td><td>single choice</td></tr>
 * <tr><td>{@code ~%50%right ~%-50%wrong}, no {@code =}</td><td>multiple choice, scored as {@link Fractions} says</td></tr>
 * <tr><td>{@code =left -> right}, {@code = -> right}</td><td>matching, scored by its share; without a left side it
 *     distracts</td></tr>
 * <tr><td>{@code T}, {@code TRUE}, {@code F}, {@code FALSE}</td><td>true or false</td></tr>
 * <tr><td>{@code =word =other}</td><td>text; {@code *} for any words is refused</td></tr>
 * </table>
 *
 * <p>General feedback ({@code ####}) is the explanation; what is said to whoever gives one answer stands before it, behind
 * the letter of the option or the answer itself. Part of the points for an answer is refused. A name is the identifier where
 * it can be one and the file has no other; it is told where it goes.
 */
final class GiftItem {

    /** What a backslash keeps from being understood, and the sign nobody writes that stands for it meanwhile. */
    private static final String SPECIAL = "~=#{}:\\\n";

    private static final char FIRST_STAND_IN = '\uFDD0';
    private static final Pattern STAND_IN = Pattern.compile("[\\uFDD0-\\uFDEF]");
    private static final Pattern FORMAT = Pattern.compile("\\[(html|moodle|plain|markdown)]");
    private static final Pattern WEIGHT = Pattern.compile("%(-?\\d{1,3}(?:\\.\\d{0,10})?)%");
    private static final Pattern VERDICT = Pattern.compile("(T|TRUE|F|FALSE)\\s*(#.*)?", Pattern.DOTALL);
    private static final String GENERAL_FEEDBACK = "####";
    private static final String GAP = "_____";
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    private final Draft draft;
    private final PictureSource pictures;
    private String format = "moodle";

    GiftItem(Draft draft, PictureSource pictures) {
        this.draft = draft;
        this.pictures = pictures;
    }

    /** An answer without its sign. */
    private record Answer(BigDecimal percent, String text) {}

    void read(String block) {
        if (STAND_IN.matcher(block).find()) {
            draft.faults.add(Fault.of(Fault.Code.ILLEGAL_CHARACTER, "GIFT", "U+FDD0"));
            return;
        }
        var text = hidden(block).strip();
        var name = "";
        if (text.startsWith("::")) {
            int end = text.indexOf("::", 2);
            if (end >= 0) {
                name = shown(text.substring(2, end));
                if (draft.identifier.isEmpty()) draft.identifier = Draft.identifierOf(name);
                text = text.substring(end + 2).strip();
            }
        }
        int open = text.indexOf('{');
        int close = text.indexOf('}');
        if (open < 0 && close < 0) {
            draft.refuse(Prose.DESCRIPTION);
        } else if (open < 0 || close < open) {
            draft.refuse(open < 0 ? Prose.NO_OPENING : Prose.NO_CLOSING);
        } else {
            var after = text.substring(close + 1);
            var before = text.substring(0, open);
            if (after.contains("{")) draft.refuse("{…} {…}");
            // Words behind the braces make them a gap in a sentence.
            var stem = stem(after.isBlank() ? before : before + GAP + after);
            draft.leaveOutName("name", name, stem);
            asked(stem, text.substring(open + 1, close).strip());
        }
    }

    private String stem(String written) {
        var named = FORMAT.matcher(written);
        if (named.lookingAt()) format = named.group(1);
        return text(written);
    }

    private void asked(String stem, String braces) {
        var answers = braces;
        int feedback = braces.lastIndexOf(GENERAL_FEEDBACK);
        if (feedback >= 0) {
            draft.explanation = text(braces.substring(feedback + GENERAL_FEEDBACK.length()));
            answers = braces.substring(0, feedback).strip();
        }
        if (answers.isEmpty()) draft.refuse(Prose.ESSAY);
        else if (answers.startsWith("#")) number(stem, answers.substring(1));
        else if (answers.startsWith(">")) draft.refuse(Prose.ORDERING);
        else if (answers.contains("~")) choice(stem, answers);
        else if (answers.contains("=") && answers.contains("->")) matching(stem, answers);
        else if (VERDICT.matcher(answers).matches()) verdict(stem, answers);
        else words(stem, answers);
    }

    private void verdict(String stem, String answers) {
        boolean right = answers.startsWith("T");
        // What is said to those who are wrong comes first.
        var said = answers.split("#", 3);
        if (said.length > 1) draft.feedback(right ? Draft.WRONG : Draft.RIGHT, text(said[1]));
        if (said.length > 2) draft.feedback(right ? Draft.RIGHT : Draft.WRONG, text(said[2]));
        draft.asked = PartForm.statement(stem, right ? Verdict.RIGHT : Verdict.WRONG);
    }

    private void choice(String stem, String answers) {
        boolean single = answers.contains("=");
        List<String> options = new ArrayList<>();
        List<BigDecimal> percents = new ArrayList<>();
        for (var written : split(answers.replace("=", "~="), "~")) {
            boolean right = written.startsWith("=");
            var answer = right ? new Answer(ALL, written.substring(1)) : weighed(written, BigDecimal.ZERO);
            feedback(RawRow.letters(options.size()), answer.text);
            options.add(text(withoutFeedback(answer.text)));
            percents.add(answer.percent);
        }
        if (!single) {
            Fractions.read(percents, draft)
                    .ifPresent(key -> draft.asked = PartForm.choice(
                            QuestionKind.MULTIPLE, stem, options, key.correct(), key.scoring(), List.of()));
            return;
        }
        List<Integer> correct = new ArrayList<>();
        for (int i = 0; i < percents.size(); i++) {
            if (percents.get(i).compareTo(ALL) == 0) correct.add(i);
            else if (percents.get(i).signum() != 0) Fractions.refuse(percents.get(i), draft);
        }
        draft.asked = PartForm.choice(QuestionKind.SINGLE, stem, options, correct, Scoring.ALL_OR_NOTHING, List.of());
    }

    private void matching(String stem, String answers) {
        List<String> prompts = new ArrayList<>();
        List<String> matches = new ArrayList<>();
        List<String> distractors = new ArrayList<>();
        for (var written : split(answers, "=")) {
            int arrow = written.indexOf("->");
            if (arrow < 0) {
                draft.faults.add(Fault.of(Fault.Code.NOT_A_PAIR, "=", shown(written)));
                continue;
            }
            var prompt = text(written.substring(0, arrow));
            var match = shown(withoutFeedback(written.substring(arrow + 2))).strip();
            feedback(prompt.isEmpty() ? match : prompt, written.substring(arrow + 2));
            if (prompt.isEmpty()) {
                distractors.add(match);
            } else {
                prompts.add(prompt);
                matches.add(match);
            }
        }
        draft.asked = PartForm.matching(stem, prompts, matches, distractors, Scoring.PARTIAL);
    }

    private void words(String stem, String answers) {
        List<String> accepted = new ArrayList<>();
        for (var written : split(answers, "=")) {
            var answer = weighed(written, ALL);
            if (answer.percent.compareTo(ALL) != 0) Fractions.refuse(answer.percent, draft);
            var spelling = shown(unformatted(withoutFeedback(answer.text))).strip();
            feedback(spelling, answer.text);
            accepted.add(Wildcards.read(spelling, draft));
        }
        draft.asked = PartForm.text(stem, accepted);
    }

    private void number(String stem, String answers) {
        var written = answers;
        int wrong = written.indexOf('~');
        if (wrong >= 0) {
            feedback("~", written.substring(wrong + 1));
            var other = withoutFeedback(written.substring(wrong + 1)).strip();
            if (!other.isEmpty()) draft.refuse("~" + shown(other));
            written = written.substring(0, wrong).strip();
        }
        var all = split(written, "=");
        if (all.size() != 1) {
            draft.refuse(all.isEmpty() ? Prose.NO_NUMBER : Prose.SEVERAL_NUMBERS);
            return;
        }
        var answer = weighed(all.getFirst(), ALL);
        if (answer.percent.compareTo(ALL) != 0) Fractions.refuse(answer.percent, draft);
        var value = shown(unformatted(withoutFeedback(answer.text))).strip();
        feedback(value, answer.text);
        int range = value.indexOf("..");
        int colon = value.indexOf(':');
        var first =
                PlainNumber.of(range > 0 ? value.substring(0, range) : colon > 0 ? value.substring(0, colon) : value);
        var second = range > 0
                ? PlainNumber.of(value.substring(range + 2))
                : colon > 0 ? PlainNumber.of(value.substring(colon + 1)) : PlainNumber.of("0");
        if (first.isEmpty() || second.isEmpty()) {
            draft.faults.add(Fault.of(Fault.Code.UNKNOWN_ANSWER, value, "70, 70:0.5, 69.5..70.5"));
            return;
        }
        var two = BigDecimal.valueOf(2);
        var expected = range > 0 ? first.get().add(second.get()).divide(two) : first.get();
        var tolerance = range > 0 ? second.get().subtract(first.get()).divide(two) : second.get();
        if (tolerance.signum() < 0) draft.refuse("tolerance " + tolerance.toPlainString());
        draft.asked = PartForm.number(stem, expected, tolerance, "");
    }

    /** A weight before an answer, such as {@code %50%}. */
    private static Answer weighed(String written, BigDecimal otherwise) {
        var weight = WEIGHT.matcher(written);
        if (!weight.lookingAt()) return new Answer(otherwise, written);
        return new Answer(new BigDecimal(weight.group(1)), written.substring(weight.end()));
    }

    private static String withoutFeedback(String answer) {
        int mark = answer.indexOf('#');
        return mark < 0 ? answer : answer.substring(0, mark);
    }

    private void feedback(String given, String answer) {
        int mark = answer.indexOf('#');
        if (mark >= 0) draft.feedback(given, text(answer.substring(mark + 1)));
    }

    private static List<String> split(String answers, String sign) {
        return Arrays.stream(answers.split(sign, -1))
                .map(String::strip)
                .filter(answer -> !answer.isEmpty())
                .toList();
    }

    private String text(String written) {
        var bare = written.strip();
        var named = FORMAT.matcher(bare);
        var own = named.lookingAt() ? named.group(1) : format;
        return Dressed.read(own, shown(unformatted(bare)), pictures, draft);
    }

    private static String unformatted(String written) {
        var bare = written.strip();
        var named = FORMAT.matcher(bare);
        return named.lookingAt() ? bare.substring(named.end()) : bare;
    }

    private static String hidden(String block) {
        var text = new StringBuilder(block.length());
        for (int i = 0; i < block.length(); i++) {
            char c = block.charAt(i);
            char next = i + 1 < block.length() ? block.charAt(i + 1) : ' ';
            int special = next == 'n' ? SPECIAL.indexOf('\n') : next == '\n' ? -1 : SPECIAL.indexOf(next);
            if (c == '\\' && special >= 0) {
                text.append((char) (FIRST_STAND_IN + special));
                i++;
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static String shown(String text) {
        return STAND_IN.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        String.valueOf(SPECIAL.charAt(found.group().charAt(0) - FIRST_STAND_IN))));
    }
}

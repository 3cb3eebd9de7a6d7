package liangku.questionbank.interchange;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import liangku.questionbank.PartForm;
import org.jsoup.parser.Parser;

/**
 * Moodle's cloze, a text with questions in it: <code>留样不少于{1:NUMERICAL:=125:5}克，叫{1:SA:=留样~样品#差一点}</code>. One gap makes a
 * question; several make a case, whose story is the text with numbers in its gaps, and the numbers are what is asked. The
 * parts of a case weigh the same, so gaps that do not are refused.
 *
 * <table>
 * <caption>Types of gaps</caption>
 * <tr><th>there</th><th>here</th></tr>
 * <tr><td>SHORTANSWER, SA, MW; with C where case counts</td><td>text</td></tr>
 * <tr><td>NUMERICAL, NM</td><td>number</td></tr>
 * <tr><td>MULTICHOICE, MC; with V, H: how it looks; with S: shuffled</td><td>single choice</td></tr>
 * <tr><td>MULTIRESPONSE, MR; with H, S likewise</td><td>multiple choice</td></tr>
 * </table>
 */
final class MoodleCloze {

    /** Stands for a gap while the text is read; no text has it. */
    private static final char FIELD = '\uE0F1';

    private static final int GAPS_MAX = 100;
    private static final String GAP = "____";
    private static final Pattern WEIGHT = Pattern.compile("%(-?\\d{1,3}(?:\\.\\d{0,10})?)%");
    private static final Pattern WORDS = Pattern.compile("(SHORTANSWER|SA|MW)(_?C)?");
    private static final Pattern NUMBER = Pattern.compile("NUMERICAL|NM");
    private static final Pattern CHOICE = Pattern.compile("(MULTICHOICE|MULTIRESPONSE|MC|MR)_?[VH]?(S?)");
    /** What a backslash protects. */
    private static final String SPECIAL = "}#~/\"\\";

    private final XmlTree question;
    private final Draft draft;
    private final MoodleTexts texts;

    MoodleCloze(XmlTree question, Draft draft, MoodleTexts texts) {
        this.question = question;
        this.draft = draft;
        this.texts = texts;
    }

    /** As it stands between its braces. */
    private record Gap(String weight, String type, String answers) {}

    void read() {
        var field = question.first("questiontext").orElse(new XmlTree("questiontext"));
        List<Gap> gaps = new ArrayList<>();
        var told = texts.read(replaced(field, without(texts.raw(field), gaps)));
        if (gaps.isEmpty()) draft.refuse(Prose.NO_GAPS);
        var weights = gaps.stream().map(Gap::weight).distinct().toList();
        if (weights.size() > 1) draft.refuse("cloze: " + String.join(", ", weights));
        if (!draft.faults.isEmpty()) return;
        boolean plain = field.attribute("format").startsWith("plain");
        if (gaps.size() == 1) {
            part(gaps.getFirst(), told.replace(String.valueOf(FIELD), GAP), plain);
            return;
        }
        List<PartForm> parts = new ArrayList<>();
        for (var gap : gaps) {
            var number = "(" + (parts.size() + 1) + ")";
            draft.answerTo = number + " ";
            part(gap, number, plain);
            if (draft.asked == null) return;
            parts.add(draft.asked);
        }
        draft.asked = PartForm.story(numbered(told));
        draft.parts = parts;
    }

    private static String numbered(String told) {
        var story = new StringBuilder();
        int number = 0;
        for (int i = 0; i < told.length(); i++) {
            if (told.charAt(i) == FIELD)
                story.append('(').append(++number).append(')').append(GAP);
            else story.append(told.charAt(i));
        }
        return story.toString();
    }

    private static XmlTree replaced(XmlTree field, String words) {
        var text = new XmlTree("text");
        text.say(words);
        var replaced = new XmlTree(field.name());
        replaced.put("format", field.attribute("format"));
        replaced.add(text);
        return replaced;
    }

    /** Takes the gaps out of the text, without patterns: an upload may open a hundred thousand and close none. */
    private String without(String raw, List<Gap> gaps) {
        if (raw.indexOf(FIELD) >= 0) draft.refuse("U+E0F1");
        var words = new StringBuilder();
        int from = 0;
        for (int open = raw.indexOf('{'); open >= 0; open = raw.indexOf('{', open + 1)) {
            int weight = after(raw, open + 1, Character::isDigit);
            int type = colon(raw, weight) ? after(raw, weight + 1, c -> c == '_' || (c >= 'A' && c <= 'Z')) : -1;
            if (type <= weight + 1 || !colon(raw, type)) continue;
            int close = unprotected(raw, '}', type + 1);
            if (close < 0) break;
            if (gaps.size() == GAPS_MAX) {
                draft.refuse("cloze > " + GAPS_MAX);
                break;
            }
            var worth = weight == open + 1 ? "1" : raw.substring(open + 1, weight);
            gaps.add(new Gap(worth, raw.substring(weight + 1, type), raw.substring(type + 1, close)));
            words.append(raw, from, open).append(FIELD);
            from = close + 1;
            open = close;
        }
        return words.append(raw, from, raw.length()).toString();
    }

    private interface Sign {
        boolean is(char c);
    }

    private static int after(String text, int from, Sign sign) {
        int at = from;
        while (at < text.length() && sign.is(text.charAt(at))) at++;
        return at;
    }

    private static boolean colon(String text, int at) {
        return at < text.length() && text.charAt(at) == ':';
    }

    private static int unprotected(String text, char sign, int from) {
        for (int at = from; at < text.length(); at++) {
            if (text.charAt(at) == '\\') at++;
            else if (text.charAt(at) == sign) return at;
        }
        return -1;
    }

    /** Reads a gap as the question it is, of the type Moodle has for it alone. */
    private void part(Gap gap, String stem, boolean plain) {
        var alone = new XmlTree("question");
        var words = WORDS.matcher(gap.type);
        var choice = CHOICE.matcher(gap.type);
        boolean number = NUMBER.matcher(gap.type).matches();
        if (words.matches()) {
            alone.put("type", "shortanswer");
            alone.add(said("usecase", words.group(2) == null ? "0" : "1"));
        } else if (number) {
            alone.put("type", "numerical");
        } else if (choice.matches()) {
            alone.put("type", "multichoice");
            boolean several =
                    choice.group(1).equals("MULTIRESPONSE") || choice.group(1).equals("MR");
            alone.add(said("single", several ? "false" : "true"));
            alone.add(said("shuffleanswers", choice.group(2).isEmpty() ? "false" : "true"));
        } else {
            draft.refuse("cloze " + gap.type);
            return;
        }
        for (int from = 0; from >= 0 && from <= gap.answers.length(); ) {
            int end = unprotected(gap.answers, '~', from);
            var answer = gap.answers.substring(from, end < 0 ? gap.answers.length() : end);
            // What is typed is compared with plain words; choices are read as HTML like the rest of the text.
            if (!answer.isBlank()) alone.add(answer(answer, number, !plain && !choice.matches()));
            from = end < 0 ? -1 : end + 1;
        }
        new MoodleItem(alone, draft, texts, Optional.empty()).read(stem);
    }

    private static XmlTree answer(String written, boolean number, boolean encoded) {
        var rest = written.strip();
        var percent = BigDecimal.ZERO;
        if (rest.startsWith("=")) {
            percent = BigDecimal.valueOf(100);
            rest = rest.substring(1);
        }
        var weight = WEIGHT.matcher(rest);
        if (weight.lookingAt()) {
            percent = new BigDecimal(weight.group(1));
            rest = rest.substring(weight.end());
        }
        int mark = unprotected(rest, '#', 0);
        var words = bare(mark < 0 ? rest : rest.substring(0, mark)).strip();
        if (encoded) words = Parser.unescapeEntities(words, false);
        var answer = new XmlTree("answer");
        answer.put("fraction", percent.toPlainString());
        int colon = number ? words.indexOf(':') : -1;
        answer.add(said("text", colon < 0 ? words : words.substring(0, colon)));
        if (colon >= 0) answer.add(said("tolerance", words.substring(colon + 1)));
        if (mark >= 0) {
            var feedback = new XmlTree("feedback");
            feedback.add(said("text", bare(rest.substring(mark + 1))));
            answer.add(feedback);
        }
        return answer;
    }

    private static XmlTree said(String name, String words) {
        var element = new XmlTree(name);
        element.say(words);
        return element;
    }

    private static String bare(String text) {
        var bare = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            boolean shield =
                    text.charAt(i) == '\\' && i + 1 < text.length() && SPECIAL.indexOf(text.charAt(i + 1)) >= 0;
            if (shield) i++;
            bare.append(text.charAt(i));
        }
        return bare.toString();
    }
}

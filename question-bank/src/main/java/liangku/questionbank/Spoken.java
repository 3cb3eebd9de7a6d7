package liangku.questionbank;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of a question is read aloud, and how: as the phone says it, so that both know a recording by the same words. Pure.
 */
final class Spoken {

    /** What JavaScript's {@code \s} and {@code trim} mean. */
    private static final Pattern BLANKS = Pattern.compile(
            "[\\t\\n\\x0B\\f\\r \\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF]+");

    private Spoken() {}

    /** {@return a text as it is said: a picture by its words, any white space as one blank} */
    static String of(String text) {
        var worded = Picture.REFERENCE
                .matcher(text)
                .replaceAll(picture -> Matcher.quoteReplacement(" " + picture.group(1) + " "));
        var folded = BLANKS.matcher(worded).replaceAll(" ");
        int from = folded.startsWith(" ") ? 1 : 0;
        int to = folded.length() > from && folded.endsWith(" ") ? folded.length() - 1 : folded.length();
        return folded.substring(from, to);
    }

    /** {@return the name of what is said, in lower-case hex} */
    static String name(String said) {
        return HexFormat.of().formatHex(Canonical.sha256().digest(said.getBytes(StandardCharsets.UTF_8)));
    }

    /** One text as it is said, and in which language it was written. */
    record Line(Heard.Language language, String said) {}

    /** {@return what is heard of a question, in the author's order, each text once; the explanation is heard in practice} */
    static List<Line> lines(QuestionContent content) {
        List<Line> lines = new ArrayList<>();
        collect(Heard.Language.ZH, Wording.of(content.body()), lines);
        add(Heard.Language.ZH, content.explanation(), lines);
        content.about().english().ifPresent(english -> {
            collect(Heard.Language.EN, english.words(), lines);
            add(Heard.Language.EN, english.explanation(), lines);
        });
        return lines;
    }

    private static void collect(Heard.Language language, Wording words, List<Line> lines) {
        add(language, words.stem(), lines);
        for (var prompt : words.prompts()) add(language, prompt, lines);
        for (var option : words.options()) add(language, option, lines);
        for (var part : words.parts()) collect(language, part, lines);
    }

    private static void add(Heard.Language language, String text, List<Line> lines) {
        var said = of(text);
        // One recording does for both where an option is the same word, such as pH.
        if (!said.isEmpty() && lines.stream().noneMatch(line -> line.said.equals(said))) {
            lines.add(new Line(language, said));
        }
    }
}

package liangku.questionbank.interchange;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import liangku.questionbank.Body;
import liangku.questionbank.Picture;
import liangku.questionbank.Question;

/** Writes questions as GIFT, in plain text. Identifier and tags stand in a comment, where Moodle looks for them. */
final class GiftWriter {

    private final CategoryPaths categories;
    private final Writer out;
    private String topic = "";

    GiftWriter(CategoryPaths categories, OutputStream out) {
        this.categories = categories;
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    void write(Question question) {
        var gift = new StringBuilder();
        if (!question.knowledgePoint().equals(topic)) {
            topic = question.knowledgePoint();
            gift.append("$CATEGORY: ").append(categories.path(topic)).append("\n\n");
        }
        gift.append("// [id:").append(mark(question.identifier())).append(']');
        for (var tag : question.labels().tags())
            gift.append(" [tag:").append(mark(tag)).append(']');
        gift.append("\n::").append(escaped(question.identifier())).append("::[plain]");
        gift.append(plain(question.body().stem())).append('{');
        answers(question.body(), gift);
        if (!question.explanation().isEmpty())
            gift.append("\t####").append(guarded(question.explanation())).append('\n');
        gift.append("}\n\n");
        try {
            out.append(gift);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void flush() throws IOException {
        out.flush();
    }

    private static void answers(Body body, StringBuilder gift) {
        switch (body) {
            case Body.SingleChoice single -> {
                gift.append('\n');
                for (int i = 0; i < single.options().size(); i++) {
                    line(
                            i == single.correct() ? "=" : "~",
                            guarded(single.options().get(i)),
                            gift);
                }
            }
            case Body.MultipleChoice multiple -> {
                gift.append('\n');
                var percents = Fractions.write(multiple);
                for (int i = 0; i < multiple.options().size(); i++) {
                    line(
                            "~%" + percents.get(i) + "%",
                            guarded(multiple.options().get(i)),
                            gift);
                }
            }
            case Body.TrueFalse statement ->
                gift.append(
                        switch (statement.correct()) {
                            case RIGHT -> "TRUE";
                            case WRONG -> "FALSE";
                        });
            case Body.Matching matching -> pairs(matching, gift);
            case Body.FillText text -> {
                gift.append('\n');
                for (var spelling : text.accepted()) line("=%100%", guarded(Wildcards.write(spelling)), gift);
            }
            case Body.FillNumber number ->
                gift.append('#')
                        .append(number.expected().toPlainString())
                        .append(':')
                        .append(number.tolerance().toPlainString());
            case Body.Ordering _, Body.Case _ -> throw new IllegalArgumentException("GIFT has no " + body.kind());
        }
    }

    private static void pairs(Body.Matching matching, StringBuilder gift) {
        gift.append('\n');
        for (int i = 0; i < matching.prompts().size(); i++) {
            line(
                    "=",
                    prompt(matching.prompts().get(i)) + " -> "
                            + match(matching, matching.correct().get(i)),
                    gift);
        }
        Set<Integer> used = new HashSet<>(matching.correct());
        for (int i = 0; i < matching.options().size(); i++) {
            if (!used.contains(i)) line("=", "-> " + match(matching, i), gift);
        }
    }

    /** The first arrow ends the left side; only HTML can hide another one from it. */
    private static String prompt(String text) {
        return text.contains("->")
                ? "[html]" + escaped(HtmlText.write(withoutPictures(text), hash -> hash))
                : guarded(text);
    }

    private static String match(Body.Matching matching, int index) {
        return plain(matching.options().get(index));
    }

    private static void line(String sign, String text, StringBuilder gift) {
        gift.append('\t').append(sign).append(text).append('\n');
    }

    /** A text that would be taken for a format or a weight says its format first. */
    private static String guarded(String text) {
        return text.startsWith("[") || text.startsWith("%") ? "[plain]" + plain(text) : plain(text);
    }

    private static String plain(String text) {
        return escaped(withoutPictures(text));
    }

    private static String withoutPictures(String text) {
        return Picture.REFERENCE
                .matcher(text)
                .replaceAll(found -> "[" + found.group(1).replace("\\", "\\\\").replace("$", "\\$") + "]");
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') escaped.append("\\n");
            else if (List.of('~', '=', '#', '{', '}', ':', '\\').contains(c))
                escaped.append('\\').append(c);
            else escaped.append(c);
        }
        return escaped.toString();
    }

    private static String mark(String word) {
        return word.replace("\\", "\\\\").replace("]", "\\]");
    }
}

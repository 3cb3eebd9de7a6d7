package liangku.questionbank.interchange;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import liangku.questionbank.Body;
import liangku.questionbank.Picture;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionForm;
import liangku.questionbank.Scoring;

/** Writes questions as Moodle XML, each with its pictures; one question in memory at a time. */
final class MoodleWriter {

    private static final String DEFAULT_PENALTY = "0.3333333";

    private final CategoryPaths categories;
    private final Shelf shelf;
    private final Writer out;
    private final StringBuilder xml = new StringBuilder();
    private String topic = "";

    MoodleWriter(CategoryPaths categories, Shelf shelf, OutputStream out) {
        this.categories = categories;
        this.shelf = shelf;
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    void begin() throws IOException {
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n");
    }

    void finish() throws IOException {
        out.append("</quiz>\n");
        out.flush();
    }

    /** What is written around a question's own parts. */
    private record Cover(
            String name, String identifier, String explanation, String more, List<String> tags, Set<String> pictures) {}

    void write(Question question) {
        xml.setLength(0);
        category(question.knowledgePoint());
        var form = QuestionForm.of(question);
        var body = question.body();
        var pictures = pictures(body);
        form.more().english().ifPresent(english -> pictures.addAll(Picture.in(MoodleMore.words(english))));
        question(
                body,
                new Cover(
                        question.identifier(),
                        question.identifier(),
                        question.explanation(),
                        MoodleMore.write(form, body),
                        question.labels().tags(),
                        pictures));
        if (body instanceof Body.Case story) parts(question.identifier(), story);
        try {
            out.append(xml);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void category(String leaf) {
        if (leaf.equals(topic)) return;
        topic = leaf;
        xml.append("<question type=\"category\"><category><text>")
                .append(escaped(categories.path(leaf)))
                .append("</text></category></question>\n");
    }

    private void parts(String identifier, Body.Case story) {
        for (int i = 0; i < story.parts().size(); i++) {
            var part = story.parts().get(i);
            var name = "%s · %02d".formatted(identifier, i + 1);
            question(
                    part,
                    new Cover(name, "", "", MoodleMore.writePart(identifier, i + 1, part), List.of(), pictures(part)));
        }
    }

    private void question(Body body, Cover cover) {
        xml.append("<question type=\"").append(MoodleKinds.type(body)).append("\">\n");
        xml.append("  <name><text>").append(escaped(cover.name)).append("</text></name>\n");
        html("questiontext", "", body.stem(), "");
        html("generalfeedback", "", cover.explanation, attached(cover));
        flag("defaultgrade", body instanceof Body.Case ? "0" : "1");
        flag("penalty", body instanceof Body.TrueFalse ? "1" : DEFAULT_PENALTY);
        flag("hidden", "0");
        flag("idnumber", escaped(cover.identifier));
        asked(body);
        xml.append("  <tags>");
        for (var tag : cover.tags)
            xml.append("<tag><text>").append(escaped(tag)).append("</text></tag>");
        xml.append("</tags>\n</question>\n");
    }

    private String attached(Cover cover) {
        var files = new StringBuilder(file(MoodleMore.FILE, cover.more.getBytes(StandardCharsets.UTF_8)));
        cover.pictures.removeAll(Picture.in(cover.explanation));
        for (var hash : cover.pictures) files.append(picture(hash));
        return files.toString();
    }

    private void asked(Body body) {
        switch (body) {
            case Body.SingleChoice single -> {
                choice("true", single.pinned().isEmpty());
                for (int i = 0; i < single.options().size(); i++) {
                    option(i == single.correct() ? "100" : "0", single.options().get(i));
                }
            }
            case Body.MultipleChoice multiple -> {
                choice("false", multiple.pinned().isEmpty());
                var percents = Fractions.write(multiple);
                for (int i = 0; i < percents.size(); i++)
                    option(percents.get(i), multiple.options().get(i));
            }
            case Body.TrueFalse statement -> {
                boolean right = statement.correct() == Body.TrueFalse.Verdict.RIGHT;
                plain(right ? "100" : "0", "true", "");
                plain(right ? "0" : "100", "false", "");
            }
            case Body.Matching matching -> pairs(matching);
            case Body.Ordering ordering -> {
                flag("layouttype", "VERTICAL");
                flag("selecttype", "ALL");
                flag("selectcount", "0");
                flag(
                        "gradingtype",
                        ordering.scoring() == Scoring.ALL_OR_NOTHING ? "ALL_OR_NOTHING" : "ABSOLUTE_POSITION");
                for (int i = 0; i < ordering.options().size(); i++) {
                    option(Integer.toString(i + 1), ordering.options().get(i));
                }
            }
            case Body.FillText text -> {
                flag("usecase", "0");
                for (var spelling : text.accepted()) plain("100", Wildcards.write(spelling), "");
            }
            case Body.FillNumber number -> number(number);
            case Body.Case _ -> {}
        }
    }

    private void choice(String single, boolean shuffled) {
        flag("single", single);
        flag("shuffleanswers", Boolean.toString(shuffled));
        flag("answernumbering", "ABCD");
    }

    private void number(Body.FillNumber number) {
        plain(
                "100",
                number.expected().toPlainString(),
                "<tolerance>" + number.tolerance().toPlainString() + "</tolerance>");
        if (!number.unit().isEmpty()) {
            xml.append("  <units><unit><multiplier>1</multiplier><unit_name>")
                    .append(escaped(number.unit()))
                    .append("</unit_name></unit></units>\n");
        }
        flag("unitgradingtype", "0");
        // 0: a unit may be typed behind the number; 3: there is none.
        flag("showunits", number.unit().isEmpty() ? "3" : "0");
        flag("unitsleft", "0");
    }

    private void pairs(Body.Matching matching) {
        flag("shuffleanswers", "true");
        Set<Integer> used = new HashSet<>(matching.correct());
        for (int i = 0; i < matching.prompts().size(); i++) {
            pair(
                    matching.prompts().get(i),
                    matching.options().get(matching.correct().get(i)));
        }
        for (int i = 0; i < matching.options().size(); i++) {
            if (!used.contains(i)) pair("", matching.options().get(i));
        }
    }

    private void pair(String prompt, String match) {
        html("subquestion", "", prompt, "<answer><text>" + words(match) + "</text></answer>");
    }

    private void option(String percent, String text) {
        html("answer", " fraction=\"" + percent + "\"", text, "");
    }

    private void plain(String percent, String text, String more) {
        xml.append("  <answer fraction=\"")
                .append(percent)
                .append("\" format=\"moodle_auto_format\"><text>")
                .append(words(text))
                .append("</text>")
                .append(more)
                .append("</answer>\n");
    }

    private void html(String element, String attributes, String text, String more) {
        xml.append("  <").append(element).append(attributes).append(" format=\"html\"><text>");
        xml.append(words(HtmlText.write(text, hash -> MoodleFiles.PREFIX + name(hash))))
                .append("</text>");
        for (var hash : Picture.in(text)) xml.append(picture(hash));
        xml.append(more).append("</").append(element).append(">\n");
    }

    private void flag(String element, String value) {
        xml.append("  <")
                .append(element)
                .append('>')
                .append(value)
                .append("</")
                .append(element)
                .append(">\n");
    }

    private String name(String hash) {
        var type = shelf.picture(hash).map(shown -> shown.picture().mediaType()).orElse("image/png");
        return hash + "." + type.substring("image/".length());
    }

    private String picture(String hash) {
        return shelf.picture(hash).map(shown -> file(name(hash), shown.bytes())).orElse("");
    }

    private static String file(String name, byte[] bytes) {
        return "<file name=\"" + name + "\" path=\"/\" encoding=\"base64\">"
                + Base64.getEncoder().encodeToString(bytes) + "</file>";
    }

    /** {@return the pictures of texts that Moodle takes for plain words, and so shows no pictures in} */
    private static Set<String> pictures(Body body) {
        Set<String> hashes = new LinkedHashSet<>();
        switch (body) {
            case Body.Matching matching -> matching.options().forEach(option -> hashes.addAll(Picture.in(option)));
            case Body.FillText text -> text.accepted().forEach(spelling -> hashes.addAll(Picture.in(spelling)));
            case Body.SingleChoice _,
                    Body.MultipleChoice _,
                    Body.TrueFalse _,
                    Body.Ordering _,
                    Body.FillNumber _,
                    Body.Case _ -> {}
        }
        return hashes;
    }

    private static String words(String text) {
        if (text.isEmpty()) return "";
        return "<![CDATA[" + legal(text).replace("]]>", "]]]]><![CDATA[>") + "]]>";
    }

    private static String escaped(String text) {
        return legal(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** XML has no way to say these two, and nobody means them. */
    private static String legal(String text) {
        return text.replace('\uFFFE', '\uFFFD').replace('\uFFFF', '\uFFFD');
    }
}

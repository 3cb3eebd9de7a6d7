package liangku.questionbank.interchange;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import liangku.questionbank.Body;
import liangku.questionbank.MoreForm;
import liangku.questionbank.Picture;
import liangku.questionbank.Pictures;
import liangku.questionbank.Question;

/** Writes one item. */
final class QtiItemWriter {

    /** The outcome whose value shows the explanation. */
    private static final String FEEDBACK = "FEEDBACK";

    private static final String EXPLANATION = "explanation";
    private static final int TITLE_MAX = 60;

    private final QtiOut out;
    private final Function<String, Optional<Pictures.Shown>> shelf;
    private final Map<String, Pictures.Shown> pictures = new LinkedHashMap<>();

    QtiItemWriter(QtiDialect dialect, Function<String, Optional<Pictures.Shown>> shelf) {
        this.out = new QtiOut(dialect);
        this.shelf = shelf;
    }

    /** {@return the item as XML, without a declaration} */
    String write(Question question) {
        var body = question.body();
        var parts = body instanceof Body.Case story ? story.parts() : List.of(body);
        var declared = new QtiDeclarations(out, parts);
        QtiPackageWriter.root(out, "assessmentItem");
        out.with("identifier", question.identifier()).with("title", title(body.stem()));
        out.with("adaptive", "false").with("timeDependent", "false").with("xml:lang", "zh-CN");
        out.with("toolName", QtiItemReader.TOOL).with("toolVersion", "1");
        declared.write();
        if (!question.explanation().isEmpty()) feedbackOutcome();
        out.open("itemBody");
        if (body instanceof Body.Case) paragraph(body.stem());
        for (int i = 0; i < parts.size(); i++) {
            boolean divided = parts.size() > 1;
            if (divided) out.plain("div");
            paragraph(parts.get(i).stem());
            interaction(parts.get(i), declared.response(i));
            if (divided) out.close();
        }
        out.close();
        new QtiRules(out, parts, declared).write();
        if (!question.explanation().isEmpty()) feedback(question.explanation());
        return out.close().toString();
    }

    /** {@return the pictures of what was written and of the English words, each once} */
    Collection<Pictures.Shown> pictures(MoreForm more) {
        more.english().ifPresent(this::collect);
        return pictures.values();
    }

    private void collect(MoreForm.EnglishForm english) {
        Picture.in(english.stem()).forEach(this::picture);
        Picture.in(english.explanation()).forEach(this::picture);
        for (var option : english.options()) Picture.in(option).forEach(this::picture);
        english.parts().forEach(this::collect);
    }

    private String picture(String hash) {
        var shown = pictures.get(hash);
        if (shown == null) {
            shown = shelf.apply(hash).orElse(null);
            // The bank has every picture that its texts name; a hash somebody typed names none.
            if (shown == null) return "../" + QtiText.PICTURES + hash;
            pictures.put(hash, shown);
        }
        return QtiPackageWriter.address(shown.picture());
    }

    private static String title(String stem) {
        var words = Picture.REFERENCE
                .matcher(stem)
                .replaceAll(" ")
                .replaceAll("\\s+", " ")
                .strip();
        if (words.isEmpty()) return "?";
        if (words.length() <= TITLE_MAX) return words;
        int end = Character.isHighSurrogate(words.charAt(TITLE_MAX - 1)) ? TITLE_MAX - 1 : TITLE_MAX;
        return words.substring(0, end) + "…";
    }

    private void feedbackOutcome() {
        out.open("outcomeDeclaration").with("identifier", FEEDBACK);
        out.with("cardinality", "single").with("baseType", "identifier");
        out.open("defaultValue").say("value", EXPLANATION).close().close();
    }

    private void feedback(String explanation) {
        out.open("modalFeedback").with("outcomeIdentifier", FEEDBACK).with("identifier", EXPLANATION);
        out.with("showHide", "show");
        boolean wrapped = out.dialect() == QtiDialect.V3_0;
        if (wrapped) out.open("contentBody");
        paragraph(explanation);
        if (wrapped) out.close();
        out.close();
    }

    private void paragraph(String text) {
        out.plain("p");
        words(text);
        out.close();
    }

    private void words(String text) {
        out.html(HtmlText.write(text, this::picture));
    }

    private void interaction(Body body, String response) {
        switch (body) {
            case Body.SingleChoice single -> choice(single.options(), single.pinned(), response, 1);
            case Body.MultipleChoice multiple -> choice(multiple.options(), multiple.pinned(), response, 0);
            case Body.TrueFalse _ -> statement(response);
            case Body.Matching matching -> matching(matching, response);
            case Body.Ordering ordering -> ordering(ordering, response);
            case Body.FillText _ -> field(response, "");
            case Body.FillNumber number -> field(response, number.unit());
            case Body.Case _ -> throw new IllegalArgumentException("a case within a case");
        }
    }

    private void choice(List<String> options, List<Integer> pinned, String response, int most) {
        open("choiceInteraction", response).with("shuffle", "true").with("maxChoices", Integer.toString(most));
        for (int i = 0; i < options.size(); i++) {
            out.open("simpleChoice").with("identifier", QtiDeclarations.letter(i));
            if (pinned.contains(i)) out.with("fixed", "true");
            words(options.get(i));
            out.close();
        }
        out.close();
    }

    private QtiOut open(String interaction, String response) {
        return out.open(interaction).with("responseIdentifier", response);
    }

    private void statement(String response) {
        open("choiceInteraction", response).with("shuffle", "false").with("maxChoices", "1");
        out.open("simpleChoice")
                .with("identifier", QtiDeclarations.TRUE)
                .with("fixed", "true")
                .words("正确")
                .close();
        out.open("simpleChoice")
                .with("identifier", QtiDeclarations.FALSE)
                .with("fixed", "true")
                .words("错误")
                .close();
        out.close();
    }

    private void matching(Body.Matching matching, String response) {
        int prompts = matching.prompts().size();
        open("matchInteraction", response).with("shuffle", "true");
        out.with("maxAssociations", Integer.toString(prompts));
        associables(matching.prompts(), "P", 1);
        associables(matching.options(), "M", prompts);
        out.close();
    }

    private void associables(List<String> texts, String prefix, int most) {
        out.open("simpleMatchSet");
        for (int i = 0; i < texts.size(); i++) {
            out.open("simpleAssociableChoice").with("identifier", prefix + (i + 1));
            out.with("matchMax", Integer.toString(most));
            words(texts.get(i));
            out.close();
        }
        out.close();
    }

    private void ordering(Body.Ordering ordering, String response) {
        open("orderInteraction", response).with("shuffle", "true");
        var shown = QtiDeclarations.shown(ordering);
        IntStream.range(0, shown.size()).forEach(place -> {
            out.open("simpleChoice").with("identifier", QtiDeclarations.letter(place));
            words(ordering.options().get(shown.get(place)));
            out.close();
        });
        out.close();
    }

    private void field(String response, String unit) {
        out.plain("p");
        open("textEntryInteraction", response).with("expectedLength", "20").close();
        if (!unit.isEmpty())
            out.plain("span").with("class", QtiBody.UNIT).words(unit).close();
        out.close();
    }
}

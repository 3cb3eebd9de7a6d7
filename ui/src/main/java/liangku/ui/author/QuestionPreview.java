package liangku.ui.author;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import liangku.questionbank.QuestionForm;
import liangku.questionbank.QuestionKind;
import liangku.ui.kit.Badge;
import liangku.ui.kit.Formats;
import liangku.ui.kit.Tone;

/** The question as the worker's phone shows it, and below it what the result explains. */
class QuestionPreview extends Div {

    private static final long serialVersionUID = 1L;

    QuestionPreview(QuestionForm form) {
        addClassName("lk-question");
        var kind = QuestionKind.valueOf(form.kind());
        var formats = Formats.of(getLocale());
        var stem = new Paragraph(form.stem());
        stem.addClassName("stem");
        add(new Badge(formats.name(kind.zh(), kind.en()), Tone.PLAIN), stem);
        var options = kind == QuestionKind.TRUE_FALSE
                ? List.of(getTranslation("author.right"), getTranslation("author.wrong"))
                : form.options();
        for (int i = 0; i < options.size(); i++) {
            var letter = kind == QuestionKind.TRUE_FALSE ? (i == 0 ? "T" : "F") : String.valueOf((char) ('A' + i));
            var mark = new Span(kind == QuestionKind.TRUE_FALSE ? (i == 0 ? "✓" : "✗") : letter);
            mark.addClassName("letter");
            var option = new Div(mark, new Span(options.get(i)));
            option.addClassName("option");
            if (form.answer().contains(letter)) option.addClassName("key");
            add(option);
        }
        if (!form.explanation().isBlank()) {
            var why = new Div(new Paragraph(form.explanation()), new Span(form.source()));
            why.addClassName("why");
            add(why);
        }
    }
}

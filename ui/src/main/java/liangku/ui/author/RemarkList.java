package liangku.ui.author;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.function.SerializableRunnable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import liangku.questionbank.EvidenceWords;
import liangku.questionbank.LabelChange;
import liangku.questionbank.Question;
import liangku.questionbank.Remark;
import liangku.ui.kit.Badge;
import liangku.ui.kit.Formats;
import liangku.ui.kit.Tone;

/** What was done to a question and said about it, the newest first, and a field to say more. */
class RemarkList extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Bank bank;

    RemarkList(Bank bank, Question question, List<Remark> remarks, SerializableRunnable said) {
        this.bank = bank;
        addClassName("lk-form");
        var text = new TextArea(getTranslation("author.remark"));
        text.setWidthFull();
        text.setMaxLength(Remark.TEXT_MAX);
        var say = new Button(getTranslation("author.remark.say"), click -> {
            if (text.getValue().isBlank()) return;
            bank.questions().comment(question.reference(), text.getValue(), bank.subject(), bank.now());
            said.run();
        });
        say.addThemeVariants(ButtonVariant.LUMO_SMALL);
        var list = new OrderedList();
        list.addClassName("lk-timeline");
        remarks.forEach(remark -> list.add(line(remark)));
        add(text, say, list);
    }

    private ListItem line(Remark remark) {
        var step = new Badge(
                getTranslation("author.step." + remark.step().name().toLowerCase(Locale.ROOT)), tone(remark.step()));
        var who = new Span(bank.name(remark.by(), getTranslation("author.somebody"))
                + " · "
                + Formats.of(getLocale()).moment(remark.at())
                + " · "
                + getTranslation("author.version.of", remark.version()));
        who.addClassName("lk-quiet");
        var text = new Span(remark.step() == Remark.Step.FILED ? filed(remark.text()) : said(remark.text()));
        text.addClassName("said");
        var item = new ListItem(step, who);
        if (!remark.text().isEmpty()) item.add(text);
        item.getElement().setAttribute("data-tone", tone(remark.step()).attribute());
        return item;
    }

    /** {@return what came and went, in the reader's words} */
    private String filed(String changes) {
        return changes.lines()
                .flatMap(line -> LabelChange.read(line).stream())
                .map(change -> getTranslation(
                        "author.filed." + change.kind().name().toLowerCase(Locale.ROOT) + "."
                                + change.direction().name().toLowerCase(Locale.ROOT),
                        change.kind() == LabelChange.Kind.TAG ? TagWord.of(change.name(), this) : change.name()))
                .collect(Collectors.joining(" · "));
    }

    /** {@return what a machine found, in the reader's words; what a person wrote, as it was written} */
    private String said(String text) {
        return EvidenceWords.read(text)
                .map(found -> found.stream()
                        .map(evidence -> EvidenceLine.of(evidence, this))
                        .collect(Collectors.joining("\n")))
                .orElse(text);
    }

    private static Tone tone(Remark.Step step) {
        return switch (step) {
            case COMMENTED, SUBMITTED, FILED -> Tone.PLAIN;
            case RETURNED -> Tone.WAIT;
            case APPROVED, REVIVED -> Tone.GOOD;
            case RETIRED -> Tone.STOP;
        };
    }
}

package liangku.ui.author;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.function.SerializableRunnable;
import java.util.Collection;
import java.util.List;
import liangku.questionbank.QuestionKind;
import liangku.questionbank.Wording;
import liangku.ui.kit.Formats;

/** What is asked and what is right: a kind, a stem, and what that kind has beside it. */
class AskedField extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Bank bank;
    private final SerializableRunnable changed;
    private final Select<QuestionKind> kind = new Select<>();
    private final PicturedText stem;
    private final Div place = new Div();
    private AnswerField answer;

    AskedField(String label, Collection<QuestionKind> kinds, Bank bank, SerializableRunnable changed) {
        this.bank = bank;
        this.changed = changed;
        var formats = Formats.of(getLocale());
        kind.setLabel(getTranslation("author.question.kind"));
        kind.setItems(kinds);
        kind.setItemLabelGenerator(value -> formats.name(value.zh(), value.en()));
        kind.setValue(QuestionKind.SINGLE);
        var text = new TextArea(label);
        text.setMinRows(2);
        stem = new PicturedText(text, bank);
        stem.whenChanged(changed);
        answer = AnswerField.of(QuestionKind.SINGLE, bank);
        answer.whenChanged(changed);
        kind.addValueChangeListener(chosen -> {
            if (chosen.isFromClient()) become(chosen.getValue(), draft());
        });
        addClassName("lk-form");
        place.add(answer);
        add(stem, place);
    }

    /** {@return the choice of kind, to be placed by whoever owns this} */
    Select<QuestionKind> kind() {
        return kind;
    }

    Draft draft() {
        return answer.draft(stem.value());
    }

    void fill(Draft draft) {
        kind.setValue(draft.kind());
        stem.setValue(draft.words().stem());
        become(draft.kind(), draft);
    }

    void focus() {
        stem.focus();
    }

    private void become(QuestionKind wanted, Draft draft) {
        answer = AnswerField.of(wanted, bank);
        var options = draft.words().options();
        // What was written as options is not lost while somebody tries another kind.
        answer.fill(
                draft.kind() == wanted
                        ? draft
                        : Draft.of(wanted, new Wording("", options, List.of(), List.of(), "", List.of())));
        answer.whenChanged(changed);
        place.removeAll();
        place.add(answer);
        changed.run();
    }
}

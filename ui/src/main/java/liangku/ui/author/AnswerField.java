package liangku.ui.author;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.function.SerializableRunnable;
import liangku.questionbank.QuestionKind;

/** What a kind of question has beside its stem: what can be chosen, and what is right. One class for each way. */
abstract sealed class AnswerField extends Div
        permits ChoiceField, StatementField, MatchingField, OrderingField, FillTextField, FillNumberField, CaseField {

    private static final long serialVersionUID = 1L;

    private SerializableRunnable changed = () -> {};

    AnswerField() {
        addClassName("lk-form");
    }

    /** {@return an empty field for this kind} */
    static AnswerField of(QuestionKind kind, Bank bank) {
        return switch (kind) {
            case SINGLE, MULTIPLE -> new ChoiceField(kind, bank);
            case TRUE_FALSE -> new StatementField();
            case MATCHING -> new MatchingField(bank);
            case ORDERING -> new OrderingField(bank);
            case FILL_TEXT -> new FillTextField();
            case FILL_NUMBER -> new FillNumberField();
            case CASE -> new CaseField(bank);
        };
    }

    /** {@return what stands in it, under this stem} */
    abstract Draft draft(String stem);

    /** Shows a question, of this kind or another: what fits is taken over. */
    abstract void fill(Draft draft);

    final void whenChanged(SerializableRunnable listener) {
        changed = listener;
    }

    final void tell() {
        changed.run();
    }
}

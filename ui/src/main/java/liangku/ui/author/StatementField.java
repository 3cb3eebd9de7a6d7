package liangku.ui.author;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.List;
import java.util.Optional;
import liangku.questionbank.Body;
import liangku.questionbank.QuestionKind;
import liangku.questionbank.Wording;

/** Whether a statement is right. */
final class StatementField extends AnswerField {

    private static final long serialVersionUID = 1L;

    private final RadioButtonGroup<Body.TrueFalse.Verdict> verdict = new RadioButtonGroup<>();

    StatementField() {
        verdict.setLabel(getTranslation("author.statement"));
        verdict.setItems(Body.TrueFalse.Verdict.values());
        verdict.setItemLabelGenerator(value -> switch (value) {
            case RIGHT -> getTranslation("author.right");
            case WRONG -> getTranslation("author.wrong");
        });
        verdict.addValueChangeListener(chosen -> tell());
        add(verdict);
    }

    @Override
    Draft draft(String stem) {
        return Draft.of(QuestionKind.TRUE_FALSE, new Wording(stem, List.of(), List.of(), List.of(), "", List.of()))
                .judged(Optional.ofNullable(verdict.getValue()));
    }

    @Override
    void fill(Draft draft) {
        draft.verdict().ifPresent(verdict::setValue);
    }
}

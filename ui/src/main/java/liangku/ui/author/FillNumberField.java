package liangku.ui.author;

import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import liangku.questionbank.QuestionKind;
import liangku.questionbank.Wording;

/** A number, how far from it still counts, and what it is counted in. */
final class FillNumberField extends AnswerField {

    private static final long serialVersionUID = 1L;
    private static final String NUMBER = "[0-9.+\\-]";
    private static final int UNIT_MAX = 20;

    private final TextField expected = new TextField(getTranslation("author.number.value"));
    private final TextField tolerance = new TextField(getTranslation("author.number.tolerance"));
    private final TextField unit = new TextField(getTranslation("author.number.unit"));

    FillNumberField() {
        expected.setAllowedCharPattern(NUMBER);
        tolerance.setAllowedCharPattern(NUMBER);
        tolerance.setPlaceholder("0");
        tolerance.setHelperText(getTranslation("author.number.tolerance.help"));
        unit.setPlaceholder("℃");
        unit.setMaxLength(UNIT_MAX);
        var form = new FormLayout(expected, tolerance, unit);
        form.setAutoResponsive(true);
        form.setAutoRows(true);
        form.setExpandColumns(true);
        form.setExpandFields(true);
        for (var field : List.of(expected, tolerance, unit)) {
            field.setValueChangeMode(ValueChangeMode.LAZY);
            field.addValueChangeListener(typed -> tell());
        }
        add(form);
    }

    @Override
    Draft draft(String stem) {
        return Draft.of(
                        QuestionKind.FILL_NUMBER,
                        new Wording(stem, List.of(), List.of(), List.of(), unit.getValue(), List.of()))
                .counting(expected.getValue(), tolerance.getValue());
    }

    @Override
    void fill(Draft draft) {
        expected.setValue(draft.expected());
        tolerance.setValue(draft.tolerance());
        unit.setValue(draft.words().unit());
    }
}

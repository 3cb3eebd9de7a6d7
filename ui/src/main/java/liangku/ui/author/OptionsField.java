package liangku.ui.author;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableRunnable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import liangku.questionbank.QuestionKind;

/** Options with a tick at what is right; for a statement, right and wrong. */
class OptionsField extends Div {

    private static final long serialVersionUID = 1L;
    private static final int AT_FIRST = 4;
    private static final int MOST = 10;

    private record Row(TextField text, Checkbox right) implements Serializable {}

    private final ArrayList<Row> rows = new ArrayList<>();
    private final Div lines = new Div();
    private final Button more =
            new Button(getTranslation("author.option.add"), VaadinIcon.PLUS.create(), click -> another());
    private QuestionKind kind = QuestionKind.SINGLE;
    private SerializableRunnable changed = () -> {};

    OptionsField() {
        addClassName("lk-options");
        lines.addClassName("lk-options");
        more.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        add(new Span(getTranslation("author.options")), lines, more);
    }

    void whenChanged(SerializableRunnable listener) {
        changed = listener;
    }

    void setKind(QuestionKind wanted) {
        if (kind != wanted || rows.isEmpty()) {
            fill(wanted, wanted == QuestionKind.TRUE_FALSE ? List.of() : texts(), "");
        }
    }

    void fill(QuestionKind wanted, List<String> texts, String answer) {
        kind = wanted;
        rows.clear();
        lines.removeAll();
        var statement = wanted == QuestionKind.TRUE_FALSE;
        more.setVisible(!statement);
        if (statement) {
            row(getTranslation("author.right"), answer.equals("T")).text().setReadOnly(true);
            row(getTranslation("author.wrong"), answer.equals("F")).text().setReadOnly(true);
            return;
        }
        for (int i = 0; i < Math.max(AT_FIRST, texts.size()); i++) {
            row(i < texts.size() ? texts.get(i) : "", answer.indexOf('A' + i) >= 0);
        }
    }

    /** {@return the options as typed; none for a statement} */
    List<String> texts() {
        if (kind == QuestionKind.TRUE_FALSE) {
            return List.of();
        }
        var texts =
                new ArrayList<>(rows.stream().map(row -> row.text().getValue()).toList());
        while (!texts.isEmpty() && texts.getLast().isBlank()) texts.removeLast();
        return texts;
    }

    /** {@return letters of what is ticked, or T or F} */
    String answer() {
        var letters = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).right().getValue()) {
                letters.append(kind == QuestionKind.TRUE_FALSE ? (i == 0 ? 'T' : 'F') : (char) ('A' + i));
            }
        }
        return letters.toString();
    }

    private void another() {
        if (rows.size() < MOST) {
            row("", false).text().focus();
        }
    }

    private Row row(String value, Boolean right) {
        var letter = kind == QuestionKind.TRUE_FALSE ? "" : String.valueOf((char) ('A' + rows.size()));
        var row = new Row(new TextField("", value, ""), new Checkbox(right));
        row.text().setAriaLabel(getTranslation("author.option", letter));
        row.text().setPrefixComponent(new Span(letter));
        row.text().setValueChangeMode(ValueChangeMode.LAZY);
        row.right().setAriaLabel(getTranslation("author.option.right", letter));
        row.text().addValueChangeListener(typed -> changed.run());
        row.right().addValueChangeListener(ticked -> {
            if (kind != QuestionKind.MULTIPLE && ticked.isFromClient() && ticked.getValue()) {
                rows.stream()
                        .filter(other -> !other.equals(row))
                        .forEach(other -> other.right().setValue(false));
            }
            changed.run();
        });
        rows.add(row);
        var line = new Div(row.right(), row.text());
        line.addClassName("line");
        lines.add(line);
        return row;
    }
}

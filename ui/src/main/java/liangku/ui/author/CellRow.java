package liangku.ui.author;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableRunnable;
import java.util.List;
import java.util.Optional;
import liangku.questionbank.Blueprint;
import liangku.questionbank.QuestionKind;
import liangku.questionbank.Topic;
import liangku.ui.kit.Formats;
import org.jspecify.annotations.Nullable;

/** One cell of a blueprint: so many questions of a kind on a topic, at a difficulty, for so many points. */
class CellRow extends Div {

    private static final long serialVersionUID = 1L;
    private static final int COUNT_MAX = 300;
    private static final int POINTS_MAX = 100;

    private final ComboBox<Topic> topic = new ComboBox<>();
    private final Select<QuestionKind> kind = new Select<>();
    private final Select<Integer> from = new Select<>();
    private final Select<Integer> to = new Select<>();
    private final IntegerField count = number("author.blueprint.count", "author.blueprint.count.unit", COUNT_MAX);
    private final IntegerField points = number("author.blueprint.points", "author.blueprint.points.unit", POINTS_MAX);
    private final Span complaint = new Span();
    private final Span place = new Span();

    CellRow(Bank bank, Blueprint.Cell cell, SerializableRunnable changed, SerializableRunnable removed) {
        var formats = Formats.of(getLocale());
        addClassName("lk-blueprint-cell");
        topic.setAriaLabel(getTranslation("author.question.topic"));
        topic.setPlaceholder(getTranslation("author.topics.all"));
        topic.setItems(bank.taxonomy().all());
        topic.setItemLabelGenerator(value -> (value.leaf() ? "\u2003" : "") + bank.topic(value, formats));
        topic.setClearButtonVisible(true);
        bank.taxonomy().find(cell.topic()).ifPresent(topic::setValue);
        kind.setAriaLabel(getTranslation("author.question.kind"));
        kind.setItems(QuestionKind.values());
        kind.setItemLabelGenerator(value -> formats.name(value.zh(), value.en()));
        kind.setValue(cell.kind());
        difficulty(from, "author.blueprint.from", cell.difficultyFrom());
        difficulty(to, "author.blueprint.to", cell.difficultyTo());
        count.setValue(cell.count());
        points.setValue(cell.points());
        for (HasValue<?, ?> field : List.<HasValue<?, ?>>of(topic, kind, from, to, count, points)) {
            field.addValueChangeListener(change -> changed.run());
        }
        var remove = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> removed.run());
        remove.setAriaLabel(getTranslation("author.blueprint.cell.remove"));
        remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        complaint.addClassName("complaint");
        complaint.getElement().setAttribute("role", "status");
        place.addClassName("place");
        var difficulties = new Div(from, new Span("–"), to);
        difficulties.addClassName("range");
        add(place, topic, kind, difficulties, count, points, remove, complaint);
    }

    private void difficulty(Select<Integer> select, String word, int value) {
        select.setAriaLabel(getTranslation(word));
        select.setItems(1, 2, 3, 4, 5);
        select.setValue(value);
    }

    private IntegerField number(String word, String unit, int most) {
        var field = new IntegerField();
        field.setAriaLabel(getTranslation(word));
        field.setSuffixComponent(new Span(getTranslation(unit)));
        field.setMin(1);
        field.setMax(most);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        return field;
    }

    /** {@return what is set; nothing as long as it makes no cell} */
    Optional<Blueprint.Cell> cell() {
        int low = from.getValue();
        int high = to.getValue();
        boolean isWhole =
                isWithin(count.getValue(), COUNT_MAX) && isWithin(points.getValue(), POINTS_MAX) && low <= high;
        return isWhole
                ? Optional.of(new Blueprint.Cell(
                        topic.getOptionalValue().map(Topic::code).orElse(""),
                        low,
                        high,
                        kind.getValue(),
                        count.getValue(),
                        points.getValue()))
                : Optional.empty();
    }

    private static boolean isWithin(@Nullable Integer value, int most) {
        return value != null && value >= 1 && value <= most;
    }

    void number(int number) {
        place.setText(Integer.toString(number));
    }

    /** Says what is wrong with it; an empty text: nothing. */
    void complain(String why) {
        complaint.setText(why);
        getElement().setAttribute("data-short", !why.isEmpty());
    }
}

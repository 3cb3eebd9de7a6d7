package liangku.ui.author;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableFunction;
import com.vaadin.flow.function.SerializableRunnable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import liangku.questionbank.QuestionFilter;
import liangku.questionbank.QuestionKind;
import liangku.questionbank.QuestionStatus;
import liangku.questionbank.Topic;
import liangku.ui.kit.Formats;

/** What to look for in the bank. */
class QuestionFilterBar extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Bank bank;
    private final TextField text = new TextField();
    private final ComboBox<Topic> topic = new ComboBox<>();
    private final Select<QuestionKind> kind;
    private final Select<Integer> difficulty;
    private final Select<QuestionStatus> status;

    QuestionFilterBar(Bank bank, SerializableRunnable changed) {
        this.bank = bank;
        addClassName("lk-toolbar");
        var formats = Formats.of(getLocale());
        text.setPlaceholder(getTranslation("author.find"));
        text.setAriaLabel(getTranslation("author.find"));
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        topic.setPlaceholder(getTranslation("author.topics.all"));
        topic.setAriaLabel(getTranslation("author.question.topic"));
        topic.setItems(bank.taxonomy().all());
        // A group stands above its leaves; the leaves are set in, so that the list reads as a tree.
        topic.setItemLabelGenerator(value -> (value.leaf() ? "\u2003" : "") + bank.topic(value, formats));
        topic.setClearButtonVisible(true);
        topic.setWidth("14rem");
        kind = select(
                "author.question.kind", List.of(QuestionKind.values()), value -> formats.name(value.zh(), value.en()));
        difficulty = select("author.question.difficulty", List.of(1, 2, 3, 4, 5), value -> Integer.toString(value));
        status = select(
                "author.question.status",
                List.of(QuestionStatus.values()),
                value -> getTranslation("author.status." + value.name().toLowerCase(Locale.ROOT)));
        text.addValueChangeListener(typed -> changed.run());
        topic.addValueChangeListener(chosen -> changed.run());
        kind.addValueChangeListener(chosen -> changed.run());
        difficulty.addValueChangeListener(chosen -> changed.run());
        status.addValueChangeListener(chosen -> changed.run());
        add(text, topic, kind, difficulty, status);
    }

    void choose(String code) {
        bank.taxonomy().find(code).ifPresent(topic::setValue);
    }

    QuestionFilter value() {
        return new QuestionFilter(
                topic.getOptionalValue().map(Topic::code).orElse(""),
                Optional.ofNullable(kind.getValue()),
                Optional.ofNullable(difficulty.getValue()),
                Optional.ofNullable(status.getValue()),
                text.getValue().strip());
    }

    /** {@return the same, of what waits for a second person only} */
    QuestionFilter drafts() {
        var all = value();
        return new QuestionFilter(
                all.topic(), all.kind(), all.difficulty(), Optional.of(QuestionStatus.DRAFT), all.text());
    }

    private <T> Select<T> select(String word, List<T> values, SerializableFunction<T, String> label) {
        var select = new Select<T>();
        var all = getTranslation(word) + " · " + getTranslation("kit.all");
        select.setAriaLabel(getTranslation(word));
        select.setWidth("9.5rem");
        select.setPlaceholder(all);
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(all);
        select.setItems(values);
        select.setItemLabelGenerator(value -> value == null ? all : label.apply(value));
        return select;
    }
}

package liangku.ui.author;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import liangku.questionbank.QuestionForm;
import liangku.questionbank.QuestionKind;
import liangku.questionbank.Scoring;
import liangku.questionbank.Topic;
import liangku.ui.kit.Formats;

/** The fields of a question; what a kind does not have is not shown. */
class QuestionFields extends Div {

    private static final long serialVersionUID = 1L;

    private final TextField identifier = new TextField(getTranslation("author.question.identifier"));
    private final Select<QuestionKind> kind = new Select<>();
    private final ComboBox<Topic> topic = new ComboBox<>(getTranslation("author.question.topic"));
    private final Select<Integer> difficulty = new Select<>();
    private final TextArea stem = new TextArea(getTranslation("author.question.stem"));
    private final OptionsField options = new OptionsField();
    private final Select<Scoring> scoring = new Select<>();
    private final TextArea explanation = new TextArea(getTranslation("author.question.explanation"));
    private final TextField source = new TextField(getTranslation("author.question.source"));

    QuestionFields(Bank bank, Optional<QuestionForm> known, SerializableConsumer<QuestionForm> typed) {
        var formats = Formats.of(getLocale());
        kind.setLabel(getTranslation("author.question.kind"));
        kind.setItems(QuestionKind.values());
        kind.setItemLabelGenerator(value -> formats.name(value.zh(), value.en()));
        kind.setValue(QuestionKind.SINGLE);
        kind.setReadOnly(known.isPresent());
        identifier.setReadOnly(known.isPresent());
        topic.setItems(bank.taxonomy().all().stream().filter(Topic::leaf).toList());
        topic.setItemLabelGenerator(value -> bank.topic(value, formats));
        difficulty.setLabel(getTranslation("author.question.difficulty"));
        difficulty.setItems(1, 2, 3, 4, 5);
        difficulty.setItemLabelGenerator(value -> getTranslation("author.difficulty." + value));
        difficulty.setValue(3);
        scoring.setLabel(getTranslation("author.question.scoring"));
        scoring.setItems(Scoring.values());
        scoring.setItemLabelGenerator(
                value -> getTranslation(value == Scoring.PARTIAL ? "author.scoring.partial" : "author.scoring.all"));
        scoring.setValue(Scoring.ALL_OR_NOTHING);
        known.ifPresent(form -> fill(form, bank));
        fit();
        var head = new FormLayout(identifier, kind, topic, difficulty);
        head.setAutoResponsive(true);
        head.setExpandFields(true);
        addClassName("lk-form");
        add(head, stem, options, scoring, explanation, source);
        for (TextFieldBase<?, String> field : List.of(identifier, stem, explanation, source)) {
            field.setWidthFull();
            field.setValueChangeMode(ValueChangeMode.LAZY);
        }
        options.whenChanged(() -> typed.accept(value()));
        kind.addValueChangeListener(changed -> fit());
        for (AbstractField<?, ?> field :
                List.of(identifier, kind, topic, difficulty, stem, scoring, explanation, source)) {
            field.addValueChangeListener(changed -> typed.accept(value()));
        }
    }

    QuestionForm value() {
        var multiple = kind.getValue() == QuestionKind.MULTIPLE;
        return new QuestionForm(
                identifier.getValue(),
                kind.getValue().name(),
                topic.getOptionalValue().map(Topic::code).orElse(""),
                Integer.toString(difficulty.getValue()),
                stem.getValue(),
                options.texts(),
                options.answer(),
                explanation.getValue(),
                source.getValue(),
                multiple ? scoring.getValue().name() : "");
    }

    private void fill(QuestionForm form, Bank bank) {
        identifier.setValue(form.identifier());
        kind.setValue(QuestionKind.valueOf(form.kind()));
        bank.taxonomy().find(form.topic()).ifPresent(topic::setValue);
        difficulty.setValue(Integer.valueOf(form.difficulty()));
        stem.setValue(form.stem());
        options.fill(kind.getValue(), new ArrayList<>(form.options()), form.answer());
        if (!form.scoring().isEmpty()) scoring.setValue(Scoring.valueOf(form.scoring()));
        explanation.setValue(form.explanation());
        source.setValue(form.source());
    }

    private void fit() {
        options.setKind(kind.getValue());
        scoring.setVisible(kind.getValue() == QuestionKind.MULTIPLE);
    }
}

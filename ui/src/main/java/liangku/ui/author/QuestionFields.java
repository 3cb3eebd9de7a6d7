package liangku.ui.author;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.List;
import java.util.Optional;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionForm;
import liangku.questionbank.QuestionKind;
import liangku.questionbank.Topic;
import liangku.questionbank.Translation;
import liangku.ui.kit.Formats;

/** The fields of a question; what a kind does not have is not shown. */
class QuestionFields extends Div {

    private static final long serialVersionUID = 1L;

    private final TextField identifier = new TextField(getTranslation("author.question.identifier"));
    private final ComboBox<Topic> topic = new ComboBox<>(getTranslation("author.question.topic"));
    private final Select<Integer> difficulty = new Select<>();
    private final AskedField asked;
    private final PicturedText explanation;
    private final MoreFields more;
    private final EnglishFields english;
    private final SerializableConsumer<Typed> listener;

    /**
     * What stands in the fields.
     *
     * @param english absent while nothing is said in English
     */
    record Typed(Draft draft, String explanation, String source, Optional<Translation> english) {

        /** {@return what would stand in the fields of a question nobody has touched} */
        static Typed of(Question question) {
            return new Typed(
                    Draft.of(question.body()),
                    question.explanation(),
                    question.source(),
                    question.about().english());
        }
    }

    /** @param copied what a new question starts from */
    QuestionFields(
            Bank bank, Optional<Question> known, Optional<Question> copied, SerializableConsumer<Typed> listener) {
        this.listener = listener;
        var formats = Formats.of(getLocale());
        topic.setItems(bank.taxonomy().all().stream().filter(Topic::leaf).toList());
        topic.setItemLabelGenerator(value -> bank.topic(value, formats));
        difficulty.setLabel(getTranslation("author.question.difficulty"));
        difficulty.setItems(1, 2, 3, 4, 5);
        difficulty.setItemLabelGenerator(value -> getTranslation("author.difficulty." + value));
        difficulty.setValue(3);
        identifier.setReadOnly(known.isPresent());
        identifier.setValueChangeMode(ValueChangeMode.LAZY);
        asked = new AskedField(
                getTranslation("author.question.stem"), List.of(QuestionKind.values()), bank, this::tell);
        explanation = new PicturedText(new TextArea(getTranslation("author.question.explanation")), bank);
        more = new MoreFields(bank);
        english = new EnglishFields(bank, this::tell);
        known.or(() -> copied).ifPresent(question -> fill(question, bank));
        if (known.isEmpty()) identifier.clear();
        asked.kind().setReadOnly(known.isPresent());
        var head = new FormLayout(identifier, asked.kind(), topic, difficulty);
        head.setAutoResponsive(true);
        head.setAutoRows(true);
        head.setExpandColumns(true);
        head.setExpandFields(true);
        addClassName("lk-form");
        add(head, asked, explanation, more, english);
        explanation.whenChanged(this::tell);
        more.whenChanged(this::tell);
        for (AbstractField<?, ?> field : List.of(identifier, topic, difficulty)) {
            field.addValueChangeListener(changed -> tell());
        }
        tell();
    }

    Typed typed() {
        var draft = asked.draft();
        return new Typed(
                draft,
                explanation.value(),
                more.source(),
                english.empty()
                        ? Optional.empty()
                        : Optional.of(new Translation(english.words(draft), english.explanation())));
    }

    QuestionForm value() {
        var draft = asked.draft();
        return new QuestionForm(
                identifier.getValue(),
                topic.getOptionalValue().map(Topic::code).orElse(""),
                Integer.toString(difficulty.getValue()),
                draft.form(),
                explanation.value(),
                more.source(),
                more.value(english.value(draft)),
                draft.parts().stream().map(Draft::form).toList());
    }

    private void fill(Question question, Bank bank) {
        identifier.setValue(question.identifier());
        bank.taxonomy().find(question.knowledgePoint()).ifPresent(topic::setValue);
        difficulty.setValue(question.difficulty());
        question.about()
                .english()
                .ifPresent(said -> english.fill(Draft.of(said.words().applyTo(question.body())), said.explanation()));
        asked.fill(Draft.of(question.body()));
        explanation.setValue(question.explanation());
        more.fill(question);
    }

    private void tell() {
        english.follow(asked.draft(), explanation.value());
        listener.accept(typed());
    }
}

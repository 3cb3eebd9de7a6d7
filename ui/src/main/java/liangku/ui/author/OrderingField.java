package liangku.ui.author;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializableRunnable;
import java.util.List;
import liangku.questionbank.Body;
import liangku.questionbank.QuestionKind;
import liangku.questionbank.Wording;

/** Steps in the right order; phones always shuffle them. */
final class OrderingField extends AnswerField {

    private static final long serialVersionUID = 1L;
    private static final int AT_FIRST = 3;

    private final WrittenLines<Step> steps;
    private final ScoringSelect scoring = new ScoringSelect();

    /** One numbered text. */
    static final class Step extends WrittenLine {

        private static final long serialVersionUID = 1L;

        private final String word;
        private final TextField text = new TextField();
        private final PicturedText pictured;
        private String number = "";

        /** @param word what it is called, with a place for its number */
        Step(String word, Bank bank, SerializableRunnable changed) {
            this.word = word;
            pictured = new PicturedText(text, bank);
            pictured.whenChanged(changed);
            add(pictured);
        }

        String value() {
            return pictured.value();
        }

        void setValue(String value) {
            pictured.setValue(value);
        }

        @Override
        void place(int index) {
            number = Integer.toString(index + 1);
            text.setPrefixComponent(new Span(number));
            pictured.setName(getTranslation(word, number));
        }

        @Override
        String name() {
            return number;
        }

        @Override
        boolean blank() {
            return value().isBlank();
        }

        @Override
        void focus() {
            pictured.focus();
        }
    }

    OrderingField(Bank bank) {
        steps = new WrittenLines<>(
                "author.step.add", Body.OPTIONS_MAX, () -> new Step("author.step", bank, this::tell));
        steps.whenChanged(this::tell);
        scoring.addValueChangeListener(chosen -> tell());
        for (int i = 0; i < AT_FIRST; i++) steps.add();
        var label = new Span(getTranslation("author.steps"));
        label.addClassName("lk-label");
        add(label, steps, scoring);
    }

    @Override
    Draft draft(String stem) {
        var texts = steps.written().stream().map(Step::value).toList();
        return Draft.of(QuestionKind.ORDERING, new Wording(stem, texts, List.of(), List.of(), "", List.of()))
                .scored(scoring.getValue());
    }

    @Override
    void fill(Draft draft) {
        steps.clear();
        var texts = draft.words().options();
        for (int i = 0; i < Math.max(AT_FIRST, texts.size()); i++) {
            var step = steps.add();
            if (i < texts.size()) step.setValue(texts.get(i));
        }
        scoring.setValue(draft.scoring());
    }
}

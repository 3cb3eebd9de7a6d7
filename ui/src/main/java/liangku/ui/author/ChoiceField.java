package liangku.ui.author;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import liangku.questionbank.Body;
import liangku.questionbank.QuestionKind;
import liangku.questionbank.Wording;

/** Options with a tick at what is right, and a pin at what keeps its place when options are shuffled. */
final class ChoiceField extends AnswerField {

    private static final long serialVersionUID = 1L;
    private static final int AT_FIRST = 4;

    private final QuestionKind kind;
    private final WrittenLines<Option> options;
    private final ScoringSelect scoring = new ScoringSelect();

    private static final class Option extends WrittenLine {

        private static final long serialVersionUID = 1L;

        private final Checkbox right = new Checkbox();
        private final TextField text = new TextField();
        private final PicturedText pictured;
        private final Checkbox pinned = new Checkbox(getTranslation("author.option.pinned"));
        private String letter = "";

        Option(Bank bank) {
            pictured = new PicturedText(text, bank);
            pinned.setTooltipText(getTranslation("author.option.pinned.why"));
            pinned.addClassName("pin");
            add(right, pictured, pinned);
        }

        @Override
        void place(int index) {
            letter = String.valueOf((char) ('A' + index));
            text.setPrefixComponent(new Span(letter));
            pictured.setName(getTranslation("author.option", letter));
            right.setAriaLabel(getTranslation("author.option.right", letter));
            pinned.setAriaLabel(getTranslation("author.option.pinned") + " " + letter);
        }

        @Override
        String name() {
            return letter;
        }

        @Override
        boolean blank() {
            return pictured.value().isBlank() && !right.getValue();
        }

        @Override
        void focus() {
            pictured.focus();
        }
    }

    ChoiceField(QuestionKind kind, Bank bank) {
        this.kind = kind;
        options = new WrittenLines<>("author.option.add", Body.OPTIONS_MAX, () -> option(bank));
        options.whenChanged(this::tell);
        for (int i = 0; i < AT_FIRST; i++) options.add();
        scoring.setVisible(kind == QuestionKind.MULTIPLE);
        scoring.addValueChangeListener(chosen -> tell());
        var label = new Span(getTranslation("author.options"));
        label.addClassName("lk-label");
        add(label, options, scoring);
    }

    private Option option(Bank bank) {
        var option = new Option(bank);
        option.pictured.whenChanged(this::tell);
        option.pinned.addValueChangeListener(ticked -> tell());
        option.right.addValueChangeListener(ticked -> {
            if (kind == QuestionKind.SINGLE && ticked.isFromClient() && ticked.getValue()) {
                options.all().stream().filter(other -> other != option).forEach(other -> other.right.setValue(false));
            }
            tell();
        });
        return option;
    }

    @Override
    Draft draft(String stem) {
        var written = options.written();
        var texts = written.stream().map(option -> option.pictured.value()).toList();
        return Draft.of(kind, new Wording(stem, texts, List.of(), List.of(), "", List.of()))
                .choosing(
                        where(written, option -> option.right.getValue()),
                        where(written, option -> option.pinned.getValue()))
                .scored(scoring.getValue());
    }

    private static List<Integer> where(List<Option> options, Predicate<Option> wanted) {
        return IntStream.range(0, options.size())
                .filter(i -> wanted.test(options.get(i)))
                .boxed()
                .toList();
    }

    @Override
    void fill(Draft draft) {
        options.clear();
        var texts = draft.words().options();
        for (int i = 0; i < Math.max(AT_FIRST, texts.size()); i++) {
            var option = options.add();
            if (i < texts.size()) option.pictured.setValue(texts.get(i));
            option.right.setValue(draft.correct().contains(i));
            option.pinned.setValue(draft.pinned().contains(i));
        }
        scoring.setValue(draft.scoring());
    }
}

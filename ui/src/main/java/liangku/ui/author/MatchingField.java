package liangku.ui.author;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import liangku.questionbank.Body;
import liangku.questionbank.QuestionKind;
import liangku.questionbank.Wording;

/** Pairs, left and right, and below them what fits nothing. */
final class MatchingField extends AnswerField {

    private static final long serialVersionUID = 1L;
    private static final int AT_FIRST = 3;

    private final WrittenLines<Pair> pairs;
    private final WrittenLines<OrderingField.Step> distractors;
    private final ScoringSelect scoring = new ScoringSelect();

    private static final class Pair extends WrittenLine {

        private static final long serialVersionUID = 1L;

        private final PicturedText prompt;
        private final PicturedText match;
        private String number = "";

        Pair(Bank bank) {
            prompt = new PicturedText(new TextField(), bank);
            match = new PicturedText(new TextField(), bank);
            var arrow = new Span("→");
            arrow.getElement().setAttribute("aria-hidden", "true");
            add(prompt, arrow, match);
        }

        @Override
        void place(int index) {
            number = Integer.toString(index + 1);
            prompt.setName(getTranslation("author.pair.left", number));
            match.setName(getTranslation("author.pair.right", number));
        }

        @Override
        String name() {
            return number;
        }

        @Override
        boolean blank() {
            return prompt.value().isBlank() && match.value().isBlank();
        }

        @Override
        void focus() {
            prompt.focus();
        }
    }

    MatchingField(Bank bank) {
        pairs = new WrittenLines<>("author.pair.add", Body.OPTIONS_MAX, () -> pair(bank));
        distractors = new WrittenLines<>(
                "author.distractor.add",
                Body.OPTIONS_MAX - Body.OPTIONS_MIN,
                () -> new OrderingField.Step("author.distractor", bank, this::tell));
        pairs.whenChanged(this::tell);
        distractors.whenChanged(this::tell);
        scoring.addValueChangeListener(chosen -> tell());
        for (int i = 0; i < AT_FIRST; i++) pairs.add();
        var label = new Span(getTranslation("author.pairs"));
        var nothing = new Span(getTranslation("author.distractors"));
        label.addClassName("lk-label");
        nothing.addClassName("lk-label");
        add(label, pairs, nothing, distractors, scoring);
    }

    private Pair pair(Bank bank) {
        var pair = new Pair(bank);
        pair.prompt.whenChanged(this::tell);
        pair.match.whenChanged(this::tell);
        return pair;
    }

    @Override
    Draft draft(String stem) {
        List<String> prompts = new ArrayList<>();
        List<String> matches = new ArrayList<>();
        for (var pair : pairs.all()) {
            if (pair.blank()) continue;
            prompts.add(pair.prompt.value());
            matches.add(pair.match.value());
        }
        for (var distractor : distractors.all()) if (!distractor.blank()) matches.add(distractor.value());
        return Draft.of(QuestionKind.MATCHING, new Wording(stem, matches, prompts, List.of(), "", List.of()))
                .scored(scoring.getValue());
    }

    @Override
    void fill(Draft draft) {
        pairs.clear();
        distractors.clear();
        var prompts = draft.words().prompts();
        for (int i = 0; i < Math.max(AT_FIRST, prompts.size()); i++) {
            var pair = pairs.add();
            if (i < prompts.size()) {
                pair.prompt.setValue(prompts.get(i));
                pair.match.setValue(draft.matches().get(i));
            }
        }
        for (var text : draft.distractors()) distractors.add().setValue(text);
        scoring.setValue(draft.scoring());
    }
}

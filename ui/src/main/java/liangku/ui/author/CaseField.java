package liangku.ui.author;

import com.vaadin.flow.component.html.Span;
import java.util.Arrays;
import java.util.List;
import liangku.questionbank.QuestionKind;
import liangku.questionbank.Wording;

/** The questions on a story, two to ten, each of any other kind. */
final class CaseField extends AnswerField {

    private static final long serialVersionUID = 1L;
    private static final int PARTS_MIN = 2;
    private static final int PARTS_MAX = 10;
    private static final List<QuestionKind> SIMPLE = Arrays.stream(QuestionKind.values())
            .filter(kind -> kind != QuestionKind.CASE)
            .toList();

    private final WrittenLines<Part> parts;

    private static final class Part extends WrittenLine {

        private static final long serialVersionUID = 1L;

        private final AskedField asked;
        private final Span number = new Span();
        private String name = "";

        Part(AskedField asked) {
            this.asked = asked;
            number.addClassName("lk-label");
            asked.addComponentAsFirst(asked.kind());
            add(number, asked);
            addClassName("lk-part");
        }

        @Override
        void place(int index) {
            name = getTranslation("author.part", Integer.toString(index + 1));
            number.setText(name);
            getElement().setAttribute("role", "group");
            getElement().setAttribute("aria-label", name);
        }

        @Override
        String name() {
            return name;
        }

        @Override
        boolean blank() {
            return asked.draft().words().stem().isBlank();
        }

        @Override
        void focus() {
            asked.focus();
        }
    }

    CaseField(Bank bank) {
        parts = new WrittenLines<>(
                "author.part.add",
                PARTS_MAX,
                () -> new Part(new AskedField(getTranslation("author.question.stem"), SIMPLE, bank, this::tell)));
        parts.whenChanged(this::tell);
        for (int i = 0; i < PARTS_MIN; i++) parts.add();
        var label = new Span(getTranslation("author.parts"));
        label.addClassName("lk-label");
        add(label, parts);
    }

    @Override
    Draft draft(String stem) {
        var written = parts.written().stream().map(part -> part.asked.draft()).toList();
        var words = written.stream().map(Draft::words).toList();
        return Draft.of(QuestionKind.CASE, new Wording(stem, List.of(), List.of(), List.of(), "", words))
                .telling(written);
    }

    @Override
    void fill(Draft draft) {
        parts.clear();
        for (int i = 0; i < Math.max(PARTS_MIN, draft.parts().size()); i++) {
            var part = parts.add();
            if (i < draft.parts().size()) part.asked.fill(draft.parts().get(i));
        }
    }
}

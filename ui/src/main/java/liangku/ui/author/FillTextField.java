package liangku.ui.author;

import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import liangku.questionbank.QuestionKind;
import liangku.questionbank.Wording;

/** The spellings that count. */
final class FillTextField extends AnswerField {

    private static final long serialVersionUID = 1L;

    private final Chips spellings =
            new Chips(getTranslation("author.spellings"), getTranslation("author.spellings.help"), this::tell);

    FillTextField() {
        var typing = new Paragraph(getTranslation("author.question.typing"));
        typing.addClassName("lk-quiet");
        add(spellings, typing);
    }

    @Override
    Draft draft(String stem) {
        return Draft.of(
                QuestionKind.FILL_TEXT, new Wording(stem, List.of(), List.of(), spellings.value(), "", List.of()));
    }

    @Override
    void fill(Draft draft) {
        spellings.setValue(draft.words().accepted());
    }
}

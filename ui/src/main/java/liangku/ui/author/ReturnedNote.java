package liangku.ui.author;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionStatus;
import liangku.questionbank.Remark;
import liangku.ui.kit.Formats;

/** What the reviewer wants mended, above the question: whoever opens it again must not look for it. */
final class ReturnedNote extends Div {

    private static final long serialVersionUID = 1L;

    private ReturnedNote(Bank bank, Remark remark) {
        addClassName("lk-note");
        var head = new Span(getTranslation(
                "author.returned.by",
                bank.name(remark.by(), getTranslation("author.somebody")),
                Formats.of(getLocale()).moment(remark.at())));
        head.addClassName("lk-label");
        add(head, new Span(remark.text()));
    }

    /**
     * The note while it is a draft that was given back and not yet submitted again.
     *
     * @param remarks newest first
     */
    static Optional<ReturnedNote> of(Bank bank, Question question, List<Remark> remarks) {
        if (question.status() != QuestionStatus.DRAFT) return Optional.empty();
        return remarks.stream()
                .filter(remark -> remark.step() != Remark.Step.COMMENTED && remark.step() != Remark.Step.FILED)
                .findFirst()
                .filter(remark -> remark.step() == Remark.Step.RETURNED)
                .map(remark -> new ReturnedNote(bank, remark));
    }
}

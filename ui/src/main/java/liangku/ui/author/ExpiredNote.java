package liangku.ui.author;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.Optional;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionFilter;
import liangku.ui.kit.Toolbar;

/** The rule a question rests on holds no more: its author is told, and so is whoever opens it. */
final class ExpiredNote extends Div {

    private static final long serialVersionUID = 1L;

    private ExpiredNote(String word, Object said) {
        addClassName("lk-note");
        getElement().setAttribute("role", "note");
        add(new Span(getTranslation(word, said)));
    }

    static Optional<ExpiredNote> of(Bank bank, Question question) {
        var last = question.about().expiresOn();
        return question.about().expired(bank.today())
                ? last.map(day -> new ExpiredNote("author.expired.since", day.toString()))
                : Optional.empty();
    }

    /**
     * The note if there are such questions that the caller wrote, whoever changed them since.
     *
     * @param show lists them
     */
    static Optional<ExpiredNote> mine(Bank bank, SerializableConsumer<QuestionFilter> show) {
        var mine = QuestionFilter.ALL.by(bank.subject()).expired(bank.today());
        int count = bank.questions().count(mine);
        if (count == 0) return Optional.empty();
        var note = new ExpiredNote("author.expired.mine", count);
        var look = new Button(note.getTranslation("author.expired.look"), click -> show.accept(mine));
        look.addThemeVariants(ButtonVariant.LUMO_SMALL);
        note.add(new Toolbar(look));
        return Optional.of(note);
    }
}

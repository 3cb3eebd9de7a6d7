package liangku.ui.author;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import liangku.questionbank.About;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionFilter;
import liangku.ui.kit.Toolbar;

/** The rule a question rests on holds no more, or soon will not: its author is told, and so is whoever opens it. */
final class ExpiredNote extends Div {

    private static final long serialVersionUID = 1L;

    private ExpiredNote(String word, Object... said) {
        addClassName("lk-note");
        getElement().setAttribute("role", "note");
        add(new Span(getTranslation(word, said)));
    }

    static Optional<ExpiredNote> of(Bank bank, Question question) {
        var about = question.about();
        if (about.expired(bank.today())) return noted("author.expired.since", about);
        return about.expiresSoon(bank.today()) ? noted("author.expiring.on", about) : Optional.empty();
    }

    private static Optional<ExpiredNote> noted(String word, About about) {
        return about.expiresOn().map(day -> new ExpiredNote(word, day.toString()));
    }

    /**
     * A note if there are such questions that the caller wrote, whoever changed them since, and one if there soon will be.
     *
     * @param show lists them
     */
    static List<ExpiredNote> mine(Bank bank, SerializableConsumer<QuestionFilter> show) {
        var mine = QuestionFilter.ALL.by(bank.subject());
        var expired = mine.expired(bank.today());
        var orSoon = mine.expiredOrSoon(bank.today());
        List<ExpiredNote> notes = new ArrayList<>();
        int already = bank.questions().count(expired);
        if (already > 0) notes.add(looking(new ExpiredNote("author.expired.mine", already), expired, show));
        int soon = bank.questions().count(orSoon) - already;
        if (soon > 0) notes.add(looking(new ExpiredNote("author.expiring.mine", soon, About.SOON_DAYS), orSoon, show));
        return notes;
    }

    private static ExpiredNote looking(
            ExpiredNote note, QuestionFilter those, SerializableConsumer<QuestionFilter> show) {
        var look = new Button(note.getTranslation("author.expired.look"), click -> show.accept(those));
        look.addThemeVariants(ButtonVariant.LUMO_SMALL);
        note.add(new Toolbar(look));
        return note;
    }
}

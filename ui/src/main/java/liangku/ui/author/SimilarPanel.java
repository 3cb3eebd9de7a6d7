package liangku.ui.author;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import java.util.List;
import java.util.Optional;
import liangku.questionbank.Body;
import liangku.questionbank.Checking;
import liangku.questionbank.Difference;
import liangku.questionbank.ImportOrder;
import liangku.questionbank.MoreForm;
import liangku.questionbank.PartForm;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionForm;
import liangku.questionbank.Similar;
import liangku.ui.kit.Badge;
import liangku.ui.kit.Tone;

/** What the bank has that says nearly the same, found while somebody types. */
class SimilarPanel extends Div {

    private static final long serialVersionUID = 1L;

    /** Of fewer characters nothing can be said. */
    private static final int STEM_MIN = 6;

    /** A question without a name of its own yet; no question of the bank is called so. */
    private static final String UNNAMED = "~";

    private final transient Bank bank;
    private final transient Optional<Question> known;
    private final Div list = new Div();
    private transient Optional<Draft> shown = Optional.empty();

    SimilarPanel(Bank bank, Optional<Question> known) {
        this.bank = bank;
        this.known = known;
        addClassName("lk-card");
        list.addClassName("lk-form");
        list.getElement().setAttribute("aria-live", "polite");
        add(new H2(getTranslation("author.similar")), list);
        setVisible(false);
    }

    void follow(Draft draft) {
        if (shown.equals(Optional.of(draft))) return;
        shown = Optional.of(draft);
        var stem = draft.words().stem().strip();
        var similar = stem.length() < STEM_MIN ? List.<Similar>of() : similar(draft);
        list.removeAll();
        setVisible(!similar.isEmpty());
        for (var other : similar) {
            bank.questions().find(other.id()).ifPresent(question -> list.add(card(draft, other, question)));
        }
    }

    private List<Similar> similar(Draft draft) {
        var parts = draft.parts().stream().map(Draft::form).toList();
        return switch (bank.questions().similar(form(draft.form(), parts))) {
            case Checking.Checked(var found) -> found;
            // While there is no whole question yet, what is asked says enough.
            case Checking.Faulty _ ->
                switch (bank.questions()
                        .similar(form(
                                PartForm.statement(draft.words().stem(), Body.TrueFalse.Verdict.RIGHT), List.of()))) {
                    case Checking.Checked(var found) -> found;
                    case Checking.Faulty _ -> List.of();
                };
        };
    }

    private QuestionForm form(PartForm asked, List<PartForm> parts) {
        return new QuestionForm(
                known.map(Question::identifier).orElse(UNNAMED),
                ImportOrder.UNSORTED,
                "3",
                asked,
                "",
                "",
                MoreForm.NOTHING,
                parts);
    }

    private Div card(Draft draft, Similar similar, Question other) {
        var percent = new Badge(getTranslation("author.similar.percent", similar.percent()), Tone.WAIT);
        var open = QuestionView.link(other.identifier(), other.id());
        // In a tab of its own: what is being typed here stays.
        open.getElement().setAttribute("target", "_blank").setAttribute("rel", "noopener");
        var head = new Div(percent, open);
        head.addClassName("lk-toolbar");
        var segments = Difference.segments(draft.words().stem(), other.body().stem());
        var stem = SideBySide.merged(segments);
        stem.addClassName("lk-quiet");
        var card = new Div(head, stem);
        known.ifPresent(question -> {
            var compare = new Button(
                    getTranslation("author.similar.compare"),
                    click -> compare(bank, question, other).open());
            compare.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
            head.add(compare);
        });
        return card;
    }

    /** {@return two questions beside each other} */
    static Dialog compare(Bank bank, Question one, Question other) {
        var dialog = new Dialog();
        dialog.setHeaderTitle(dialog.getTranslation("author.similar.title"));
        dialog.setWidth("68rem");
        dialog.add(new SideBySide(bank, one.identifier(), one, other.identifier(), other));
        dialog.getFooter().add(new Button(dialog.getTranslation("kit.close"), click -> dialog.close()));
        return dialog;
    }
}

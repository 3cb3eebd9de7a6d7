package liangku.ui.author;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import liangku.questionbank.NearDuplicates;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionId;
import liangku.ui.kit.Badge;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.KeyPages;
import liangku.ui.kit.Table;
import liangku.ui.kit.Tone;
import liangku.ui.kit.Toolbar;

/** Pairs of questions that say nearly the same: which, how nearly, and where they differ. */
@Route("author/near-duplicates")
@RolesAllowed({"AUTHOR", "REVIEWER"})
class NearDuplicatesView extends DeskPage {

    private static final long serialVersionUID = 1L;
    private static final int PERCENT_USUAL = 80;

    private final transient Bank bank;
    private final Select<Integer> least = new Select<>();
    private final Table<NearDuplicates.Pair> table = new Table<>();

    NearDuplicatesView(Bank bank) {
        super("author.near");
        this.bank = bank;
        var lead = new Paragraph(getTranslation("author.near.lead"));
        lead.addClassName("lk-lead");
        least.setLabel(getTranslation("author.near.least"));
        least.setItems(60, 70, PERCENT_USUAL, 90, 100);
        least.setItemLabelGenerator(percent -> percent + "%");
        least.setValue(PERCENT_USUAL);
        least.addValueChangeListener(chosen -> read());
        table.part(getTranslation("author.near.percent"), this::likeness);
        table.part(getTranslation("author.near.one"), pair -> question(pair.id()));
        table.part(
                getTranslation("author.near.other"),
                pair -> question(pair.other().id()));
        table.getColumns().get(1).setAutoWidth(false).setFlexGrow(3).setWidth("7rem");
        table.getColumns().get(2).setAutoWidth(false).setFlexGrow(3).setWidth("7rem");
        table.whenEmpty(VaadinIcon.COPY, getTranslation("author.near.none"));
        var back = new RouterLink(getTranslation("author.questions.back"), QuestionsView.class);
        add(new Toolbar(back), lead, new Toolbar(least), table);
        read();
    }

    private void read() {
        var minimum = least.getValue() / 100.0;
        KeyPages.show(table, (after, limit) -> {
            var part = bank.questions().nearDuplicates(minimum, after.orElse(""), limit);
            // A part may have no pairs and still have a next one; a list shows no empty pages.
            while (part.pairs().isEmpty() && part.next().isPresent()) {
                part = bank.questions().nearDuplicates(minimum, part.next().get(), limit);
            }
            return new KeyPages.Page<>(List.copyOf(part.pairs()), part.next());
        });
    }

    private Component question(QuestionId id) {
        return bank.questions()
                .find(id)
                .<Component>map(NearDuplicatesView::cell)
                .orElseGet(Div::new);
    }

    private static Component cell(Question question) {
        var stem = new PictureText(question.body().stem());
        stem.addClassName("lk-quiet");
        var cell = new Div(QuestionView.link(question.identifier(), question.id()), stem);
        cell.addClassName("lk-cell");
        return cell;
    }

    private Component likeness(NearDuplicates.Pair pair) {
        var cell = new Div(new Badge(pair.other().percent() + "%", Tone.WAIT), comparing(pair));
        cell.addClassName("lk-cell");
        return cell;
    }

    private Component comparing(NearDuplicates.Pair pair) {
        var compare = new Button(getTranslation("author.similar.compare"), click -> {
            Optional<Question> one = bank.questions().find(pair.id());
            Optional<Question> other = bank.questions().find(pair.other().id());
            if (one.isPresent() && other.isPresent())
                SimilarPanel.compare(bank, one.get(), other.get()).open();
        });
        compare.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        compare.setAriaLabel(getTranslation("author.similar.compare") + " " + pair.identifier());
        return compare;
    }
}

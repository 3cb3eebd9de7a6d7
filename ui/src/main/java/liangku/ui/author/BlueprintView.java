package liangku.ui.author;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import java.util.function.Function;
import liangku.questionbank.Blueprint;
import liangku.questionbank.BlueprintDraft;
import liangku.questionbank.BlueprintDrafts;
import liangku.questionbank.Blueprints;
import liangku.questionbank.Papers;
import liangku.questionbank.Releases;
import liangku.ui.kit.Card;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.Notices;
import liangku.ui.kit.Toolbar;

/**
 * One blueprint, or the draft of one: cells and limits on the left, on the right at once what becomes of them. Drafts are
 * kept by whoever changes them; reviewers publish.
 */
@Route("author/blueprint/:code")
@RolesAllowed({"AUTHOR", "REVIEWER"})
class BlueprintView extends DeskPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;
    private static final int TITLE_MAX = 80;

    private final transient Bank bank;
    private final transient Blueprints blueprints;
    private final transient BlueprintDrafts drafts;
    private final transient Releases releases;
    private final transient Papers papers;
    private final transient Exporting exporting;
    private final TextField zh = title("author.zh");
    private final TextField en = title("author.en");
    private final Div left = new Div();
    private final Button publish = new Button(getTranslation("author.blueprint.publish"), VaadinIcon.CHECK.create());
    private final Button look = new Button(getTranslation("author.specimen"), VaadinIcon.EYE.create());
    private final DraftBar bar;
    private final OutlookCard outlook;
    private transient Optional<Editing> editing = Optional.empty();

    /** The fields of the blueprint that is open. */
    private record Editing(Blueprint blueprint, CellList cells, LimitFields limits) {}

    BlueprintView(
            Bank bank,
            Blueprints blueprints,
            BlueprintDrafts drafts,
            Releases releases,
            Papers papers,
            Exporting exporting) {
        super("author.blueprint");
        this.bank = bank;
        this.blueprints = blueprints;
        this.drafts = drafts;
        this.releases = releases;
        this.papers = papers;
        this.exporting = exporting;
        this.outlook = new OutlookCard(bank);
        this.bar = new DraftBar(bank, drafts, this::draft);
        var lead = new Paragraph(getTranslation("author.blueprint.lead"));
        lead.addClassName("lk-lead");
        publish.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        publish.setVisible(bank.mayApprove());
        publish.addClickListener(click -> publish());
        look.addClickListener(click -> look());
        zh.addValueChangeListener(change -> judge());
        en.addValueChangeListener(change -> judge());
        left.addClassName("lk-editor");
        var right = new Card(getTranslation("author.outlook"), outlook);
        right.addClassName("lk-outlook");
        var both = new Div(left, right);
        both.addClassNames("lk-two", "lead-wide");
        add(lead, new Toolbar(zh, en, Toolbar.gap(), bar, look, publish), both);
    }

    /** @param code of a blueprint or, as long as it is not published, of a draft */
    static RouterLink link(String text, String code) {
        return new RouterLink(text, BlueprintView.class, new RouteParameters(new RouteParam("code", code)));
    }

    private TextField title(String language) {
        var field = new TextField(getTranslation("author.blueprint.title") + " · " + getTranslation(language));
        field.setMaxLength(TITLE_MAX);
        field.setWidth("16rem");
        return field;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var code = event.getRouteParameters().get("code");
        var published = code.flatMap(blueprints::latest);
        var draft = published.isPresent() ? Optional.<BlueprintDraft>empty() : code.flatMap(drafts::find);
        published.ifPresent(this::open);
        draft.ifPresent(this::open);
        if (published.isEmpty() && draft.isEmpty()) event.rerouteToError(NotFoundException.class);
    }

    private void open(Blueprint blueprint) {
        bar.show(Optional.empty());
        var title = getTranslation("author.blueprint.of", blueprint.code(), blueprint.version());
        open(blueprint, cells -> new Card(title, cells, new BlueprintFile(bank, exporting, blueprint)));
    }

    private void open(BlueprintDraft draft) {
        bar.show(Optional.of(draft));
        var note = new Paragraph(getTranslation(
                "author.blueprint.draft.note",
                bank.name(draft.madeBy(), getTranslation("author.somebody")),
                formats().moment(draft.madeAt())));
        note.addClassName("lk-note");
        var title = getTranslation("author.blueprint.draft.of", draft.code());
        open(draft.blueprint(), cells -> new Card(title, note, cells));
    }

    private void open(Blueprint blueprint, Function<CellList, Card> card) {
        editing = Optional.empty();
        zh.setValue(blueprint.titleZh());
        en.setValue(blueprint.titleEn());
        var cells = new CellList(bank, blueprint, this::judge);
        var limits = new LimitFields(bank, blueprints, blueprint.limits(), this::judge);
        left.removeAll();
        left.add(card.apply(cells), new Card(getTranslation("author.limits"), limits));
        editing = Optional.of(new Editing(blueprint, cells, limits));
        judge();
    }

    /** {@return what the fields say; nothing as long as it is no blueprint} */
    private Optional<Blueprint> draft() {
        return editing.flatMap(open -> open.cells
                .cells()
                .flatMap(cells -> open.cells
                        .sections()
                        .flatMap(sections -> open.limits.limits().flatMap(limits -> {
                            int items = cells.stream()
                                    .mapToInt(Blueprint.Cell::count)
                                    .sum();
                            if (items > Blueprint.ITEMS_MAX || zh.isEmpty() || en.isEmpty()) return Optional.empty();
                            return Optional.of(new Blueprint(
                                    open.blueprint.id(),
                                    open.blueprint.code(),
                                    open.blueprint.version(),
                                    zh.getValue().strip(),
                                    en.getValue().strip(),
                                    cells,
                                    sections,
                                    limits));
                        }))));
    }

    private void judge() {
        if (editing.isEmpty()) return;
        var draft = draft();
        var release = releases.latest();
        look.setEnabled(false);
        publish.setEnabled(false);
        bar.judge(draft);
        if (release.isEmpty()) {
            outlook.showNoRelease();
            return;
        }
        if (draft.isEmpty()) {
            outlook.showIncomplete();
            return;
        }
        var answer = papers.outlook(release.get(), draft.get());
        editing.get().cells.complain(answer.feasibility().shortages());
        outlook.show(answer);
        look.setEnabled(answer.forecast().isPresent());
        publish.setEnabled(answer.feasibility().feasible());
    }

    private void look() {
        draft().ifPresent(draft -> releases.latest()
                .ifPresent(release -> new SpecimenDialog(number -> papers.specimen(release, draft, number)).open()));
    }

    private void publish() {
        draft().ifPresent(draft -> {
            switch (drafts.publish(draft, bank.subject(), bank.now())) {
                case BlueprintDrafts.Publishing.Published(var saved, var cautions) -> {
                    Notices.done(
                            cautions.isEmpty()
                                    ? getTranslation("author.blueprint.published", saved.code(), saved.version())
                                    : getTranslation(
                                            "author.blueprint.warned", saved.code(), saved.version(), cautions.size()));
                    open(saved);
                }
                case BlueprintDrafts.Publishing.Infeasible(var why) ->
                    Notices.refused(ObstacleWords.of(why, bank.questions(), this::getTranslation)
                            .getFirst());
                case BlueprintDrafts.Publishing.NoRelease() -> Notices.refused(getTranslation("author.releases.empty"));
            }
        });
    }
}

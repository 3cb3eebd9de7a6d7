package liangku.ui.author;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import liangku.questionbank.Blueprint;
import liangku.questionbank.BlueprintDraft;
import liangku.questionbank.BlueprintDrafts;
import liangku.questionbank.Blueprints;
import liangku.questionbank.Caution;
import liangku.questionbank.Feasibility;
import liangku.questionbank.Papers;
import liangku.questionbank.ReleaseId;
import liangku.questionbank.Releases;
import liangku.ui.kit.Badge;
import liangku.ui.kit.Card;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.Table;
import liangku.ui.kit.Tone;
import liangku.ui.kit.Toolbar;

/** What papers are made of, and whether the newest release can fill them. */
@Route("author/blueprints")
@RolesAllowed({"AUTHOR", "REVIEWER"})
class BlueprintsView extends DeskPage {

    private static final long serialVersionUID = 1L;

    private final transient Bank bank;
    private final transient Releases releases;
    private final transient Papers papers;

    BlueprintsView(Bank bank, Blueprints blueprints, BlueprintDrafts drafts, Releases releases, Papers papers) {
        super("author.blueprints");
        this.bank = bank;
        this.releases = releases;
        this.papers = papers;
        var lead = new Paragraph(getTranslation("author.blueprints.lead"));
        lead.addClassName("lk-lead");
        var list = new Div();
        list.addClassName("lk-two");
        blueprints.list().forEach(blueprint -> list.add(card(blueprint)));
        add(lead);
        var waiting = drafts.list();
        if (!waiting.isEmpty()) add(waiting(waiting));
        add(list);
    }

    /** Drafts that imports made: no exam draws by them. */
    private Component waiting(List<BlueprintDraft> drafts) {
        var table = new Table<BlueprintDraft>();
        table.part(
                getTranslation("author.blueprint.title"),
                draft -> BlueprintView.link(
                        formats()
                                .name(
                                        draft.blueprint().titleZh(),
                                        draft.blueprint().titleEn()),
                        draft.code()));
        table.text(
                getTranslation("author.blueprint.draft.size"),
                draft -> getTranslation(
                        "author.blueprint.draft.facts",
                        draft.blueprint().cells().size(),
                        draft.blueprint().items(),
                        draft.blueprint().points()));
        table.wideText(
                getTranslation("author.import.by"),
                draft -> bank.name(draft.madeBy(), getTranslation("author.somebody")));
        table.wideText(
                getTranslation("author.blueprint.draft.made"),
                draft -> formats().moment(draft.madeAt()));
        table.setItems(drafts);
        var lead = new Paragraph(getTranslation("author.blueprint.drafts.lead"));
        lead.addClassName("lk-quiet");
        return new Card(getTranslation("author.blueprint.drafts"), lead, table.asTallAsItsRows());
    }

    private Component card(Blueprint blueprint) {
        var facts = new Paragraph(getTranslation(
                "author.blueprint.facts",
                blueprint.code(),
                blueprint.version(),
                blueprint.items(),
                blueprint.points()));
        facts.addClassName("lk-quiet");
        var table = new Table<Blueprint.Cell>();
        table.text(
                getTranslation("author.question.topic"),
                cell -> cell.topic().isEmpty()
                        ? getTranslation("author.topics.all")
                        : bank.topic(cell.topic(), formats()));
        table.text(
                getTranslation("author.question.kind"),
                cell -> formats().name(cell.kind().zh(), cell.kind().en()));
        table.wideText(
                getTranslation("author.question.difficulty"),
                cell -> cell.difficultyFrom() + "–" + cell.difficultyTo());
        table.text(getTranslation("author.blueprint.items"), cell -> cell.count() + " × " + cell.points());
        table.setItems(blueprint.cells());
        table.wraps(0, "8rem");
        var edit = BlueprintView.link(getTranslation("author.blueprint.edit"), blueprint.code());
        edit.addClassName("lk-button");
        edit.getElement().setAttribute("aria-label", getTranslation("author.blueprint.edit") + " " + blueprint.code());
        var card = new Div(facts, new Toolbar(feasible(blueprint), Toolbar.gap(), edit));
        card.addClassName("lk-stack");
        var cautions = releases.latest()
                .map(release -> papers.cautions(release, blueprint.id()))
                .orElseGet(() -> Caution.of(blueprint));
        CautionWords.of(cautions, this::getTranslation).forEach(sentence -> {
            var caution = new Paragraph(sentence);
            caution.addClassName("lk-quiet");
            card.add(caution);
        });
        card.add(table.asTallAsItsRows());
        return new Card(formats().name(blueprint.titleZh(), blueprint.titleEn()), card);
    }

    private Component feasible(Blueprint blueprint) {
        return releases.latest()
                .map(release -> feasible(blueprint, release))
                .orElseGet(() -> new Badge(getTranslation("author.releases.empty"), Tone.WAIT));
    }

    /** A cap is tried out when a blueprint is published; measuring and use may move rates over it later. */
    private Component drawable(Blueprint blueprint, ReleaseId release) {
        var good = new Badge(getTranslation("author.blueprint.feasible"), Tone.GOOD);
        var over = papers.overCap(release, blueprint.id());
        if (over.isEmpty()) return good;
        var seen = new Feasibility(List.of(), List.of(over.get()));
        var all = new Div(good, new Badge(getTranslation("author.blueprint.overcap"), Tone.WAIT));
        ObstacleWords.of(seen, bank.questions(), this::getTranslation)
                .forEach(sentence -> all.add(new Paragraph(sentence)));
        all.addClassName("lk-stack");
        return all;
    }

    /** Releases, measuring and filing change what can be drawn after a blueprint was published: why is said here. */
    private Component feasible(Blueprint blueprint, ReleaseId release) {
        var answer = papers.feasibility(release, blueprint.id());
        if (answer.feasible()) return drawable(blueprint, release);
        var count = answer.shortages().size() + answer.obstacles().size();
        var why = new UnorderedList();
        ObstacleWords.of(answer, bank.questions(), this::getTranslation)
                .forEach(sentence -> why.add(new ListItem(sentence)));
        boolean isWished = papers.isDrawableByNewest(release, blueprint.id());
        var then = isWished
                ? "author.blueprint.without"
                : papers.isDrawable(release, blueprint.id()) ? "author.blueprint.goeson" : "author.blueprint.stops";
        var all = new Div(
                isWished
                        ? new Badge(getTranslation("author.blueprint.wished", count), Tone.WAIT)
                        : new Badge(getTranslation("author.blueprint.short", count), Tone.STOP),
                why,
                new Paragraph(getTranslation(then)));
        all.addClassName("lk-stack");
        return all;
    }
}

package liangku.ui.author;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import liangku.questionbank.Blueprints;
import liangku.questionbank.Papers;
import liangku.questionbank.Publication;
import liangku.questionbank.Release;
import liangku.questionbank.Releases;
import liangku.ui.kit.Card;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.KeyPages;
import liangku.ui.kit.Notices;
import liangku.ui.kit.Table;
import liangku.ui.kit.Toolbar;

/** Immutable snapshots of the bank; exams draw from the newest. */
@Route("author/releases")
@RolesAllowed({"AUTHOR", "REVIEWER"})
class ReleasesView extends DeskPage {

    private static final long serialVersionUID = 1L;
    private static final int NOTE = 3;

    private final transient Bank bank;
    private final transient Releases releases;
    private final transient Blueprints blueprints;
    private final transient Papers papers;
    private final Div stranded = new Div();
    private final Table<Release> table = new Table<>();

    ReleasesView(Bank bank, Releases releases, Blueprints blueprints, Papers papers) {
        super("author.releases");
        this.bank = bank;
        this.releases = releases;
        this.blueprints = blueprints;
        this.papers = papers;
        stranded.getElement().setAttribute("role", "status");
        var lead = new Paragraph(getTranslation("author.releases.lead"));
        lead.addClassName("lk-lead");
        table.text(getTranslation("author.release.number"), release -> Integer.toString(release.number()));
        table.text(getTranslation("author.release.at"), release -> formats().moment(release.publishedAt()));
        table.text(getTranslation("author.questions"), release -> formats().count(release.questions()));
        table.text(getTranslation("author.release.note"), Release::note);
        table.widePart(
                getTranslation("author.release.digest"),
                release -> new Code(release.digest().substring(0, 16)));
        table.part(getTranslation("author.release.compare"), this::comparing);
        table.whenEmpty(VaadinIcon.ARCHIVE, getTranslation("author.releases.empty"));
        table.wraps(NOTE, "5rem");
        add(lead);
        if (bank.mayApprove()) {
            add(publishing());
        }
        add(stranded, table);
        read();
    }

    private Button comparing(Release release) {
        var compare = new Button(getTranslation("author.release.compare"), VaadinIcon.SPLIT_H.create(), click -> {
            new ReleaseDifferenceDialog(bank, releases, release, this::read).open();
        });
        compare.setAriaLabel(getTranslation("author.release.compare.of", release.number()));
        compare.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return compare;
    }

    private Toolbar publishing() {
        var note = new TextField(getTranslation("author.release.note"));
        note.setWidth("24rem");
        var publish = new Button(getTranslation("author.release.publish"), VaadinIcon.CHECK.create(), click -> {
            publish(note.getValue().strip());
            note.clear();
            click.getSource().setEnabled(true);
        });
        publish.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        publish.setDisableOnClick(true);
        return new Toolbar(note, publish);
    }

    private void publish(String note) {
        switch (releases.publish(note, bank.subject(), bank.now())) {
            case Publication.Published(Release release) ->
                Notices.done(getTranslation("author.release.done", release.number(), release.questions()));
            case Publication.Unchanged(Release latest) ->
                Notices.done(getTranslation("author.release.unchanged", latest.number()));
            case Publication.Empty empty -> Notices.refused(getTranslation("author.release.nothing"));
        }
        read();
    }

    /** A release takes questions away, too: whose exams cannot be started any more is said at once, beside the way back. */
    private void warn() {
        stranded.removeAll();
        var lost = releases.latest().stream()
                .flatMap(release -> blueprints.list().stream().filter(one -> !papers.isDrawable(release, one.id())))
                .toList();
        stranded.setVisible(!lost.isEmpty());
        if (lost.isEmpty()) return;
        var names = new UnorderedList();
        lost.forEach(one ->
                names.add(new ListItem(BlueprintView.link(formats().name(one.titleZh(), one.titleEn()), one.code()))));
        stranded.add(new Card(
                getTranslation("author.release.stranded"),
                names,
                new Paragraph(getTranslation("author.release.stranded.why"))));
    }

    private void read() {
        warn();
        KeyPages.show(table, (after, limit) -> {
            var page = releases.list(after.map(Integer::valueOf).orElse(Integer.MAX_VALUE), limit);
            return new KeyPages.Page<>(
                    page,
                    page.size() == limit
                            ? Optional.of(Integer.toString(page.getLast().number()))
                            : Optional.empty());
        });
    }
}

package liangku.ui.author;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializableRunnable;
import java.util.Locale;
import java.util.OptionalInt;
import liangku.questionbank.Publication;
import liangku.questionbank.Release;
import liangku.questionbank.ReleaseDifference;
import liangku.questionbank.Releases;
import liangku.ui.kit.Badge;
import liangku.ui.kit.Figure;
import liangku.ui.kit.Figures;
import liangku.ui.kit.Formats;
import liangku.ui.kit.Notices;
import liangku.ui.kit.Table;
import liangku.ui.kit.Tone;
import liangku.ui.kit.Toolbar;

/** What one release has otherwise than another; reviewers may go back to the one looked at. */
class ReleaseDifferenceDialog extends Dialog {

    private static final long serialVersionUID = 1L;
    private static final int CHOICE = 50;

    private final transient Bank bank;
    private final transient Releases releases;
    private final transient Release release;
    private final transient SerializableRunnable done;
    private final Select<Release> other = new Select<>();
    private final Div place = new Div();

    ReleaseDifferenceDialog(Bank bank, Releases releases, Release release, SerializableRunnable done) {
        this.bank = bank;
        this.releases = releases;
        this.release = release;
        this.done = done;
        setHeaderTitle(getTranslation("author.release.compare.of", release.number()));
        setWidth("60rem");
        var choice = releases.list(Integer.MAX_VALUE, CHOICE).stream()
                .filter(one -> one.number() != release.number())
                .toList();
        other.setLabel(getTranslation("author.release.compare.with"));
        other.setItems(choice);
        other.setItemLabelGenerator(this::name);
        other.setWidth("22rem");
        other.addValueChangeListener(chosen -> draw());
        choice.stream()
                .filter(one -> one.number() < release.number())
                .findFirst()
                .or(() -> choice.stream().findFirst())
                .ifPresentOrElse(
                        other::setValue, () -> place.add(new Paragraph(getTranslation("author.release.only"))));
        add(new Toolbar(other), place);
        if (bank.mayApprove() && releases.latest().filter(release.id()::equals).isEmpty()) {
            getFooter().add(note(), back());
        }
        getFooter().add(new Button(getTranslation("kit.close"), click -> close()));
    }

    private final TextField reason = new TextField();

    private TextField note() {
        reason.setPlaceholder(getTranslation("author.release.note"));
        reason.setAriaLabel(getTranslation("author.release.note"));
        return reason;
    }

    private Button back() {
        var back = new Button(
                getTranslation("author.release.back", release.number()), VaadinIcon.ARROW_BACKWARD.create(), click -> {
                    switch (releases.rollBack(release.id(), reason.getValue().strip(), bank.subject(), bank.now())) {
                        case Publication.Published(Release published) ->
                            Notices.done(
                                    getTranslation("author.release.done", published.number(), published.questions()));
                        case Publication.Unchanged(Release latest) ->
                            Notices.done(getTranslation("author.release.unchanged", latest.number()));
                        case Publication.Empty() -> Notices.refused(getTranslation("author.release.nothing"));
                    }
                    close();
                    done.run();
                });
        back.setDisableOnClick(true);
        return back;
    }

    private String name(Release one) {
        return getTranslation("author.release.name", one.number())
                + " · "
                + Formats.of(getLocale()).moment(one.publishedAt());
    }

    private void draw() {
        place.removeAll();
        releases.difference(other.getValue().id(), release.id()).ifPresent(this::show);
    }

    private void show(ReleaseDifference difference) {
        var formats = Formats.of(getLocale());
        place.add(new Figures(
                figure("added", formats.count(difference.added())),
                figure("removed", formats.count(difference.removed())),
                figure("changed", formats.count(difference.changed()))));
        if (difference.isNone()) {
            place.add(new Paragraph(getTranslation("author.release.same")));
            return;
        }
        var table = new Table<ReleaseDifference.Line>();
        table.part(getTranslation("author.release.change"), this::change);
        table.text(getTranslation("author.question.identifier"), ReleaseDifference.Line::identifier);
        table.text(getTranslation("author.outlook.question"), ReleaseDifference.Line::stem);
        table.text(
                getTranslation("author.release.versions"),
                line -> version(line.before()) + " → " + version(line.after()));
        table.setItems(difference.lines());
        table.wraps(2, "14rem");
        table.setHeight("24rem");
        place.add(table);
    }

    private Figure figure(String what, String count) {
        return new Figure(getTranslation("author.release.change." + what), count, "", Tone.PLAIN);
    }

    private Badge change(ReleaseDifference.Line line) {
        var tone = switch (line.change()) {
            case ADDED -> Tone.GOOD;
            case REMOVED -> Tone.STOP;
            case CHANGED -> Tone.WAIT;
        };
        return new Badge(
                getTranslation("author.release.change." + line.change().name().toLowerCase(Locale.ROOT)), tone);
    }

    private static String version(OptionalInt version) {
        return version.isPresent() ? Integer.toString(version.getAsInt()) : "—";
    }
}

package liangku.ui.author;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import liangku.questionbank.ImportId;
import liangku.questionbank.Intake;
import liangku.questionbank.PastImport;
import liangku.questionbank.Undoing;
import liangku.ui.kit.Badge;
import liangku.ui.kit.Formats;
import liangku.ui.kit.KeyPages;
import liangku.ui.kit.Notices;
import liangku.ui.kit.Table;
import liangku.ui.kit.Tone;

/** Every file that was brought in, the newest first; authors take back what nobody has used since. */
class PastImports extends Div {

    private static final long serialVersionUID = 1L;
    private static final int NAMED_MAX = 20;

    private final transient Bank bank;
    private final transient Intake intake;
    private final Table<PastImport> table = new Table<>();

    PastImports(Bank bank, Intake intake) {
        this.bank = bank;
        this.intake = intake;
        var formats = Formats.of(getLocale());
        addClassNames("lk-card", "lk-outcome");
        table.part(getTranslation("author.import.file"), this::file);
        table.wideText(
                getTranslation("author.import.format"), past -> past.format().title());
        table.wideText(
                getTranslation("author.import.by"),
                past -> past.isOurs()
                        ? getTranslation("author.import.platform")
                        : bank.name(past.startedBy(), getTranslation("author.somebody")));
        table.wideText(getTranslation("author.outcome.accepted"), past -> formats.count(past.accepted()));
        table.wideText(getTranslation("author.outcome.updated"), past -> formats.count(past.updated()));
        table.wideText(getTranslation("author.outcome.rejected"), past -> formats.count(past.rejected()));
        table.part(getTranslation("author.import.undo"), this::undoing);
        table.whenEmpty(VaadinIcon.UPLOAD, getTranslation("author.import.past.none"));
        add(new H2(getTranslation("author.import.past")), table);
        read();
    }

    void read() {
        KeyPages.show(table, (after, limit) -> {
            var page = intake.list(after.map(ImportId::of), limit);
            return new KeyPages.Page<>(
                    page, page.size() == limit ? Optional.of(page.getLast().id().toString()) : Optional.empty());
        });
    }

    private Component file(PastImport past) {
        var when = new Span(Formats.of(getLocale()).moment(past.startedAt()));
        when.addClassName("lk-quiet");
        var cell = new Div(QuestionsView.link(past.fileName(), past.id()), when);
        cell.addClassName("lk-cell");
        return cell;
    }

    private Component undoing(PastImport past) {
        if (past.undone().isPresent()) return new Badge(getTranslation("author.import.undone"), Tone.PLAIN);
        if (past.isOurs()) return quiet("author.import.ours");
        if (!past.undoable()) return quiet("author.import.used");
        if (!bank.mayWrite()) return new Span();
        var undo = new Button(
                getTranslation("author.import.undo"), click -> ask(past).open());
        undo.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_ERROR);
        undo.setAriaLabel(getTranslation("author.import.undo") + " " + past.fileName());
        return undo;
    }

    private Component quiet(String word) {
        var said = new Span(getTranslation(word));
        said.addClassName("lk-quiet");
        return said;
    }

    private Dialog ask(PastImport past) {
        var dialog = new Dialog();
        dialog.setHeaderTitle(getTranslation("author.import.undo.title", past.fileName()));
        dialog.setWidth("32rem");
        if (intake.foresee(past.id()) instanceof Undoing.Undone foreseen) {
            dialog.add(
                    new Paragraph(getTranslation("author.import.undo.goes", foreseen.removed() + foreseen.restored())));
            if (foreseen.refiled() > 0) {
                dialog.add(new Paragraph(getTranslation("author.import.undo.refiled", foreseen.refiled())));
            }
            if (!foreseen.drafts().isEmpty()) {
                dialog.add(new Paragraph(
                        getTranslation("author.import.undo.drafts", String.join(", ", foreseen.drafts()))));
            }
            stays(foreseen).forEach(words -> dialog.add(new Paragraph(words)));
        }
        var go = new Button(getTranslation("author.import.undo"), click -> {
            dialog.close();
            undo(past.id());
        });
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_ERROR);
        dialog.getFooter().add(new Button(getTranslation("kit.cancel"), click -> dialog.close()), go);
        return dialog;
    }

    /** {@return what stays and why, one sentence for each reason} */
    private List<String> stays(Undoing.Undone undone) {
        var sentences = new ArrayList<String>();
        for (var reason : Undoing.Reason.values()) {
            var identifiers = undone.kept().stream()
                    .filter(kept -> kept.reason() == reason)
                    .map(Undoing.Kept::identifier)
                    .toList();
            if (identifiers.isEmpty()) continue;
            sentences.add(getTranslation(
                    "author.import.undo.stays." + reason.name().toLowerCase(Locale.ROOT),
                    identifiers.size(),
                    named(identifiers)));
        }
        if (!undone.filed().isEmpty()) {
            sentences.add(
                    getTranslation("author.import.undo.filed", undone.filed().size(), named(undone.filed())));
        }
        return sentences;
    }

    private static String named(List<String> identifiers) {
        var some = identifiers.stream().limit(NAMED_MAX).collect(Collectors.joining(", "));
        return identifiers.size() > NAMED_MAX ? some + " …" : some;
    }

    private void undo(ImportId id) {
        switch (intake.undo(id, bank.subject(), bank.now())) {
            case Undoing.Undone undone -> {
                Notices.done(
                        undone.drafts().isEmpty()
                                ? getTranslation("author.import.undo.done", undone.removed(), undone.restored())
                                : getTranslation(
                                        "author.import.undo.done.drafts",
                                        undone.removed(),
                                        undone.restored(),
                                        String.join(", ", undone.drafts())));
                stays(undone).forEach(Notices::refused);
                if (!undone.keptDrafts().isEmpty()) {
                    Notices.refused(getTranslation("author.import.undo.kept", String.join(", ", undone.keptDrafts())));
                }
            }
            case Undoing.Founding founding -> Notices.refused(getTranslation("author.import.ours"));
            case Undoing.AlreadyUndone before -> Notices.refused(getTranslation("author.import.undone"));
            case Undoing.Missing missing -> Notices.refused(getTranslation("shell.notfound"));
        }
        read();
    }
}

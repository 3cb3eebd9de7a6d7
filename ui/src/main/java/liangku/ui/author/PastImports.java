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
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import liangku.questionbank.BlueprintDraft;
import liangku.questionbank.BlueprintDrafts;
import liangku.questionbank.ImportId;
import liangku.questionbank.Intake;
import liangku.questionbank.PastImport;
import liangku.questionbank.QuestionFilter;
import liangku.questionbank.QuestionStatus;
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

    private final transient Bank bank;
    private final transient Intake intake;
    private final transient BlueprintDrafts drafts;
    private final Table<PastImport> table = new Table<>();

    PastImports(Bank bank, Intake intake, BlueprintDrafts drafts) {
        this.bank = bank;
        this.intake = intake;
        this.drafts = drafts;
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
        var written = QuestionFilter.ALL.from(past.id());
        int stays = count(written, QuestionStatus.APPROVED) + count(written, QuestionStatus.RELEASED);
        int goes = count(written, QuestionStatus.DRAFT) + count(written, QuestionStatus.IN_REVIEW);
        var dialog = new Dialog();
        dialog.setHeaderTitle(getTranslation("author.import.undo.title", past.fileName()));
        dialog.setWidth("32rem");
        int kept = Math.max(stays, past.accepted() + past.updated() - goes);
        dialog.add(new Paragraph(getTranslation("author.import.undo.goes", goes)));
        var gone = drafts.list().stream()
                .filter(draft ->
                        draft.origin().equals(past.id()) && draft.changed().isEmpty())
                .map(BlueprintDraft::code)
                .collect(Collectors.joining(", "));
        if (!gone.isEmpty()) dialog.add(new Paragraph(getTranslation("author.import.undo.drafts", gone)));
        if (kept > 0) dialog.add(new Paragraph(getTranslation("author.import.undo.stays", kept)));
        var go = new Button(getTranslation("author.import.undo"), click -> {
            dialog.close();
            undo(past.id());
        });
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_ERROR);
        dialog.getFooter().add(new Button(getTranslation("kit.cancel"), click -> dialog.close()), go);
        return dialog;
    }

    private int count(QuestionFilter written, QuestionStatus status) {
        return bank.questions()
                .count(new QuestionFilter(
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(status),
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        written.origin(),
                        Optional.empty()));
    }

    private void undo(ImportId id) {
        switch (intake.undo(id, bank.subject(), bank.now())) {
            case Undoing.Undone(int removed, int restored, var kept, var drafts, var keptDrafts) -> {
                Notices.done(
                        drafts.isEmpty()
                                ? getTranslation("author.import.undo.done", removed, restored)
                                : getTranslation(
                                        "author.import.undo.done.drafts",
                                        removed,
                                        restored,
                                        String.join(", ", drafts)));
                var stays = Stream.concat(kept.stream(), keptDrafts.stream()).toList();
                if (!stays.isEmpty()) {
                    Notices.refused(getTranslation("author.import.undo.kept", String.join(", ", stays)));
                }
            }
            case Undoing.Founding founding -> Notices.refused(getTranslation("author.import.ours"));
            case Undoing.AlreadyUndone before -> Notices.refused(getTranslation("author.import.undone"));
            case Undoing.Missing missing -> Notices.refused(getTranslation("shell.notfound"));
        }
        read();
    }
}

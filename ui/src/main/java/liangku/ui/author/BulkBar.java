package liangku.ui.author;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.function.SerializableRunnable;
import com.vaadin.flow.function.SerializableSupplier;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import liangku.questionbank.BulkChoice;
import liangku.questionbank.BulkEdit;
import liangku.questionbank.BulkOutcome;
import liangku.questionbank.Previews;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionFilter;
import liangku.questionbank.QuestionId;
import liangku.ui.kit.Formats;
import liangku.ui.kit.Notices;

/** One deed for many questions: for those that are ticked, or for all that the list shows. */
class BulkBar extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Bank bank;
    private final transient SerializableSupplier<QuestionFilter> shown;
    private final SerializableRunnable done;
    private final Span count = new Span();
    private final Checkbox all = new Checkbox(getTranslation("author.bulk.all"));
    private final Button submit = new Button(getTranslation("author.submit"));
    private final Button approve = new Button(getTranslation("author.approve"));
    private final Button trial = new Button(getTranslation("author.trial"), VaadinIcon.MOBILE.create());
    private final MenuBar menu = new MenuBar();
    private transient Set<Question> chosen = Set.of();
    private Instant seenAt;

    BulkBar(Bank bank, SerializableSupplier<QuestionFilter> shown, SerializableRunnable done) {
        this.bank = bank;
        this.shown = shown;
        this.done = done;
        this.seenAt = bank.now();
        addClassNames("lk-toolbar", "lk-bulk");
        count.getElement().setAttribute("aria-live", "polite");
        submit.addClickListener(click -> apply(new BulkEdit.Submit("")));
        approve.addThemeVariants(ButtonVariant.LUMO_SUCCESS);
        approve.addClickListener(click -> apply(new BulkEdit.Approve()));
        approve.setVisible(bank.mayApprove());
        trial.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        trial.addClickListener(click -> getUI().ifPresent(ui -> TrialDialog.open(bank, shownOnPhone(), ui)));
        submit.setVisible(bank.mayWrite());
        menu.addThemeVariants(MenuBarVariant.LUMO_TERTIARY);
        var more = menu.addItem(getTranslation("author.bulk.more")).getSubMenu();
        if (bank.mayWrite()) edits(more);
        if (bank.mayApprove()) {
            more.addItem(
                    getTranslation("author.retire"),
                    click -> new RemarkDialog("author.retire", true, reason -> apply(new BulkEdit.Retire(reason)))
                            .open());
        }
        all.addValueChangeListener(ticked -> tell());
        add(count, all, submit, approve, trial, menu);
        tell();
    }

    private void edits(SubMenu more) {
        more.addItem(
                getTranslation("author.bulk.move"),
                click -> BulkDialog.move(bank, Formats.of(getLocale()), this::apply)
                        .open());
        more.addItem(
                getTranslation("author.bulk.difficulty"),
                click -> BulkDialog.difficulty(this::apply).open());
        more.addItem(
                getTranslation("author.bulk.tag"),
                click -> BulkDialog.tag(bank, this::apply).open());
        more.addItem(getTranslation("author.bulk.reserve"), click -> apply(BulkEdit.Tag.reserve()));
        more.addItem(getTranslation("author.bulk.open"), click -> apply(BulkEdit.Tag.open()));
    }

    void choose(Set<Question> ticked) {
        chosen = ticked;
        tell();
    }

    private void tell() {
        var formats = Formats.of(getLocale());
        var some = all.getValue() || !chosen.isEmpty();
        count.setText(
                all.getValue()
                        ? getTranslation(
                                "author.bulk.matching",
                                formats.count(bank.questions().count(shown.get())))
                        : getTranslation("author.bulk.chosen", formats.count(chosen.size())));
        submit.setEnabled(some);
        approve.setEnabled(some);
        trial.setEnabled(some);
        menu.setEnabled(some);
    }

    /** The list shows something else now. */
    void refresh() {
        seenAt = bank.now();
        all.setValue(false);
        tell();
    }

    /** {@return in the order of the list; one more than fit where there are more} */
    private List<QuestionId> shownOnPhone() {
        if (!all.getValue()) return chosen.stream().map(Question::id).toList();
        var page = bank.questions().page(shown.get(), "", Previews.ITEMS_MAX + 1);
        return page.questions().stream().map(Question::id).toList();
    }

    private void apply(BulkEdit edit) {
        BulkChoice choice = all.getValue()
                ? new BulkChoice.Shown(shown.get(), Optional.of(seenAt))
                : new BulkChoice.Seen(chosen.stream().map(Question::reference).toList());
        switch (bank.bulk().apply(choice, edit, bank.subject(), bank.now())) {
            case BulkOutcome.Done outcome -> tell(edit, outcome);
            case BulkOutcome.TooMany(int most) -> Notices.refused(getTranslation("author.bulk.toomany", most));
            case BulkOutcome.UnknownTopic unknown -> Notices.refused(getTranslation("author.bulk.notopic"));
            case BulkOutcome.BadTags bad -> Notices.refused(getTranslation("author.bulk.badtags"));
        }
    }

    private void tell(BulkEdit edit, BulkOutcome.Done outcome) {
        var refused = outcome.refused().size();
        var approved = edit instanceof BulkEdit.Approve;
        if (refused == 0) {
            Notices.done(getTranslation(approved ? "author.approved.all" : "author.bulk.done.all", outcome.changed()));
        } else if (approved) {
            Notices.done(getTranslation("author.approved", outcome.changed(), refused));
        } else {
            Notices.done(getTranslation("author.bulk.done", outcome.chosen(), outcome.changed(), refused));
        }
        if (refused > 0) Notices.refused(reasons(outcome));
        done.run();
    }

    private String reasons(BulkOutcome.Done outcome) {
        var counts = new HashMap<String, Integer>();
        outcome.refused().forEach(one -> counts.merge(one.reason(), 1, Integer::sum));
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry ->
                        getTranslation("author.bulk.reason." + entry.getKey().toLowerCase(Locale.ROOT)) + ": "
                                + entry.getValue())
                .collect(Collectors.joining("; "));
    }
}

package liangku.ui.author;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashSet;
import java.util.Optional;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionFilter;
import liangku.questionbank.QuestionStatus;
import liangku.ui.kit.Badge;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.KeyPages;
import liangku.ui.kit.Notices;
import liangku.ui.kit.Table;
import liangku.ui.kit.Tone;
import liangku.ui.kit.Toolbar;

/** The bank, by identifier; filtered by what it is about, its kind, difficulty, state and words. */
@Route("author/questions")
@RolesAllowed({"AUTHOR", "REVIEWER"})
class QuestionsView extends DeskPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;
    private static final int PAGE = 200;
    private static final int SELECTED_MAX = 2_000;

    private final transient Bank bank;
    private final QuestionFilterBar filter;
    private final Table<Question> table = new Table<>();
    private final Button approve = new Button();

    QuestionsView(Bank bank) {
        super("author.questions");
        this.bank = bank;
        filter = new QuestionFilterBar(bank, this::read);
        table.part(getTranslation("author.question.stem"), this::stem);
        table.wideText(
                getTranslation("author.question.kind"),
                question -> formats()
                        .name(
                                question.body().kind().zh(),
                                question.body().kind().en()));
        table.wideText(
                getTranslation("author.question.topic"), question -> bank.topic(question.knowledgePoint(), formats()));
        table.wideText(
                getTranslation("author.question.difficulty"),
                question -> "●".repeat(question.difficulty()) + "○".repeat(5 - question.difficulty()));
        table.widePart(getTranslation("author.question.status"), question -> badge(question.status()));
        table.whenEmpty(VaadinIcon.QUESTION_CIRCLE, getTranslation("author.questions.empty"));
        table.getColumns().forEach(column -> column.setResizable(true));
        table.getColumns().getFirst().setAutoWidth(false).setFlexGrow(3).setWidth("14rem");
        var write = new RouterLink(getTranslation("author.question.new"), QuestionView.class);
        write.addClassNames("lk-button", "first");
        var bring = new RouterLink(getTranslation("author.import"), QuestionImportView.class);
        bring.addClassName("lk-button");
        add(filter, new Toolbar(actions(), Toolbar.gap(), bring, write), table);
        read();
    }

    static RouterLink link(String text, String topic) {
        var link = new RouterLink(text, QuestionsView.class);
        link.setQueryParameters(QueryParameters.of("topic", topic));
        return link;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getLocation().getQueryParameters().getSingleParameter("topic").ifPresent(filter::choose);
    }

    Badge badge(QuestionStatus status) {
        return switch (status) {
            case DRAFT -> new Badge(getTranslation("author.status.draft"), Tone.WAIT);
            case APPROVED -> new Badge(getTranslation("author.status.approved"), Tone.GOOD);
            case RETIRED -> new Badge(getTranslation("author.status.retired"), Tone.PLAIN);
        };
    }

    private Component stem(Question question) {
        var link = QuestionView.link(question.body().stem(), question.id());
        link.getElement().setAttribute("title", question.identifier());
        return link;
    }

    private Component actions() {
        if (!bank.mayApprove()) {
            return new Toolbar();
        }
        table.setSelectionMode(Grid.SelectionMode.MULTI);
        selected(0);
        approve.addThemeVariants(ButtonVariant.LUMO_SUCCESS);
        approve.addClickListener(click -> approveSelected());
        table.addSelectionListener(
                selected -> selected(selected.getAllSelectedItems().size()));
        var all = new Button(getTranslation("author.select.drafts"), click -> selectDrafts());
        all.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        return new Toolbar(approve, all);
    }

    private void selected(int count) {
        approve.setEnabled(count > 0);
        approve.setText(
                count == 0 ? getTranslation("author.approve") : getTranslation("author.approve.count", count));
    }

    /** Whoever has read an imported file ticks its questions once, not one by one. */
    private void selectDrafts() {
        var drafts = new LinkedHashSet<Question>();
        var wanted = filter.drafts();
        Optional<String> next = Optional.of("");
        while (next.isPresent() && drafts.size() < SELECTED_MAX) {
            var page = bank.questions().page(wanted, next.get(), PAGE);
            drafts.addAll(page.questions());
            next = page.next();
        }
        table.asMultiSelect().setValue(drafts);
    }

    private void approveSelected() {
        var approval = bank.questions()
                .approve(
                        table.getSelectedItems().stream()
                                .map(Question::reference)
                                .toList(),
                        bank.subject(),
                        bank.now());
        Notices.done(getTranslation(
                "author.approved",
                approval.approved().size(),
                approval.refused().size()));
        read();
    }

    private void read() {
        table.deselectAll();
        QuestionFilter wanted = filter.value();
        KeyPages.show(table, (after, limit) -> {
            var page = bank.questions().page(wanted, after.orElse(""), limit);
            Optional<String> next = page.next();
            return new KeyPages.Page<>(page.questions(), next);
        });
    }
}

package liangku.ui.author;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import liangku.questionbank.Fault;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionForm;
import liangku.questionbank.QuestionId;
import liangku.questionbank.QuestionStatus;
import liangku.questionbank.Saving;
import liangku.ui.kit.Card;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.Facts;
import liangku.ui.kit.Notices;
import liangku.ui.kit.RouteIds;
import liangku.ui.kit.Toolbar;

/** One question: what the author writes on the left, what the worker will see on the right. */
@Route("author/question/:question?")
@RolesAllowed({"AUTHOR", "REVIEWER"})
class QuestionView extends DeskPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient Bank bank;
    private final FaultList faults = new FaultList();

    QuestionView(Bank bank) {
        super("author.question");
        this.bank = bank;
    }

    static RouterLink link(String text, QuestionId question) {
        return new RouterLink(text, QuestionView.class, parameters(question));
    }

    private static RouteParameters parameters(QuestionId question) {
        return new RouteParameters(new RouteParam("question", question.value().toString()));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (event.getRouteParameters().get("question").isEmpty()) {
            show(Optional.empty());
            return;
        }
        var id = RouteIds.read(event, "question", QuestionId::of);
        show(Optional.of(bank.questions().find(id).orElseThrow(NotFoundException::new)));
    }

    private void show(Optional<Question> known) {
        removeAll();
        var preview = new PreviewPane();
        var fields = new QuestionFields(bank, known, preview::show);
        faults.setVisible(false);
        var keep = new Button(getTranslation("kit.save"), click -> keep(known, fields.value()));
        keep.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var actions = new Toolbar(keep);
        known.ifPresent(question -> actions.add(decisions(question)));
        var card = new Card(getTranslation("author.question"), fields, faults, actions);
        var side = new Div(preview);
        known.ifPresent(question -> side.add(
                new Card(getTranslation("author.question.state"), facts(question)),
                new Card(
                        getTranslation("author.versions"),
                        new VersionList(bank, bank.questions().versions(question.id())))));
        side.addClassName("lk-side");
        var both = new Div(card, side);
        both.addClassNames("lk-two", "lead-wide");
        add(new Toolbar(new RouterLink(getTranslation("author.questions.back"), QuestionsView.class)), both);
    }

    private Component[] decisions(Question question) {
        var approve = new Button(getTranslation("author.approve"), click -> {
            var approval = bank.questions().approve(List.of(question.reference()), bank.subject(), bank.now());
            approval.refused().stream()
                    .findFirst()
                    .ifPresentOrElse(
                            refused -> Notices.refused(getTranslation(
                                    switch (refused.reason()) {
                                        case OWN_CHANGE -> "author.approve.own";
                                        case NOT_NEWEST -> "author.changedsince";
                                        case NOT_A_DRAFT -> "author.approve.notdraft";
                                        case UNSORTED -> "author.approve.unsorted";
                                        case MISSING -> "shell.notfound";
                                    })),
                            () -> Notices.done(getTranslation("author.approved.one")));
            show(bank.questions().find(question.id()));
        });
        approve.addThemeVariants(ButtonVariant.LUMO_SUCCESS);
        approve.setVisible(bank.mayApprove()
                && (question.status() == QuestionStatus.DRAFT || question.status() == QuestionStatus.IN_REVIEW));
        var retire = new Button(
                getTranslation("author.retire"),
                click -> new RetireDialog(
                                question, bank, () -> show(bank.questions().find(question.id())))
                        .open());
        retire.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ERROR);
        retire.setVisible(bank.mayApprove() && question.status() != QuestionStatus.RETIRED);
        return new Component[] {approve, Toolbar.gap(), retire};
    }

    private Facts facts(Question question) {
        return new Facts()
                .fact(
                        getTranslation("author.question.status"),
                        getTranslation(
                                "author.status." + question.status().name().toLowerCase(java.util.Locale.ROOT)))
                .fact(getTranslation("author.question.version"), Integer.toString(question.version()))
                .fact(getTranslation("author.question.changed"), formats().moment(question.changedAt()));
    }

    private void keep(Optional<Question> known, QuestionForm form) {
        var saving = known.map(
                        question -> bank.questions().change(question.reference(), form, bank.subject(), bank.now()))
                .orElseGet(() -> bank.questions().add(form, bank.subject(), bank.now()));
        switch (saving) {
            case Saving.Saved(Question question) -> {
                Notices.done(getTranslation("author.question.saved"));
                if (known.isPresent()) show(Optional.of(question));
                else getUI().ifPresent(ui -> ui.navigate(QuestionView.class, parameters(question.id())));
            }
            case Saving.Unchanged(Question question) -> Notices.done(getTranslation("author.question.unchanged"));
            case Saving.Faulty(List<Fault> found) ->
                faults.show(found.stream()
                        .map(fault -> formats().name(fault.zh(), fault.en()))
                        .toList());
            case Saving.Stale stale -> Notices.refused(getTranslation("author.changedsince"));
            case Saving.Missing missing -> Notices.refused(getTranslation("shell.notfound"));
        }
    }
}

package liangku.ui.author;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.SerializableRunnable;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
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
import liangku.questionbank.Saving;
import liangku.ui.kit.Card;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.Notices;
import liangku.ui.kit.RouteIds;
import liangku.ui.kit.Toolbar;

/**
 * One question: what the author writes on the left, what the worker will see on the right, below them its life. Who
 * reviews it reads on the left and does not write.
 */
@Route("author/question/:question?")
@RolesAllowed({"AUTHOR", "REVIEWER"})
class QuestionView extends DeskPage implements BeforeEnterObserver, BeforeLeaveObserver {

    private static final long serialVersionUID = 1L;

    private final transient Bank bank;
    private final FaultList faults = new FaultList();
    private final Div life = new Div();
    private final Div history = new Div();
    private final Div deeds = new Div();
    private final LeaveGuard guard = new LeaveGuard(this);

    QuestionView(Bank bank) {
        super("author.question");
        this.bank = bank;
        history.addClassName("lk-two");
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
            if (!bank.mayWrite()) throw new NotFoundException();
            show(Optional.empty());
            return;
        }
        var id = RouteIds.read(event, "question", QuestionId::of);
        show(Optional.of(bank.questions().find(id).orElseThrow(NotFoundException::new)));
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        guard.leave(event);
    }

    private void show(Optional<Question> known) {
        guard.release();
        removeAll();
        var preview = new PreviewPane();
        var similar = new SimilarPanel(bank, known);
        SerializableConsumer<QuestionFields.Typed> typing = typed -> {
            preview.show(typed);
            similar.follow(typed.draft());
            guard.tell();
        };
        var card = known.filter(question -> !bank.mayWrite())
                .map(question -> reading(question, typing))
                .orElseGet(() -> writing(known, typing));
        var side = new Div(preview, similar);
        side.addClassName("lk-side");
        var both = new Div(card, side);
        both.addClassNames("lk-two", "lead-wide");
        var back = new RouterLink(getTranslation("author.questions.back"), QuestionsView.class);
        add(new Toolbar(back, Toolbar.gap(), deeds), life, both, history);
        known.ifPresentOrElse(
                this::tellLife, () -> List.of(life, history, deeds).forEach(Div::removeAll));
    }

    private Card reading(Question question, SerializableConsumer<QuestionFields.Typed> typing) {
        typing.accept(QuestionFields.Typed.of(question));
        return new Card(getTranslation("author.question"), new QuestionReading(bank, question));
    }

    private Card writing(Optional<Question> known, SerializableConsumer<QuestionFields.Typed> typing) {
        var fields = new QuestionFields(bank, known, typing);
        var before = fields.value();
        guard.ask(() -> !fields.value().equals(before));
        faults.show(List.of());
        var keep = new Button(getTranslation("kit.save"), click -> keep(known, fields.value()));
        keep.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var saving = new Toolbar(keep);
        saving.addClassName("lk-save");
        return new Card(getTranslation("author.question"), fields, faults, saving);
    }

    /** What is being typed stays as it is. */
    private void tellLife(Question question) {
        var remarks = bank.questions().remarks(question.id());
        SerializableRunnable again = () -> bank.questions().find(question.id()).ifPresent(this::tellLife);
        life.removeAll();
        deeds.removeAll();
        history.removeAll();
        deeds.add(new Deeds(bank, question, again));
        life.add(new LifeSteps(bank, question, remarks));
        ReturnedNote.of(bank, question, remarks).ifPresent(life::add);
        ExpiredNote.of(bank, question).ifPresent(life::add);
        history.add(
                new Card(getTranslation("author.remarks"), new RemarkList(bank, question, remarks, again)),
                new Card(
                        getTranslation("author.versions"),
                        new VersionList(bank, bank.questions().versions(question.id()))));
    }

    private void keep(Optional<Question> known, QuestionForm form) {
        var saving = known.map(
                        question -> bank.questions().change(question.reference(), form, bank.subject(), bank.now()))
                .orElseGet(() -> bank.questions().add(form, bank.subject(), bank.now()));
        switch (saving) {
            case Saving.Saved(Question question, var similar) -> {
                if (similar.isEmpty()) Notices.done(getTranslation("author.question.saved"));
                else Notices.done(getTranslation("author.question.saved.similar", similar.size()));
                guard.release();
                if (known.isPresent()) show(Optional.of(question));
                else getUI().ifPresent(ui -> ui.navigate(QuestionView.class, parameters(question.id())));
            }
            case Saving.Unchanged(Question question) -> {
                faults.show(List.of());
                Notices.done(getTranslation("author.question.unchanged"));
            }
            case Saving.Faulty(List<Fault> found) ->
                faults.show(found.stream()
                        .map(fault -> formats().name(fault.zh(), fault.en()))
                        .toList());
            case Saving.Stale stale -> Notices.refused(getTranslation("author.changedsince"));
            case Saving.Missing missing -> Notices.refused(getTranslation("shell.notfound"));
        }
    }
}

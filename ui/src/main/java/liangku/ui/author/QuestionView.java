package liangku.ui.author;

import com.vaadin.flow.component.UI;
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
import com.vaadin.flow.router.QueryParameters;
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
    private static final String COPY = "copy";

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
            show(Optional.empty(), copied(event.getLocation().getQueryParameters()));
            return;
        }
        var id = RouteIds.read(event, "question", QuestionId::of);
        show(bank.questions().find(id).orElseThrow(NotFoundException::new));
    }

    /** Opens a new question that starts from another. */
    static void copy(QuestionId question, UI ui) {
        ui.navigate(
                QuestionView.class,
                RouteParameters.empty(),
                QueryParameters.of(COPY, question.value().toString()));
    }

    private Optional<Question> copied(QueryParameters wanted) {
        return wanted.getSingleParameter(COPY).map(text -> {
            try {
                return bank.questions().find(QuestionId.of(text)).orElseThrow(NotFoundException::new);
            } catch (IllegalArgumentException unknown) {
                throw new NotFoundException("no question " + text);
            }
        });
    }

    private void show(Question question) {
        show(Optional.of(question), Optional.empty());
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        guard.leave(event);
    }

    private void show(Optional<Question> known, Optional<Question> copied) {
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
                .orElseGet(() -> writing(known, copied, typing));
        var side = new Div(preview, similar);
        side.addClassName("lk-side");
        var both = new Div(card, side);
        both.addClassNames("lk-two", "lead-wide");
        var back = new RouterLink(getTranslation("author.questions.back"), QuestionsView.class);
        add(new Toolbar(back, Toolbar.gap(), deeds), life, both, history);
        known.ifPresent(
                question -> add(new Card(getTranslation("author.recordings"), new RecordingList(bank, question))));
        known.ifPresentOrElse(
                this::tellLife, () -> List.of(life, history, deeds).forEach(Div::removeAll));
    }

    private Card reading(Question question, SerializableConsumer<QuestionFields.Typed> typing) {
        typing.accept(QuestionFields.Typed.of(question));
        return new Card(getTranslation("author.question"), new QuestionReading(bank, question));
    }

    private Card writing(
            Optional<Question> known, Optional<Question> copied, SerializableConsumer<QuestionFields.Typed> typing) {
        var fields = new QuestionFields(bank, known, copied, typing);
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
                        new VersionList(
                                bank,
                                bank.questions().versions(question.id()),
                                earlier -> restore(question, earlier))));
    }

    private void restore(Question seen, int earlier) {
        if (guard.holds()) {
            Notices.refused(getTranslation("author.version.unsaved"));
            return;
        }
        tell(
                bank.questions().restore(seen.reference(), earlier, bank.subject(), bank.now()),
                getTranslation("author.version.restored", earlier),
                this::show);
    }

    private void keep(Optional<Question> known, QuestionForm form) {
        var saving = known.map(
                        question -> bank.questions().change(question.reference(), form, bank.subject(), bank.now()))
                .orElseGet(() -> bank.questions().add(form, bank.subject(), bank.now()));
        tell(saving, getTranslation("author.question.saved"), question -> {
            if (known.isPresent()) show(question);
            else getUI().ifPresent(ui -> ui.navigate(QuestionView.class, parameters(question.id())));
        });
    }

    private void tell(Saving saving, String done, SerializableConsumer<Question> then) {
        switch (saving) {
            case Saving.Saved(Question question, var similar) -> {
                if (similar.isEmpty()) Notices.done(done);
                else Notices.done(getTranslation("author.question.saved.similar", similar.size()));
                guard.release();
                then.accept(question);
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

package liangku.ui.session;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import liangku.employer.Employer;
import liangku.employer.Employers;
import liangku.employer.Scope;
import liangku.exam.AttemptMarked.Verdict;
import liangku.exam.ExamSession;
import liangku.exam.ExamSession.Stage;
import liangku.exam.ExamSessions;
import liangku.exam.Exams;
import liangku.exam.SessionId;
import liangku.identity.Role;
import liangku.people.People;
import liangku.people.Worker;
import liangku.people.WorkerId;
import liangku.ui.employer.EmployerNavigation;
import liangku.ui.kit.AskFirst;
import liangku.ui.kit.Badge;
import liangku.ui.kit.Card;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.Facts;
import liangku.ui.kit.Notices;
import liangku.ui.kit.RouteIds;
import liangku.ui.kit.Table;
import liangku.ui.kit.Tone;
import liangku.ui.kit.Toolbar;
import liangku.ui.regulator.RegulatorNavigation;
import liangku.ui.shell.CurrentCaller;

/** One exam session: everybody named, and how far each is. */
@Route("sessions/:session")
@RolesAllowed({"EMPLOYER", "REGULATOR"})
class SessionView extends DeskPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient ExamSessions sessions;
    private final transient Exams exams;
    private final transient Employers employers;
    private final transient People people;
    private final transient CurrentCaller current;
    private final transient Clock clock;

    SessionView(
            ExamSessions sessions,
            Exams exams,
            Employers employers,
            People people,
            CurrentCaller current,
            Clock clock) {
        super("session.one");
        this.sessions = sessions;
        this.exams = exams;
        this.employers = employers;
        this.people = people;
        this.current = current;
        this.clock = clock;
    }

    static RouterLink link(String text, SessionId session) {
        return new RouterLink(text, SessionView.class, parameters(session));
    }

    static void show(UI ui, SessionId session) {
        ui.navigate(SessionView.class, parameters(session));
    }

    private static RouteParameters parameters(SessionId session) {
        return new RouteParameters(new RouteParam("session", session.toString()));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(RouteIds.read(event, "session", SessionId::of));
    }

    private void show(SessionId id) {
        removeAll();
        var report = sessions.report(id, current.get().scope(), clock.instant()).orElseThrow(NotFoundException::new);
        var session = report.session();
        var bar = new Toolbar(
                new RouterLink(getTranslation("session.back"), SessionsView.class),
                Toolbar.gap(),
                new Button(getTranslation("session.refresh"), VaadinIcon.REFRESH.create(), click -> show(id)));
        var caller = current.get();
        var takesBack =
                !(caller.scope() instanceof Scope.Own) || session.orderedBy().equals(caller.subject());
        if (takesBack && session.cancelledAt().isEmpty() && clock.instant().isBefore(session.opensAt())) {
            bar.add(new Button(
                    getTranslation("session.cancel"),
                    click -> new AskFirst(
                                    getTranslation("session.cancel"),
                                    getTranslation("session.cancel.lead"),
                                    () -> cancel(id))
                            .open()));
        }
        add(bar, new Card(title(session), facts(session)), new Card(getTranslation("session.people"), table(report)));
    }

    private void cancel(SessionId id) {
        switch (sessions.cancel(id, current.get().scope(), current.get().subject(), clock.instant())) {
            case CANCELLED -> Notices.done(getTranslation("session.cancelled"));
            case NOT_YOURS -> Notices.refused(getTranslation("session.notyours"));
            case TOO_LATE -> Notices.refused(getTranslation("session.toolate"));
            case NOT_FOUND -> Notices.refused(getTranslation("shell.notfound"));
        }
        show(id);
    }

    private String title(ExamSession session) {
        return exams.find(session.exam())
                .map(exam -> formats().name(exam.titleZh(), exam.titleEn()))
                .orElse("");
    }

    private Facts facts(ExamSession session) {
        return new Facts()
                .fact(getTranslation("session.state"), SessionsView.badge(session, clock.instant(), this))
                .fact(
                        getTranslation("session.business"),
                        employers
                                .find(session.employer(), current.get().scope())
                                .map(Employer::name)
                                .orElse("—"))
                .fact(getTranslation("session.opens"), formats().moment(session.opensAt()))
                .fact(getTranslation("session.closes"), formats().moment(session.closesAt()))
                .fact(getTranslation("session.ordered"), formats().moment(session.orderedAt()));
    }

    private Component table(ExamSessions.Report report) {
        var names = people.find(
                report.lines().stream().map(ExamSession.Line::worker).toList());
        var table = new Table<ExamSession.Line>();
        table.part(getTranslation("session.person"), line -> person(names, line.worker()));
        table.part(getTranslation("session.stage"), this::stage);
        table.text(
                getTranslation("session.why"),
                line -> line.obstacle()
                        .map(obstacle -> getTranslation("session.obstacle." + obstacle))
                        .orElse(""));
        table.wideText(
                getTranslation("session.startedat"),
                line -> formats().moment(line.startedAt().orElse(null)));
        table.wideText(
                getTranslation("session.submittedat"),
                line -> formats().moment(line.submittedAt().orElse(null)));
        table.wideText(
                getTranslation("session.percent"),
                line -> formats().percent(line.percent().orElse(null)));
        table.setItems(report.lines());
        return table.asTallAsItsRows();
    }

    /** An employer knows its own people; others are shown no more of a name than they need. */
    private Component person(Map<WorkerId, Worker> names, WorkerId id) {
        var worker = Optional.ofNullable(names.get(id));
        return current.get().role() == Role.EMPLOYER
                ? EmployerNavigation.toPerson(
                        worker.map(known -> known.name().value()).orElse(""), id)
                : RegulatorNavigation.toPerson(
                        worker.map(known -> known.name().masked()).orElse(""), id);
    }

    private Component stage(ExamSession.Line line) {
        var passed = line.verdict().filter(verdict -> verdict == Verdict.PASSED).isPresent();
        if (line.stage() == Stage.SUBMITTED) {
            return passed
                    ? new Badge(getTranslation("session.stage.PASSED"), Tone.GOOD)
                    : new Badge(getTranslation("session.stage.FAILED"), Tone.STOP);
        }
        var tone = switch (line.stage()) {
            case NAMED -> Tone.PLAIN;
            case READY, SUBMITTED -> Tone.GOOD;
            case RUNNING, HINDERED -> Tone.WAIT;
            case ABSENT -> Tone.STOP;
        };
        return new Badge(getTranslation("session.stage." + line.stage()), tone);
    }
}

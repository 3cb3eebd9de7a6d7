package liangku.ui.session;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import liangku.compliance.Compliance;
import liangku.employer.Employer;
import liangku.employer.Employers;
import liangku.employer.Scope;
import liangku.exam.ExamSession;
import liangku.exam.ExamSessions;
import liangku.exam.Exams;
import liangku.ui.kit.Badge;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.Table;
import liangku.ui.kit.Tone;
import liangku.ui.kit.Toolbar;
import liangku.ui.shell.CurrentCaller;

/** Exam sessions within the scope, the last to open first. */
@Route("sessions")
@RolesAllowed({"EMPLOYER", "REGULATOR"})
class SessionsView extends DeskPage {

    private static final long serialVersionUID = 1L;

    private final transient Employers employers;
    private final transient Exams exams;
    private final transient Scope scope;
    private final transient Instant now;

    SessionsView(
            ExamSessions sessions,
            SessionOffers offers,
            Compliance compliance,
            Employers employers,
            Exams exams,
            CurrentCaller current,
            Clock clock) {
        super("session.title");
        this.employers = employers;
        this.exams = exams;
        this.scope = current.get().scope();
        this.now = clock.instant();
        var own = scope instanceof Scope.Own;
        var lead = new Paragraph(getTranslation(own ? "session.list.lead" : "session.list.lead.regulator"));
        lead.addClassName("lk-lead");
        add(lead);
        if (scope instanceof Scope.Own(var business)) {
            compliance.standing(scope, business, LocalDate.now(clock)).ifPresent(standing -> {
                var schedule = SessionNavigation.scheduleAt(standing, offers, getTranslation("session.new"));
                schedule.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
                add(new Toolbar(Toolbar.gap(), schedule));
            });
        }
        var table = new Table<ExamSession.Row>();
        table.part(getTranslation("session.opens"), this::opening);
        table.part(getTranslation("session.state"), this::state);
        table.text(getTranslation("session.exam"), row -> exam(row.session()));
        if (!own) {
            table.wideText(getTranslation("session.business"), this::business);
        }
        table.text(getTranslation("session.named"), row -> formats().count(row.named()));
        table.wideText(getTranslation("session.ready"), row -> formats().count(row.ready()));
        table.wideText(getTranslation("session.started"), row -> formats().count(row.started()));
        table.wideText(getTranslation("session.submitted"), row -> formats().count(row.submitted()));
        table.whenEmpty(VaadinIcon.CALENDAR_CLOCK, getTranslation("session.none"));
        table.setItems(sessions.within(scope, Optional.empty(), now));
        add(table);
    }

    private Component opening(ExamSession.Row row) {
        return SessionView.link(
                formats().moment(row.session().opensAt()), row.session().id());
    }

    private Component state(ExamSession.Row row) {
        return badge(row.session(), now, this);
    }

    /** {@return where a session stands, as a word} */
    static Component badge(ExamSession session, Instant now, Component page) {
        if (session.cancelledAt().isPresent()) {
            return new Badge(page.getTranslation("session.state.cancelled"), Tone.STOP);
        }
        if (now.isBefore(session.opensAt())) {
            return new Badge(page.getTranslation("session.state.tocome"), Tone.WAIT);
        }
        return now.isBefore(session.closesAt())
                ? new Badge(page.getTranslation("session.state.open"), Tone.GOOD)
                : new Badge(page.getTranslation("session.state.closed"), Tone.PLAIN);
    }

    private String exam(ExamSession session) {
        return exams.find(session.exam())
                .map(exam -> formats().name(exam.titleZh(), exam.titleEn()))
                .orElse("");
    }

    private String business(ExamSession.Row row) {
        return employers
                .find(row.session().employer(), scope)
                .map(Employer::name)
                .orElse("");
    }
}

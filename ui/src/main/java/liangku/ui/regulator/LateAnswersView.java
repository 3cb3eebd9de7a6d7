package liangku.ui.regulator;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Collectors;
import liangku.employer.Employers;
import liangku.exam.AttemptId;
import liangku.exam.LateAnswers;
import liangku.exam.LateAttempt;
import liangku.exam.LateDecision;
import liangku.exam.LatePage;
import liangku.people.People;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.KeyPages;
import liangku.ui.kit.Notices;
import liangku.ui.kit.Table;

/** Answers that came when the time was up and do not prove that they were given before: a person says whether they count. */
@Route("regulator/late-answers")
@RolesAllowed("REGULATOR")
class LateAnswersView extends DeskPage {

    private static final long serialVersionUID = 1L;

    private final transient LateAnswers lateAnswers;
    private final transient Employers employers;
    private final transient People people;
    private final transient Area area;
    private final transient Clock clock;
    private final Table<LateAttempt> table = new Table<>();

    LateAnswersView(LateAnswers lateAnswers, Employers employers, People people, Area area, Clock clock) {
        super("regulator.late");
        this.lateAnswers = lateAnswers;
        this.employers = employers;
        this.people = people;
        this.area = area;
        this.clock = clock;
        var lead = new Paragraph(getTranslation("regulator.late.lead"));
        lead.addClassName("lk-lead");
        table.widePart(getTranslation("regulator.person"), this::person);
        table.wideText(getTranslation("regulator.business"), this::business);
        table.text(getTranslation("regulator.late.answers"), late -> formats().count(late.count()));
        table.wideText(getTranslation("regulator.late.why"), this::why);
        table.text(getTranslation("regulator.late.given"), this::given);
        table.text(getTranslation("regulator.late.arrived"), late -> formats().moment(late.since()));
        table.part("", this::deeds);
        table.whenEmpty(VaadinIcon.CLOCK, getTranslation("regulator.late.empty"));
        table.wraps(1, "10rem");
        add(lead, table);
        read();
    }

    private void read() {
        KeyPages.show(table, (after, limit) -> {
            var page = lateAnswers.undecided(area.scope(), after.flatMap(LatePage.Place::parse), limit);
            return new KeyPages.Page<>(page.attempts(), page.next().map(LatePage.Place::toString));
        });
    }

    private Component person(LateAttempt late) {
        return people.find(late.worker(), area.scope())
                .<Component>map(worker -> PersonView.link(worker.name().masked(), worker.id()))
                .orElseGet(Div::new);
    }

    private String business(LateAttempt late) {
        return employers
                .find(late.employer(), area.scope())
                .map(employer -> employer.name())
                .orElse("");
    }

    private String why(LateAttempt late) {
        return late.reasons().stream()
                .map(reason -> getTranslation("regulator.late.why." + reason))
                .collect(Collectors.joining(getTranslation("regulator.late.and")));
    }

    /** How long after the start the last of them was given, by the phone's own account. */
    private String given(LateAttempt late) {
        return late.given()
                .map(elapsed -> getTranslation(
                        "regulator.late.minutes",
                        elapsed.plus(Duration.ofSeconds(59)).toMinutes()))
                .orElse("—");
    }

    private Component deeds(LateAttempt late) {
        var deeds = new Div(
                deed(late, LateDecision.TAKEN, "regulator.late.take"),
                deed(late, LateDecision.REFUSED, "regulator.late.refuse"));
        deeds.addClassName("lk-toolbar");
        return deeds;
    }

    private Button deed(LateAttempt late, LateDecision decision, String word) {
        var button = new Button(
                getTranslation(word),
                click -> new ReasonDialog(word, reason -> {
                            decide(late.id(), decision, reason);
                        })
                        .open());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        return button;
    }

    private void decide(AttemptId attempt, LateDecision decision, String reason) {
        var decided = lateAnswers.decide(
                attempt, decision, reason, area.scope(), area.caller().subject(), clock.instant());
        if (decided == 0) {
            Notices.refused(getTranslation("shell.notfound"));
        } else {
            Notices.done(getTranslation("regulator.late.done"));
        }
        read();
    }
}

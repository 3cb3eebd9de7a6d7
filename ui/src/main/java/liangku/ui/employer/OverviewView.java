package liangku.ui.employer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import liangku.compliance.Compliance;
import liangku.compliance.Indicator;
import liangku.compliance.PersonStanding;
import liangku.compliance.Standing;
import liangku.ui.kit.Card;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.EmptyState;
import liangku.ui.kit.Facts;
import liangku.ui.kit.Figure;
import liangku.ui.kit.Figures;
import liangku.ui.kit.Indicators;
import liangku.ui.kit.RateBar;
import liangku.ui.kit.StandingTable;
import liangku.ui.kit.Tone;
import liangku.ui.kit.WorkStates;

/** At a glance: who may work today, who is due, and what to do about it. */
@Route("employer")
@RolesAllowed("EMPLOYER")
class OverviewView extends DeskPage {

    private static final long serialVersionUID = 1L;

    private static final int FIRST = 8;

    private final transient Standing standing;

    OverviewView(OwnBusiness own, Compliance compliance) {
        super("employer.overview");
        standing =
                compliance.standing(own.caller().scope(), own.id(), own.today()).orElseThrow();
        var business = standing.employer();
        var lead = new Paragraph(business.name() + " · "
                + formats().name(business.category().zh(), business.category().en()) + " · "
                + formats().day(standing.asOf()));
        lead.addClassName("lk-lead");
        add(lead);
        if (standing.people().isEmpty()) {
            add(new EmptyState(
                    VaadinIcon.USERS,
                    getTranslation("employer.nobody"),
                    new RouterLink(getTranslation("employer.roster"), RosterImportView.class)));
            return;
        }
        var below = new Div(
                new Card(getTranslation("employer.first"), first()),
                new Card(getTranslation("employer.rates"), rates()));
        below.addClassNames("lk-two", "lead-wide");
        add(today(), new Card(getTranslation("employer.next"), steps()), below);
    }

    private Component first() {
        var urgent = standing.people().stream()
                .filter(person -> WorkStates.of(person.state()) != WorkStates.CERTIFIED
                        && WorkStates.of(person.state()) != WorkStates.FREE)
                .limit(FIRST)
                .toList();
        if (urgent.isEmpty()) {
            return new EmptyState(VaadinIcon.CHECK_CIRCLE, getTranslation("employer.step.none"));
        }
        var table = StandingTable.brief(
                person -> PersonView.link(person.name().value(), person.worker()), formats(), this::getTranslation);
        table.setItems(urgent);
        return table.asTallAsItsRows();
    }

    private Component rates() {
        var facts = new Facts();
        for (var indicator : List.of(Indicator.CERTIFIED, Indicator.TRAINING_COVERAGE, Indicator.FIRST_PASS)) {
            var tally = standing.figures().of(indicator);
            facts.fact(
                    formats().name(indicator.zh(), indicator.en()) + " "
                            + new Indicators(standing.figures(), formats()).of(tally),
                    new RateBar(tally.rate().orElse(null), formats()));
        }
        for (var days : List.of(30, 60, 90)) {
            facts.fact(
                    getTranslation("employer.lapsing", days),
                    getTranslation(
                            "employer.lapsing.people",
                            standing.lapsingWithin(days).size()));
        }
        return facts;
    }

    private Component today() {
        var may = standing.people().stream().filter(PersonStanding::mayWork).count();
        var all = standing.people().size();
        var figures = new Figures(
                new Figure(
                                getTranslation("employer.may"),
                                formats().count(may),
                                getTranslation("employer.may.of", all),
                                may == all ? Tone.GOOD : Tone.PLAIN)
                        .leadingTo(PeopleView.link("", null)),
                new Figure(
                                getTranslation("employer.maynot"),
                                formats().count(all - may),
                                getTranslation("employer.maynot.note"),
                                may == all ? Tone.GOOD : Tone.STOP)
                        .leadingTo(PeopleView.link("", PeopleFilter.MAY_NOT)),
                count(WorkStates.DUE, Tone.WAIT, PeopleFilter.DUE),
                count(WorkStates.LAPSED, Tone.STOP, PeopleFilter.LAPSED),
                count(WorkStates.NEVER, Tone.STOP, PeopleFilter.NEVER));
        figures.addClassName("main");
        return figures;
    }

    private Figure count(WorkStates state, Tone tone, PeopleFilter filter) {
        var count = with(state);
        return new Figure(state.word(this::getTranslation), formats().count(count), "", count == 0 ? Tone.GOOD : tone)
                .leadingTo(PeopleView.link("", filter));
    }

    private long with(WorkStates state) {
        return standing.people().stream()
                .filter(person -> WorkStates.of(person.state()) == state)
                .count();
    }

    private Component steps() {
        var steps = new Div();
        steps.addClassName("lk-steps");
        var lines = new ArrayList<Component>();
        // No exam helps who is barred.
        var stopped = standing.people().stream()
                .filter(person -> !person.mayWork() && WorkStates.of(person.state()) != WorkStates.BARRED)
                .count();
        if (stopped > 0) lines.add(step("employer.step.stopped", stopped, Tone.STOP, PeopleFilter.MAY_NOT));
        if (with(WorkStates.BARRED) > 0)
            lines.add(step("employer.step.barred", with(WorkStates.BARRED), Tone.STOP, PeopleFilter.MAY_NOT));
        if (with(WorkStates.DUE) > 0)
            lines.add(step("employer.step.due", with(WorkStates.DUE), Tone.WAIT, PeopleFilter.DUE));
        var managers = standing.people().stream().filter(person -> person.post().manager());
        if (managers.noneMatch(person -> WorkStates.of(person.state()) == WorkStates.CERTIFIED)) {
            lines.add(step("employer.step.manager", 0, Tone.WAIT, PeopleFilter.MANAGERS));
        }
        if (lines.isEmpty()) lines.add(step("employer.step.none", 0, Tone.GOOD, PeopleFilter.ALL));
        steps.add(List.copyOf(lines));
        return steps;
    }

    private Component step(String word, long count, Tone tone, PeopleFilter filter) {
        var what = new Span(getTranslation(word, count));
        what.addClassName("what");
        var go = PeopleView.link(getTranslation("employer.step.see"), filter);
        go.addClassName("lk-button");
        var step = new Div(what, go);
        step.getElement().setAttribute("data-tone", tone == Tone.GOOD ? "good" : tone == Tone.WAIT ? "wait" : "stop");
        return step;
    }
}

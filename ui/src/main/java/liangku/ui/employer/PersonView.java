package liangku.ui.employer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
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
import java.time.Clock;
import liangku.certificate.Certificates;
import liangku.certificate.NameCorrections;
import liangku.compliance.Compliance;
import liangku.compliance.PersonStanding;
import liangku.exam.Exams;
import liangku.exam.PastAttempts;
import liangku.identity.PhoneChanges;
import liangku.people.Employment;
import liangku.people.People;
import liangku.people.Phone;
import liangku.people.Worker;
import liangku.people.WorkerId;
import liangku.ui.kit.AttemptTable;
import liangku.ui.kit.Card;
import liangku.ui.kit.CertificateTable;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.Facts;
import liangku.ui.kit.NameDialog;
import liangku.ui.kit.PhoneDialog;
import liangku.ui.kit.RouteIds;
import liangku.ui.kit.Table;
import liangku.ui.kit.Toolbar;
import liangku.ui.kit.TrainingWords;
import liangku.ui.kit.WorkStates;

/** One employee: post, standing, certificates, and what can be done. */
@Route("employer/people/:worker")
@RolesAllowed("EMPLOYER")
class PersonView extends DeskPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient OwnBusiness own;
    private final transient People people;
    private final transient PhoneChanges phones;
    private final transient NameCorrections names;
    private final transient Compliance compliance;
    private final transient Certificates certificates;
    private final transient PastAttempts attempts;
    private final transient Exams exams;
    private final transient Clock clock;
    private String name = "";

    PersonView(
            OwnBusiness own,
            People people,
            PhoneChanges phones,
            NameCorrections names,
            Compliance compliance,
            Certificates certificates,
            PastAttempts attempts,
            Exams exams,
            Clock clock) {
        super("employer.person");
        this.own = own;
        this.people = people;
        this.phones = phones;
        this.names = names;
        this.compliance = compliance;
        this.certificates = certificates;
        this.attempts = attempts;
        this.exams = exams;
        this.clock = clock;
    }

    static RouterLink link(String text, WorkerId worker) {
        return new RouterLink(
                text,
                PersonView.class,
                new RouteParameters(new RouteParam("worker", worker.value().toString())));
    }

    @Override
    public String getPageTitle() {
        return name;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(RouteIds.read(event, "worker", WorkerId::of));
    }

    private void show(WorkerId id) {
        var worker = people.find(id, own.caller().scope()).orElseThrow(NotFoundException::new);
        name = worker.name().value();
        removeAll();
        var both = new Div(
                new Card(getTranslation("employer.person.who"), facts(worker), setRight(worker)),
                new Card(getTranslation("employer.person.posts"), posts(id)));
        both.addClassName("lk-two");
        add(
                new Toolbar(new RouterLink(getTranslation("employer.people.back"), PeopleView.class)),
                both,
                new Card(
                        getTranslation("employer.certificates"),
                        CertificateTable.of(certificates, own::caller, clock, formats(), this::getTranslation)
                                .showing(certificates.ofWorker(id, own.caller(), clock.instant()))),
                new Card(
                        getTranslation("kit.attempts"),
                        AttemptTable.of(
                                attempts.of(id, own.caller().scope()), exams, formats(), this::getTranslation)));
    }

    private Facts facts(Worker worker) {
        var facts = new Facts()
                .fact(
                        getTranslation("employer.phone"),
                        worker.phone().map(Phone::masked).orElseGet(() -> getTranslation("kit.phone.none")))
                .fact(getTranslation("employer.idnumber"), worker.idNumber().masked());
        compliance.standing(own.caller().scope(), own.id(), own.today()).orElseThrow().people().stream()
                .filter(person -> person.worker().equals(worker.id()))
                .forEach(person -> standing(facts, person));
        return facts;
    }

    private void standing(Facts facts, PersonStanding person) {
        facts.fact(
                        formats().name(person.post().zh(), person.post().en()),
                        WorkStates.of(person.state()).badge(this::getTranslation))
                .fact(getTranslation("kit.person.until"), formats().day(WorkStates.until(person.state())))
                .fact(getTranslation("kit.person.training"), TrainingWords.bar(person, this::getTranslation))
                .fact(getTranslation("kit.person.year"), TrainingWords.year(person, this::getTranslation))
                .fact(
                        getTranslation("kit.person.last"),
                        person.lastResult()
                                .map(result -> formats().percent(result.percent()) + " · "
                                        + formats().day(result.day()))
                                .orElse(getTranslation("employer.person.noresult")));
    }

    private Component setRight(Worker worker) {
        var deeds = new Toolbar();
        var now = clock.instant();
        if (phones.obstacle(worker.id(), own.caller(), now).isEmpty()) {
            deeds.add(new Button(
                    getTranslation("kit.phone.change"),
                    click -> new PhoneDialog(worker.id(), phones, own::caller, clock, () -> show(worker.id())).open()));
        }
        if (names.obstacle(worker.id(), own.caller(), now).isEmpty()) {
            deeds.add(new Button(
                    getTranslation("kit.name.correct"),
                    click -> new NameDialog(worker.id(), names, own::caller, clock, this::showAgain).open()));
        }
        return deeds;
    }

    /** With the name above the page, which the frame shows. */
    private void showAgain() {
        UI.getCurrent().refreshCurrentRoute(false);
    }

    private Component posts(WorkerId id) {
        var table = new Table<Employment>();
        table.text(
                getTranslation("employer.post"),
                employment ->
                        formats().name(employment.post().zh(), employment.post().en()));
        table.text(getTranslation("employer.since"), employment -> formats().day(employment.since()));
        table.wideText(getTranslation("employer.until"), employment -> formats().day(employment.until()));
        table.part("", this::leave);
        table.setItems(people.employmentsOf(id).stream()
                .filter(employment -> employment.employer().equals(own.id()))
                .toList());
        return table.asTallAsItsRows();
    }

    private Component leave(Employment employment) {
        if (!employment.on(own.today())) {
            return new Div();
        }
        var leave = new Button(
                getTranslation("employer.leave"),
                click -> new LeaveDialog(employment, own, people, clock, () -> show(employment.worker())).open());
        leave.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        return leave;
    }
}

package liangku.ui.regulator;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import liangku.certificate.Certificate;
import liangku.certificate.Certificates;
import liangku.certificate.NameCorrections;
import liangku.certificate.Revocations;
import liangku.employer.Employers;
import liangku.exam.Bans;
import liangku.exam.Exams;
import liangku.exam.ExtraTimes;
import liangku.exam.PastAttempt;
import liangku.exam.PastAttempts;
import liangku.identity.PhoneChanges;
import liangku.people.Employment;
import liangku.people.People;
import liangku.people.Phone;
import liangku.people.Worker;
import liangku.people.WorkerId;
import liangku.timeline.AttemptStories;
import liangku.ui.kit.AttemptTable;
import liangku.ui.kit.AttemptTimeline;
import liangku.ui.kit.Badge;
import liangku.ui.kit.Card;
import liangku.ui.kit.CertificateTable;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.Facts;
import liangku.ui.kit.NameDialog;
import liangku.ui.kit.PhoneDialog;
import liangku.ui.kit.RouteIds;
import liangku.ui.kit.Table;
import liangku.ui.kit.Tone;
import liangku.ui.kit.Toolbar;

/** One person as a regulator may see them: masked, until a reason is given. */
@Route("regulator/people/:worker")
@RolesAllowed("REGULATOR")
class PersonView extends DeskPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient Area area;
    private final transient People people;
    private final transient PhoneChanges phones;
    private final transient NameCorrections names;
    private final transient Employers employers;
    private final transient Certificates certificates;
    private final transient Revocations revocations;
    private final transient PastAttempts attempts;
    private final transient AttemptStories stories;
    private final transient Exams exams;
    private final transient Bans bans;
    private final transient ExtraTimes extraTimes;
    private final transient Clock clock;

    PersonView(
            Area area,
            People people,
            PhoneChanges phones,
            NameCorrections names,
            Employers employers,
            Certificates certificates,
            Revocations revocations,
            PastAttempts attempts,
            AttemptStories stories,
            Exams exams,
            Bans bans,
            ExtraTimes extraTimes,
            Clock clock) {
        super("regulator.person");
        this.area = area;
        this.people = people;
        this.phones = phones;
        this.names = names;
        this.employers = employers;
        this.certificates = certificates;
        this.revocations = revocations;
        this.attempts = attempts;
        this.stories = stories;
        this.exams = exams;
        this.bans = bans;
        this.extraTimes = extraTimes;
        this.clock = clock;
    }

    static RouterLink link(String text, WorkerId worker) {
        return new RouterLink(
                text,
                PersonView.class,
                new RouteParameters(new RouteParam("worker", worker.value().toString())));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = RouteIds.read(event, "worker", WorkerId::of);
        show(people.find(id, area.scope()).orElseThrow(NotFoundException::new));
    }

    private void show(Worker worker) {
        removeAll();
        var facts = new Div(new Facts()
                .fact(getTranslation("kit.person.name"), worker.name().masked())
                .fact(
                        getTranslation("regulator.phone"),
                        worker.phone().map(Phone::masked).orElseGet(() -> getTranslation("kit.phone.none")))
                .fact(getTranslation("regulator.idnumber"), worker.idNumber().masked()));
        var barred = bans.of(worker.idNumber()).stream()
                .filter(ban -> ban.on(area.today()))
                .map(ban -> new Badge(
                        getTranslation(
                                "regulator.bans.by",
                                getTranslation("regulator.bans.reach." + ban.reach()),
                                ban.decision()),
                        Tone.STOP))
                .toArray(Component[]::new);
        var both = new Div(
                new Card(getTranslation("regulator.person"), facts, new Div(barred), deeds(worker, facts)),
                new Card(getTranslation("regulator.person.posts"), posts(worker.id())));
        // What is on the right has a table to show, what is on the left three facts.
        both.addClassNames("lk-two", "follow-wide");
        var visible = certificates.ofWorker(worker.id(), area.caller(), clock.instant());
        add(
                both,
                new ExtraTimeCard(worker.id(), extraTimes, area, clock),
                new Card(
                        getTranslation("regulator.certificates"),
                        CertificateTable.of(certificates, area::caller, clock, formats(), this::getTranslation)
                                .with(certificate -> revoke(certificate, worker))
                                .masked()
                                .showing(visible)),
                new Card(
                        getTranslation("kit.attempts"),
                        AttemptTable.of(
                                attempts.of(worker.id(), area.scope()),
                                exams,
                                formats(),
                                this::getTranslation,
                                Optional.of(this::showTimeline))));
    }

    private Component deeds(Worker worker, Div facts) {
        var deeds = new Toolbar();
        var now = clock.instant();
        if (people.worksWithin(worker.id(), area.scope(), now)) {
            deeds.add(new Button(
                    getTranslation("regulator.unmask"),
                    click -> new UnmaskDialog(worker.id(), area, people, clock, facts).open()));
        } else {
            deeds.add(new Paragraph(getTranslation("regulator.unmask.left")));
        }
        if (phones.obstacle(worker.id(), area.caller(), now).isEmpty()) {
            deeds.add(new Button(
                    getTranslation("kit.phone.change"),
                    click -> new PhoneDialog(worker.id(), phones, area::caller, clock, () -> showAgain(worker.id()))
                            .open()));
        }
        if (names.obstacle(worker.id(), area.caller(), now).isEmpty()) {
            deeds.add(new Button(
                    getTranslation("kit.name.correct"),
                    click -> new NameDialog(worker.id(), names, area::caller, clock, () -> showAgain(worker.id()))
                            .open()));
        }
        return deeds;
    }

    private void showAgain(WorkerId id) {
        show(people.find(id, area.scope()).orElseThrow(NotFoundException::new));
    }

    private Component revoke(Certificate certificate, Worker worker) {
        if (certificate.revocation().isPresent()) {
            return new Div();
        }
        if (!revocations.mayRevoke(certificate, area.scope())) {
            var elsewhere = new Span(getTranslation("regulator.revoke.where"));
            elsewhere.setTitle(getTranslation("regulator.revoke.elsewhere"));
            return elsewhere;
        }
        return new RevokeButton(certificate, revocations, area, clock, () -> show(worker));
    }

    private void showTimeline(PastAttempt attempt) {
        var story = stories.of(attempt.id(), area.scope()).orElseThrow(NotFoundException::new);
        var dialog = new Dialog(new AttemptTimeline(story, area::name));
        dialog.setHeaderTitle(getTranslation("kit.timeline"));
        dialog.setWidth("40rem");
        dialog.getFooter().add(new Button(getTranslation("kit.close"), click -> dialog.close()));
        dialog.open();
    }

    private Component posts(WorkerId id) {
        // Another area's kitchens are not this regulator's to see.
        List<Employment> visible = people.employmentsOf(id).stream()
                .filter(employment ->
                        employers.find(employment.employer(), area.scope()).isPresent())
                .toList();
        var table = new Table<Employment>();
        table.part(
                getTranslation("regulator.business"),
                employment -> BusinessView.link(
                        employers
                                .find(employment.employer(), area.scope())
                                .orElseThrow()
                                .name(),
                        employment.employer(),
                        area.today()));
        table.text(
                getTranslation("kit.person.post"),
                employment ->
                        formats().name(employment.post().zh(), employment.post().en()));
        table.wideText(
                getTranslation("regulator.since"), employment -> formats().day(employment.since()));
        table.wideText(
                getTranslation("regulator.until"), employment -> formats().day(employment.until()));
        table.wraps(0, "9rem");
        table.setItems(visible);
        return table.asTallAsItsRows();
    }
}

package liangku.ui.regulator;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import liangku.compliance.Compliance;
import liangku.compliance.Corrections;
import liangku.compliance.Indicator;
import liangku.compliance.Standing;
import liangku.employer.EmployerId;
import liangku.employer.Employers;
import liangku.exam.SpotChecks;
import liangku.ui.kit.Card;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.Facts;
import liangku.ui.kit.Figures;
import liangku.ui.kit.Indicators;
import liangku.ui.kit.RouteIds;
import liangku.ui.kit.StandingTable;
import liangku.ui.kit.Toolbar;
import liangku.ui.session.SessionNavigation;
import liangku.ui.session.SessionOffers;

/** One business as of a day: its figures, and person by person what they are made of. */
@Route("regulator/businesses/:employer")
@RolesAllowed("REGULATOR")
class BusinessView extends DeskPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient Area area;
    private final transient Compliance compliance;
    private final transient SpotChecks spotChecks;
    private final transient SessionOffers sessionOffers;
    private final transient Corrections corrections;
    private final transient Employers employers;
    private final transient Clock clock;
    private String name = "";

    BusinessView(
            Area area,
            Compliance compliance,
            SpotChecks spotChecks,
            SessionOffers sessionOffers,
            Corrections corrections,
            Employers employers,
            Clock clock) {
        super("regulator.business");
        this.area = area;
        this.compliance = compliance;
        this.spotChecks = spotChecks;
        this.sessionOffers = sessionOffers;
        this.corrections = corrections;
        this.employers = employers;
        this.clock = clock;
    }

    static RouterLink link(String text, EmployerId employer, LocalDate asOf) {
        var link = link(text, employer);
        link.setQueryParameters(QueryParameters.of("asOf", asOf.toString()));
        return link;
    }

    static RouterLink link(String text, EmployerId employer) {
        return new RouterLink(
                text,
                BusinessView.class,
                new RouteParameters(new RouteParam("employer", employer.value().toString())));
    }

    @Override
    public String getPageTitle() {
        return name;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var asOf = area.question(event.getLocation()).asOf();
        var id = RouteIds.read(event, "employer", EmployerId::of);
        read(id, asOf);
    }

    private void read(EmployerId id, LocalDate asOf) {
        show(compliance.standing(area.scope(), id, asOf).orElseThrow(NotFoundException::new));
    }

    private void show(Standing standing) {
        removeAll();
        var business = standing.employer();
        name = business.name();
        var rates = new Indicators(standing.figures(), formats());
        var order = new Button(
                getTranslation("regulator.spotcheck"),
                VaadinIcon.CLIPBOARD_CHECK.create(),
                click -> new SpotCheckDialog(standing, area, spotChecks, clock).open());
        order.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        order.setEnabled(standing.asOf().equals(area.today()));
        var together = SessionNavigation.scheduleAt(standing, sessionOffers, getTranslation("regulator.session"));
        together.setEnabled(standing.asOf().equals(area.today()));
        var status = new Button(
                getTranslation(StatusDialog.word(business.status())),
                click -> new StatusDialog(
                                business, area, corrections, clock, () -> read(business.id(), standing.asOf()))
                        .open());
        status.setEnabled(standing.asOf().equals(area.today()));
        var people = StandingTable.of(
                person -> PersonView.link(person.name().masked(), person.worker()), formats(), this::getTranslation);
        people.setItems(standing.people());
        add(
                new Toolbar(
                        new RouterLink(getTranslation("regulator.businesses.back"), BusinessesView.class),
                        Toolbar.gap(),
                        status,
                        together,
                        order),
                new Card(business.name(), facts(standing)),
                new Figures(
                        rates.figure(Indicator.CERTIFIED),
                        rates.figure(Indicator.TRAINING_COVERAGE),
                        rates.figure(Indicator.FIRST_PASS),
                        rates.figure(Indicator.EXPIRING_30),
                        rates.figure(Indicator.SPOT_CHECK_PASS)),
                new Card(getTranslation("regulator.people"), people.asTallAsItsRows()),
                new Card(
                        getTranslation("regulator.spotchecks"),
                        SpotCheckList.of(spotChecks, business.id(), area.scope(), formats(), this::getTranslation)));
    }

    private Facts facts(Standing standing) {
        var business = standing.employer();
        return new Facts()
                .fact(
                        getTranslation("regulator.category"),
                        formats()
                                .name(
                                        business.category().zh(),
                                        business.category().en()))
                .fact(
                        getTranslation("regulator.county"),
                        area.region(business.region())
                                .map(region -> formats().name(region.zh(), region.en()))
                                .orElse(business.region()))
                .fact(
                        getTranslation("regulator.code"),
                        business.data().unifiedCode().map(Object::toString).orElse("—"))
                .fact(
                        getTranslation("regulator.licence"),
                        business.data().licence().map(Object::toString).orElse("—"))
                .fact(
                        getTranslation("regulator.status"),
                        employers.statuses(business.id()).stream()
                                .filter(period -> period.on(standing.asOf()))
                                .map(period -> formats()
                                        .name(
                                                period.status().zh(),
                                                period.status().en()))
                                .findFirst()
                                .orElse("—"))
                .fact(getTranslation("regulator.asof"), formats().day(standing.asOf()))
                .fact(getTranslation("regulator.rule"), RuleWords.of(standing.ruleVersion(), this::getTranslation));
    }
}

package liangku.ui.regulator;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.time.YearMonth;
import java.util.List;
import liangku.compliance.CategoryFigures;
import liangku.compliance.Compliance;
import liangku.compliance.Indicator;
import liangku.compliance.RegionFigures;
import liangku.ui.kit.Card;
import liangku.ui.kit.Chart;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.Figures;
import liangku.ui.kit.Indicators;
import liangku.ui.kit.RateBar;
import liangku.ui.kit.Skeleton;
import liangku.ui.kit.Table;

/** The city at a glance, as of any day: rates, counties against each other, the year behind. */
@Route("regulator")
@RolesAllowed("REGULATOR")
class RatesView extends DeskPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;
    private static final int MONTHS = 12;
    private static final int FIGURES = 6;

    private final transient Area area;
    private final transient Compliance compliance;
    private int asked;

    RatesView(Area area, Compliance compliance) {
        super("regulator.rates");
        this.area = area;
        this.compliance = compliance;
    }

    static RouterLink link(String text, Question question) {
        var link = new RouterLink(text, RatesView.class);
        link.setQueryParameters(question.parameters());
        return link;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(area.question(event.getLocation()));
    }

    /**
     * Figures of a city take a moment: the page is there at once, with what is asked and the shape of the answer, and the
     * answer comes in a request of its own.
     */
    private void show(Question question) {
        removeAll();
        var mine = ++asked;
        var waiting = new Skeleton(FIGURES);
        add(
                new QuestionBar(question, area, next -> UI.getCurrent().navigate(RatesView.class, next.parameters())),
                waiting);
        getElement().executeJs("return true").then(shown -> {
            // Who asked something else meanwhile wants that.
            if (mine == asked) {
                remove(waiting);
                answer(question);
            }
        });
    }

    private void answer(Question question) {
        var rates = compliance.rates(question.cut(area.scope()));
        var all = new Indicators(rates.figures(), formats());
        var lead = new Paragraph(getTranslation(
                        "regulator.rates.lead",
                        formats().count(rates.figures().businesses()),
                        formats().count(rates.figures().people()),
                        formats().day(rates.asOf()),
                        RuleWords.of(rates.ruleVersion(), this::getTranslation))
                + rates.version()
                        .map(version -> getTranslation("regulator.rates.reported", version))
                        .orElse(""));
        lead.addClassName("lk-lead");
        var figures = new Figures(
                all.figure(Indicator.CERTIFIED),
                all.figure(Indicator.UNIT_COVERAGE),
                all.figure(Indicator.TRAINING_COVERAGE),
                all.figure(Indicator.FIRST_PASS),
                all.figure(Indicator.SPOT_CHECK_PASS),
                all.figure(Indicator.EXPIRING_30).leadingTo(BusinessesView.link("", question)));
        figures.addClassName("main");
        var counties = compliance.byRegion(question.region().orElseGet(area::root), question.cut(area.scope()));
        add(lead, figures);
        var charts = new Div();
        charts.addClassName("lk-two");
        if (!counties.isEmpty()) {
            add(counties(question, counties, rates.ruleVersion()));
            charts.add(bars(counties));
        }
        charts.add(trend(question));
        add(charts, categories(question, rates.ruleVersion()));
    }

    private Component counties(Question question, List<RegionFigures> counties, String rule) {
        var table = new Table<RegionFigures>();
        table.part(
                getTranslation("regulator.county"),
                county -> BusinessesView.link(
                        formats().name(county.region().zh(), county.region().en()),
                        question.in(county.region().code())));
        FigureColumns.add(table, RegionFigures::figures, formats(), this::getTranslation);
        table.wraps(0, "11rem");
        table.setItems(counties);
        table.asTallAsItsRows();
        var card = new Card(
                getTranslation("regulator.counties"),
                table,
                CountyExport.link(counties, formats(), this::getTranslation));
        OtherRules.of(
                        rule,
                        counties,
                        county -> formats()
                                .name(county.region().zh(), county.region().en()),
                        RegionFigures::rates,
                        this::getTranslation)
                .forEach(card::add);
        return card;
    }

    private Component bars(List<RegionFigures> counties) {
        var certified = counties.stream()
                .map(county -> new Chart.Point(
                        formats().name(county.region().zh(), county.region().en()),
                        county.figures().of(Indicator.CERTIFIED).rate().orElse(null)))
                .toList();
        var title = getTranslation("regulator.counties.chart");
        return new Card(
                title,
                new Chart(
                        Chart.Shape.BARS,
                        title,
                        List.of(new Chart.Series(
                                formats().name(Indicator.CERTIFIED.zh(), Indicator.CERTIFIED.en()), certified)),
                        formats()));
    }

    private Component trend(Question question) {
        var lines = List.of(Indicator.CERTIFIED, Indicator.UNIT_COVERAGE).stream()
                .map(indicator -> new Chart.Series(
                        formats().name(indicator.zh(), indicator.en()),
                        compliance.trend(question.cut(area.scope()), indicator, MONTHS).stream()
                                .map(point -> new Chart.Point(
                                        formats().month(YearMonth.from(point.day())),
                                        point.tally().rate().orElse(null)))
                                .toList()))
                .toList();
        return new Card(
                getTranslation("regulator.trend"),
                new Chart(Chart.Shape.LINE, getTranslation("regulator.trend"), lines, formats()));
    }

    private Component categories(Question question, String rule) {
        var table = new Table<CategoryFigures>();
        table.part(
                getTranslation("regulator.category"),
                kind -> BusinessesView.link(
                        formats().name(kind.category().zh(), kind.category().en()), question.only(kind.category())));
        table.wideText(
                getTranslation("regulator.businesses"),
                kind -> formats().count(kind.figures().businesses()));
        table.part(
                formats().name(Indicator.CERTIFIED.zh(), Indicator.CERTIFIED.en()),
                kind -> new RateBar(
                        kind.figures().of(Indicator.CERTIFIED).rate().orElse(null), formats()));
        var kinds = compliance.byCategory(question.cut(area.scope())).stream()
                .filter(kind -> kind.figures().people() > 0)
                .toList();
        table.setItems(kinds);
        table.whenEmpty(VaadinIcon.BUILDING, getTranslation("regulator.businesses.empty"));
        var card = new Card(getTranslation("regulator.categories"), table.asTallAsItsRows());
        OtherRules.of(
                        rule,
                        kinds,
                        kind -> formats()
                                .name(kind.category().zh(), kind.category().en()),
                        CategoryFigures::rates,
                        this::getTranslation)
                .forEach(card::add);
        return card;
    }
}

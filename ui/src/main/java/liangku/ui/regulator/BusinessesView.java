package liangku.ui.regulator;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import liangku.compliance.Compliance;
import liangku.compliance.EmployerFigures;
import liangku.compliance.Indicator;
import liangku.ui.kit.Badge;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.Indicators;
import liangku.ui.kit.KeyPages;
import liangku.ui.kit.RateBar;
import liangku.ui.kit.Table;
import liangku.ui.kit.Tone;
import liangku.ui.kit.Toolbar;

/** Businesses that owe training, the lowest certified rate first. */
@Route("regulator/businesses")
@RolesAllowed("REGULATOR")
class BusinessesView extends DeskPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient Area area;
    private final transient Compliance compliance;

    BusinessesView(Area area, Compliance compliance) {
        super("regulator.businesses");
        this.area = area;
        this.compliance = compliance;
    }

    static RouterLink link(String text, Question question) {
        var link = new RouterLink(text, BusinessesView.class);
        link.setQueryParameters(question.parameters());
        return link;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(area.question(event.getLocation()));
    }

    private void show(Question question) {
        removeAll();
        var lead = new Paragraph(getTranslation("regulator.businesses.lead"));
        lead.addClassName("lk-lead");
        var scope = area.scope();
        var table = table(question);
        KeyPages.reading(table, (after, limit) -> {
            var page = compliance.employers(question.cut(scope), after, limit);
            return new KeyPages.Page<>(page.employers(), page.next());
        });
        add(
                new QuestionBar(
                        question, area, asked -> UI.getCurrent().navigate(BusinessesView.class, asked.parameters())),
                lead,
                new Toolbar(
                        Toolbar.gap(), new RouterLink(getTranslation("regulator.import"), BusinessImportView.class)),
                table);
    }

    private Table<EmployerFigures> table(Question question) {
        var table = new Table<EmployerFigures>();
        table.part(
                getTranslation("regulator.business"),
                row -> BusinessView.link(row.name(), row.employer(), question.asOf()));
        table.part(
                formats().name(Indicator.CERTIFIED.zh(), Indicator.CERTIFIED.en()),
                row -> new RateBar(row.figures().of(Indicator.CERTIFIED).rate().orElse(null), formats()));
        table.widePart(
                getTranslation("regulator.onTarget"),
                row -> row.compliant()
                        ? new Badge(getTranslation("regulator.compliant"), Tone.GOOD)
                        : new Badge(getTranslation("regulator.lagging"), Tone.STOP));
        table.wideText(
                getTranslation("regulator.certified.of"),
                row -> new Indicators(row.figures(), formats()).of(row.figures().of(Indicator.CERTIFIED)));
        table.wideText(
                formats().name(Indicator.EXPIRING_30.zh(), Indicator.EXPIRING_30.en()),
                row -> formats().count(row.figures().of(Indicator.EXPIRING_30).num()));
        table.wideText(
                getTranslation("regulator.county"),
                row -> area.region(row.region())
                        .map(region -> formats().name(region.zh(), region.en()))
                        .orElse(row.region()));
        table.wideText(
                getTranslation("regulator.category"),
                row -> formats().name(row.category().zh(), row.category().en()));
        table.whenEmpty(VaadinIcon.BUILDING, getTranslation("regulator.businesses.empty"));
        table.wraps(0, "10rem");
        return table;
    }
}

package liangku.ui.regulator;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import liangku.employer.Employers;
import liangku.employer.ImportMode;
import liangku.ui.kit.Csv;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.ImportPanel;
import liangku.ui.kit.Reasons;
import liangku.ui.kit.Toolbar;

/** The archive of businesses comes from a spreadsheet: looked at first, then kept. */
@Route("regulator/businesses/import")
@RolesAllowed("REGULATOR")
class BusinessImportView extends DeskPage {

    private static final long serialVersionUID = 1L;

    BusinessImportView(Area area, Employers employers, Clock clock) {
        super("regulator.import");
        var lead = new Paragraph(getTranslation("regulator.import.lead"));
        lead.addClassName("lk-lead");
        var columns = List.of(getTranslation("regulator.import.columns").split(",", -1));
        var template = Csv.link(getTranslation("regulator.import.template"), "businesses.csv", () -> List.of(columns));
        add(
                new Toolbar(new RouterLink(getTranslation("regulator.businesses.back"), BusinessesView.class)),
                lead,
                new Toolbar(template),
                new ImportPanel(
                        getTranslation("regulator.import.explain", String.join(" · ", columns)),
                        (file, pass) -> Reasons.of(
                                employers.importFile(
                                        file,
                                        switch (pass) {
                                            case PREVIEW -> ImportMode.DRY_RUN;
                                            case KEEP -> ImportMode.KEEP;
                                        },
                                        area.scope(),
                                        area.caller().subject(),
                                        clock.instant()),
                                getLocale())));
    }
}

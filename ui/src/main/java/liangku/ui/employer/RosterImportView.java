package liangku.ui.employer;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import liangku.employer.ImportMode;
import liangku.people.People;
import liangku.ui.kit.Csv;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.ImportPanel;
import liangku.ui.kit.Reasons;
import liangku.ui.kit.Toolbar;

/** The roster comes from a spreadsheet: looked at first, then kept. */
@Route("employer/roster")
@RolesAllowed("EMPLOYER")
class RosterImportView extends DeskPage {

    private static final long serialVersionUID = 1L;

    RosterImportView(OwnBusiness own, People people, Clock clock) {
        super("employer.roster");
        var lead = new Paragraph(getTranslation("employer.roster.lead"));
        lead.addClassName("lk-lead");
        var columns = List.of(getTranslation("employer.roster.columns").split(",", -1));
        var template = Csv.link(getTranslation("employer.roster.template"), "roster.csv", () -> List.of(columns));
        add(
                new Toolbar(new RouterLink(getTranslation("employer.people.back"), PeopleView.class)),
                lead,
                new Toolbar(template),
                new ImportPanel(
                        getTranslation("employer.roster.explain", String.join(" · ", columns)),
                        (file, pass) -> Reasons.of(
                                people.importRoster(
                                        own.id(),
                                        file,
                                        switch (pass) {
                                            case PREVIEW -> ImportMode.DRY_RUN;
                                            case KEEP -> ImportMode.KEEP;
                                        },
                                        own.caller().subject(),
                                        clock.instant()),
                                getLocale())));
    }
}

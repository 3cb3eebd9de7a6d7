package liangku.ui.employer;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import liangku.certificate.Certificates;
import liangku.ui.kit.CertificateTable;
import liangku.ui.kit.DeskPage;

/** Every certificate of the business's people, the newest first. */
@Route("employer/certificates")
@RolesAllowed("EMPLOYER")
class CertificatesView extends DeskPage {

    private static final long serialVersionUID = 1L;

    CertificatesView(OwnBusiness own, Certificates certificates, Clock clock) {
        super("employer.certificates");
        var lead = new Paragraph(getTranslation("employer.certificates.lead"));
        lead.addClassName("lk-lead");
        add(
                lead,
                CertificateTable.of(certificates, own::caller, clock, formats(), this::getTranslation)
                        .paging());
    }
}

package liangku.ui.regulator;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import java.time.Clock;
import liangku.audit.Reason;
import liangku.certificate.Certificate;
import liangku.certificate.Revocations;
import liangku.certificate.Revoking;
import liangku.ui.kit.Notices;

/** Takes a certificate back: asks why, says that it is for good, and does it. */
class RevokeButton extends Button {

    private static final long serialVersionUID = 1L;

    private final transient Revocations revocations;
    private final transient Area area;
    private final transient Clock clock;
    private final transient Runnable revoked;

    RevokeButton(Certificate certificate, Revocations revocations, Area area, Clock clock, Runnable revoked) {
        super();
        this.revocations = revocations;
        this.area = area;
        this.clock = clock;
        this.revoked = revoked;
        setText(getTranslation("regulator.revoke"));
        setAriaLabel(getTranslation("regulator.revoke") + " " + certificate.number());
        addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ERROR);
        addClickListener(click -> new ReasonDialog(
                        "regulator.revoke",
                        certificate.number().toString(),
                        Reason.MIN,
                        reason -> revoke(certificate, reason))
                .open());
    }

    private void revoke(Certificate certificate, String reason) {
        var now = clock.instant();
        switch (revocations.revoke(certificate.number(), reason, area.caller(), now)) {
            case Revoking.Revoked _ -> Notices.done(getTranslation("regulator.revoke.done"));
            case Revoking.AlreadyRevoked _ -> Notices.refused(getTranslation("regulator.revoke.already"));
            case Revoking.IssuedElsewhere() -> Notices.refused(getTranslation("regulator.revoke.elsewhere"));
            case Revoking.NotFound() -> Notices.refused(getTranslation("shell.notfound"));
            case Revoking.NoReason() -> Notices.refused(getTranslation("regulator.unmask.noreason"));
        }
        revoked.run();
    }
}

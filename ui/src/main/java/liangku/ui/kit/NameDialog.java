package liangku.ui.kit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Clock;
import java.util.function.Supplier;
import liangku.audit.Reason;
import liangku.certificate.NameCorrection;
import liangku.certificate.NameCorrections;
import liangku.identity.Caller;
import liangku.people.PersonName;
import liangku.people.WorkerId;

/** Sets right how a person's name is written, for a reason. */
public final class NameDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient WorkerId worker;
    private final transient NameCorrections corrections;
    private final transient Supplier<Caller> caller;
    private final transient Clock clock;
    private final transient Runnable corrected;
    private final TextField name = new TextField(getTranslation("kit.name.right"));
    private final TextField reason = new TextField(getTranslation("kit.name.reason"));

    /** @param corrected what to do once it is */
    public NameDialog(
            WorkerId worker, NameCorrections corrections, Supplier<Caller> caller, Clock clock, Runnable corrected) {
        this.worker = worker;
        this.corrections = corrections;
        this.caller = caller;
        this.clock = clock;
        this.corrected = corrected;
        setHeaderTitle(getTranslation("kit.name.correct"));
        setWidth("30rem");
        name.setWidthFull();
        name.setAutofocus(true);
        reason.setWidthFull();
        reason.setMaxLength(Reason.MAX);
        add(new Paragraph(getTranslation("kit.name.lead")), name, reason);
        var confirm = new Button(getTranslation("kit.name.correct"), click -> correct());
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("kit.cancel"), click -> close()), confirm);
    }

    private void correct() {
        PersonFields.name(name, getLocale()).ifPresent(this::correct);
    }

    private void correct(PersonName right) {
        reason.setInvalid(false);
        switch (corrections.correct(worker, right, reason.getValue(), caller.get(), clock.instant())) {
            case NameCorrection.Corrected() -> {
                close();
                Notices.done(getTranslation("kit.name.done"));
                corrected.run();
            }
            case NameCorrection.NoReason() -> {
                reason.setErrorMessage(getTranslation("kit.noreason"));
                reason.setInvalid(true);
            }
            case NameCorrection.Same() -> {
                name.setErrorMessage(getTranslation("kit.name.same"));
                name.setInvalid(true);
            }
            case NameCorrection.Certified() -> Notices.refused(getTranslation("kit.name.certified"));
            case NameCorrection.Left() -> Notices.refused(getTranslation("kit.name.left"));
            case NameCorrection.NotFound() -> Notices.refused(getTranslation("shell.notfound"));
        }
    }
}

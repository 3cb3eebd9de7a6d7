package liangku.ui.regulator;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Clock;
import liangku.people.People;
import liangku.people.Phone;
import liangku.people.Unmasking;
import liangku.people.Worker;
import liangku.people.WorkerId;
import liangku.ui.kit.Facts;
import liangku.ui.kit.Notices;

/** Full data only for a reason, and the reason goes to the audit log. */
class UnmaskDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    UnmaskDialog(WorkerId worker, Area area, People people, Clock clock, Div place) {
        setHeaderTitle(getTranslation("regulator.unmask"));
        var reason = new TextField(getTranslation("regulator.unmask.reason"));
        reason.setWidthFull();
        add(new Paragraph(getTranslation("regulator.unmask.lead")), reason);
        var show = new Button(getTranslation("regulator.unmask.show"), click -> {
            var caller = area.caller();
            switch (people.unmask(worker, caller.scope(), caller.subject(), reason.getValue(), clock.instant())) {
                case Unmasking.Shown(Worker whole) -> {
                    place.removeAll();
                    place.add(new Facts()
                            .fact(
                                    getTranslation("kit.person.name"),
                                    whole.name().value())
                            .fact(
                                    getTranslation("regulator.phone"),
                                    whole.phone().map(Phone::value).orElse(""))
                            .fact(
                                    getTranslation("regulator.idnumber"),
                                    whole.idNumber().value()));
                    close();
                }
                case Unmasking.NotFound gone -> Notices.refused(getTranslation("shell.notfound"));
                case Unmasking.Left left -> Notices.refused(getTranslation("regulator.unmask.left"));
                case Unmasking.NoReason none -> {
                    reason.setErrorMessage(getTranslation("regulator.unmask.noreason"));
                    reason.setInvalid(true);
                }
            }
        });
        show.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("kit.cancel"), click -> close()), show);
    }
}

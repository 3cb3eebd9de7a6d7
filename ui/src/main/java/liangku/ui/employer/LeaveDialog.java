package liangku.ui.employer;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Clock;
import liangku.employer.Refusal;
import liangku.people.Change;
import liangku.people.Employment;
import liangku.people.People;
import liangku.ui.kit.DayPicker;
import liangku.ui.kit.Notices;
import liangku.ui.kit.Reasons;

/** Somebody leaves; the record stays theirs, and the certificate goes with them. */
class LeaveDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    LeaveDialog(Employment employment, OwnBusiness own, People people, Clock clock, Runnable left) {
        setHeaderTitle(getTranslation("employer.leave"));
        var last = new DayPicker(getTranslation("employer.leave.last"), own.today(), getLocale());
        last.setMin(employment.since());
        add(new Paragraph(getTranslation("employer.leave.lead")), last);
        var confirm = new Button(getTranslation("employer.leave.confirm"), click -> {
            if (last.isInvalid() || last.getValue() == null) {
                return;
            }
            // People keep the first day without the post; a person at a desk thinks of the last day in it.
            var until = last.getValue().plusDays(1);
            var caller = own.caller();
            switch (people.leave(employment.id(), until, caller.scope(), caller.subject(), clock.instant())) {
                case Change.Done done -> {
                    Notices.done(getTranslation("employer.leave.done"));
                    close();
                    left.run();
                }
                case Change.NotFound gone -> Notices.refused(getTranslation("shell.notfound"));
                case Change.Refused(Refusal why) -> Notices.refused(Reasons.say(why, getLocale()));
            }
        });
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_ERROR);
        getFooter().add(new Button(getTranslation("kit.cancel"), click -> close()), confirm);
    }
}

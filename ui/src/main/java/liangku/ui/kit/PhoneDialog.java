package liangku.ui.kit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Clock;
import java.util.function.Supplier;
import liangku.audit.Reason;
import liangku.identity.Caller;
import liangku.identity.PhoneChange;
import liangku.identity.PhoneChanges;
import liangku.identity.Role;
import liangku.people.Phone;
import liangku.people.Phones.Taking;
import liangku.people.Worker;
import liangku.people.WorkerId;

/** Lets a person sign in with another number, for a reason. A number of somebody who has left is taken on a second press. */
public final class PhoneDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient WorkerId worker;
    private final transient PhoneChanges changes;
    private final transient Supplier<Caller> caller;
    private final transient Clock clock;
    private final transient Runnable changed;
    private final TextField phone = new TextField(getTranslation("kit.phone.new"));
    private final TextField reason = new TextField(getTranslation("kit.phone.reason"));

    /** @param changed what to do once it is */
    public PhoneDialog(WorkerId worker, PhoneChanges changes, Supplier<Caller> caller, Clock clock, Runnable changed) {
        this.worker = worker;
        this.changes = changes;
        this.caller = caller;
        this.clock = clock;
        this.changed = changed;
        setHeaderTitle(getTranslation("kit.phone.change"));
        setWidth("30rem");
        phone.setWidthFull();
        phone.setAutofocus(true);
        reason.setWidthFull();
        reason.setMaxLength(Reason.MAX);
        add(new Paragraph(getTranslation("kit.phone.lead")), phone, reason);
        var confirm = new Button(getTranslation("kit.phone.change"), click -> change(Taking.FREE));
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("kit.cancel"), click -> close()), confirm);
    }

    private void change(Taking taking) {
        PersonFields.phone(phone, getLocale()).ifPresent(number -> change(number, taking));
    }

    private void change(Phone number, Taking taking) {
        reason.setInvalid(false);
        var who = caller.get();
        switch (changes.byKeeper(worker, number, taking, reason.getValue(), who, clock.instant())) {
            case PhoneChange.Changed() -> {
                close();
                Notices.done(getTranslation("kit.phone.done"));
                changed.run();
            }
            case PhoneChange.NoReason() -> {
                reason.setErrorMessage(getTranslation("kit.noreason"));
                reason.setInvalid(true);
            }
            case PhoneChange.Same() -> refuse(getTranslation("kit.phone.same"));
            case PhoneChange.Taken(var holder) ->
                refuse(holder.map(other -> getTranslation("kit.phone.taken.by", name(other, who)))
                        .orElseGet(() -> getTranslation(
                                who.role() == Role.EMPLOYER ? "kit.phone.taken.employer" : "kit.phone.taken")));
            case PhoneChange.HeldByLeaver() ->
                new AskFirst(
                                getTranslation("kit.phone.takeover"),
                                getTranslation("kit.phone.takeover.lead", number.masked()),
                                () -> change(number, Taking.FROM_LEAVER))
                        .open();
            case PhoneChange.Left() -> Notices.refused(getTranslation("kit.phone.left"));
            case PhoneChange.NotFound _, PhoneChange.WrongCode _ -> Notices.refused(getTranslation("shell.notfound"));
        }
    }

    private void refuse(String why) {
        phone.setErrorMessage(why);
        phone.setInvalid(true);
    }

    private static String name(Worker holder, Caller who) {
        return who.role() == Role.EMPLOYER
                ? holder.name().value()
                : holder.name().masked();
    }
}

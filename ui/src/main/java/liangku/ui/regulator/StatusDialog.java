package liangku.ui.regulator;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Clock;
import liangku.compliance.Correcting;
import liangku.compliance.Corrections;
import liangku.employer.Employer;
import liangku.employer.Status;
import liangku.ui.kit.DayPicker;
import liangku.ui.kit.Formats;
import liangku.ui.kit.Notices;

/** Closes a business, or opens it again, from a day on and with a reason. */
class StatusDialog extends Dialog {

    private static final long serialVersionUID = 1L;
    private static final int REASON_MIN = 4;
    private static final int REASON_MAX = 200;

    private final transient Employer business;
    private final transient Status next;
    private final transient Area area;
    private final transient Corrections corrections;
    private final transient Clock clock;
    private final transient Runnable changed;
    private final DayPicker day;
    private final TextField reason = new TextField(getTranslation("regulator.unmask.reason"));

    StatusDialog(Employer business, Area area, Corrections corrections, Clock clock, Runnable changed) {
        this.business = business;
        this.next = other(business.status());
        this.area = area;
        this.corrections = corrections;
        this.clock = clock;
        this.changed = changed;
        var word = getTranslation(word(business.status()));
        setHeaderTitle(word);
        setWidth("30rem");
        day = new DayPicker(getTranslation("regulator.status.day"), area.today(), getLocale());
        reason.setWidthFull();
        reason.setMaxLength(REASON_MAX);
        reason.setAutofocus(true);
        var fields = new VerticalLayout(day, reason);
        fields.setPadding(false);
        add(new Paragraph(getTranslation(word(business.status()) + ".lead", business.name())), fields);
        var confirm = new Button(word, click -> change());
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_ERROR);
        getFooter().add(new Button(getTranslation("kit.cancel"), click -> close()), confirm);
    }

    /** {@return key of what can be done about a business of this status} */
    static String word(Status status) {
        return switch (status) {
            case ACTIVE -> "regulator.status.close";
            case CLOSED -> "regulator.status.reopen";
        };
    }

    private static Status other(Status status) {
        return switch (status) {
            case ACTIVE -> Status.CLOSED;
            case CLOSED -> Status.ACTIVE;
        };
    }

    private void change() {
        var why = reason.getValue().strip();
        reason.setErrorMessage(getTranslation("regulator.unmask.noreason"));
        reason.setInvalid(why.length() < REASON_MIN);
        if (reason.isInvalid() || day.isInvalid() || day.getValue() == null) {
            return;
        }
        switch (corrections.changeStatus(business.id(), next, day.getValue(), why, area.caller(), clock.instant())) {
            case Correcting.Changed() -> {
                close();
                Notices.done(getTranslation("regulator.status.done"));
                changed.run();
            }
            case Correcting.Reported(var earliest) -> {
                day.setErrorMessage(getTranslation(
                        "regulator.status.reported", Formats.of(getLocale()).day(earliest)));
                day.setInvalid(true);
            }
            case Correcting.NotFound() -> Notices.refused(getTranslation("shell.notfound"));
            case Correcting.NoReason() -> reason.setInvalid(true);
        }
    }
}

package liangku.ui.admin;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializableRunnable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import liangku.audit.Reason;
import liangku.compliance.Correcting;
import liangku.compliance.Corrections;
import liangku.employer.Employer;
import liangku.employer.Employers;
import liangku.employer.Status;
import liangku.employer.StatusPeriod;
import liangku.identity.Caller;
import liangku.ui.kit.AskFirst;
import liangku.ui.kit.DayPicker;
import liangku.ui.kit.Formats;
import liangku.ui.kit.Notices;

/** What status a business has from a day on, however long ago that was, and why the archive said otherwise. */
class CorrectionDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient Employer business;
    private final transient Caller caller;
    private final transient Corrections corrections;
    private final transient Clock clock;
    private final SerializableRunnable done;
    private final RadioButtonGroup<Status> status = new RadioButtonGroup<>();
    private final DayPicker day = new DayPicker(getTranslation("admin.corrections.day"), getLocale());
    private final TextField reason = new TextField(getTranslation("admin.corrections.reason"));

    CorrectionDialog(
            Employer business,
            List<StatusPeriod> known,
            Caller caller,
            Corrections corrections,
            Clock clock,
            SerializableRunnable done) {
        this.business = business;
        this.caller = caller;
        this.corrections = corrections;
        this.clock = clock;
        this.done = done;
        var formats = Formats.of(getLocale());
        setHeaderTitle(business.name());
        setWidth("32rem");
        var history = new UnorderedList();
        known.forEach(period -> history.add(new ListItem(getTranslation(
                period.until().isPresent() ? "admin.corrections.period" : "admin.corrections.period.open",
                formats.name(period.status().zh(), period.status().en()),
                formats.day(period.since()),
                formats.day(period.until())))));
        status.setLabel(getTranslation("admin.corrections.status"));
        status.setItems(Status.values());
        status.setItemLabelGenerator(value -> formats.name(value.zh(), value.en()));
        status.setValue(business.status());
        day.setMax(LocalDate.ofInstant(clock.instant(), Employers.ZONE));
        reason.setWidthFull();
        reason.setMaxLength(Reason.MAX);
        var fields = new VerticalLayout(
                new Paragraph(getTranslation("admin.corrections.known")), history, status, day, reason);
        fields.setPadding(false);
        add(fields);
        var correct = new Button(getTranslation("admin.corrections.correct"), click -> ask());
        correct.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("kit.cancel"), click -> close()), correct);
    }

    private void ask() {
        reason.setErrorMessage(getTranslation("admin.corrections.noreason"));
        reason.setInvalid(Reason.parse(reason.getValue()).isEmpty());
        if (day.getValue() == null) {
            day.setErrorMessage(getTranslation("admin.corrections.noday"));
            day.setInvalid(true);
        }
        if (reason.isInvalid() || day.isInvalid()) {
            return;
        }
        var formats = Formats.of(getLocale());
        new AskFirst(
                        getTranslation("admin.corrections.correct"),
                        getTranslation(
                                "admin.corrections.sure",
                                business.name(),
                                formats.day(day.getValue()),
                                formats.name(
                                        status.getValue().zh(),
                                        status.getValue().en())),
                        this::correct)
                .open();
    }

    private void correct() {
        switch (corrections.changeStatus(
                business.id(),
                status.getValue(),
                day.getValue(),
                reason.getValue().strip(),
                caller,
                clock.instant())) {
            case Correcting.Changed() -> {
                close();
                Notices.done(getTranslation("admin.corrections.done"));
                done.run();
            }
            case Correcting.NotFound() -> Notices.refused(getTranslation("shell.notfound"));
            case Correcting.NoReason() -> reason.setInvalid(true);
            case Correcting.Reported reported -> throw new IllegalStateException("corrects what was reported");
        }
    }
}

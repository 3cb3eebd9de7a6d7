package liangku.ui.regulator;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import liangku.exam.Ban.Reach;
import liangku.exam.Bans;
import liangku.exam.Bans.Barring;
import liangku.ui.kit.DayPicker;
import liangku.ui.kit.Notices;
import liangku.ui.kit.PersonFields;

/** Enters a decision that keeps a person from managing food safety, or from exams. */
class BanDialog extends Dialog {

    private static final long serialVersionUID = 1L;
    private static final int TEXT_MAX = 200;

    /** Food Safety Law, art. 135: after a licence was revoked. */
    private static final int USUAL_YEARS = 5;

    private final transient Bans bans;
    private final transient Area area;
    private final transient Clock clock;
    private final transient Runnable entered;
    private final TextField name = new TextField(getTranslation("regulator.bans.name"));
    private final TextField idNumber = new TextField(getTranslation("regulator.idnumber"));
    private final Select<Reach> reach = new Select<>();
    private final TextField decision = new TextField(getTranslation("regulator.bans.decision"));
    private final TextField reason = new TextField(getTranslation("regulator.bans.reason"));
    private final DayPicker since;
    private final DayPicker until;
    private final Checkbox life = new Checkbox(getTranslation("regulator.bans.life"));

    BanDialog(Bans bans, Area area, Clock clock, Runnable entered) {
        this.bans = bans;
        this.area = area;
        this.clock = clock;
        this.entered = entered;
        since = new DayPicker(getTranslation("regulator.bans.since"), area.today(), getLocale());
        until = new DayPicker(
                getTranslation("regulator.bans.until"), area.today().plusYears(USUAL_YEARS), getLocale());
        until.setHelperText(getTranslation("regulator.bans.until.help"));
        setHeaderTitle(getTranslation("regulator.bans.enter"));
        setWidth("36rem");
        idNumber.setAutocomplete(Autocomplete.OFF);
        decision.setMaxLength(TEXT_MAX);
        reason.setMaxLength(TEXT_MAX);
        reach.setLabel(getTranslation("regulator.bans.reach"));
        reach.setItems(Reach.values());
        reach.setItemLabelGenerator(value -> getTranslation("regulator.bans.reach." + value));
        reach.setValue(Reach.MANAGEMENT);
        life.addValueChangeListener(changed -> until.setEnabled(!changed.getValue()));
        var form = new FormLayout(name, idNumber, reach, decision, reason, since, until, life);
        form.setAutoResponsive(true);
        form.setAutoRows(true);
        form.setMaxColumns(2);
        form.setExpandColumns(true);
        form.setExpandFields(true);
        add(new Paragraph(getTranslation("regulator.bans.enter.lead")), form);
        var keep = new Button(getTranslation("regulator.bans.bar"), click -> bar());
        keep.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_ERROR);
        getFooter().add(new Button(getTranslation("kit.cancel"), click -> close()), keep);
    }

    private void bar() {
        var named = PersonFields.name(name, getLocale());
        var identified = PersonFields.idNumber(idNumber, getLocale());
        var first = Optional.ofNullable(since.getValue());
        Optional<LocalDate> end = life.getValue() ? Optional.empty() : Optional.ofNullable(until.getValue());
        since.setInvalid(first.isEmpty());
        until.setInvalid(end.isEmpty() && !life.getValue());
        if (named.isEmpty() || identified.isEmpty() || first.isEmpty() || until.isInvalid()) {
            return;
        }
        var meant = new Bans.Decision(
                identified.get(),
                named.get(),
                reach.getValue(),
                decision.getValue(),
                reason.getValue(),
                first.get(),
                end);
        switch (bans.bar(meant, area.scope(), area.caller().subject(), clock.instant())) {
            case Barring.Barred done -> {
                close();
                Notices.done(getTranslation("regulator.bans.done"));
                entered.run();
            }
            case Barring.Entered() -> Notices.refused(getTranslation("regulator.bans.already"));
            case Barring.Unfit() -> Notices.refused(getTranslation("regulator.bans.unfit"));
            case Barring.NoArea() -> Notices.refused(getTranslation("regulator.bans.noarea"));
        }
    }
}

package liangku.ui.regulator;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import liangku.exam.ExtraTime;
import liangku.exam.ExtraTimes;
import liangku.exam.ExtraTimes.Granting;
import liangku.people.WorkerId;
import liangku.ui.kit.DayPicker;
import liangku.ui.kit.Facts;
import liangku.ui.kit.Formats;
import liangku.ui.kit.Notices;

/** Whether a person has more time for papers, why, and who said so; granting and ending it. */
class ExtraTimeCard extends Div {

    private static final long serialVersionUID = 1L;
    private static final int USUAL_PERCENT = 50;
    private static final int REASON_MAX = 200;

    private final transient WorkerId worker;
    private final transient ExtraTimes extraTimes;
    private final transient Area area;
    private final transient Clock clock;
    private final Formats formats = Formats.of(getLocale());

    ExtraTimeCard(WorkerId worker, ExtraTimes extraTimes, Area area, Clock clock) {
        this.worker = worker;
        this.extraTimes = extraTimes;
        this.area = area;
        this.clock = clock;
        addClassName("lk-card");
        show();
    }

    private void show() {
        removeAll();
        var grants = extraTimes.of(worker, area.scope()).orElse(List.of());
        var holding = grants.stream().filter(grant -> grant.on(area.today())).findFirst();
        add(new H2(getTranslation("regulator.extra")));
        holding.ifPresentOrElse(this::holding, () -> add(new Paragraph(getTranslation("regulator.extra.none"))));
        var grant = new Button(getTranslation("regulator.extra.grant"), click -> dialog().open());
        add(grant);
        holding.ifPresent(held -> {
            var end = new Button(getTranslation("regulator.extra.end"), click -> end());
            end.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
            add(end);
        });
        var past = grants.size() - (int) holding.stream().count();
        if (past > 0) {
            add(new Paragraph(getTranslation("regulator.extra.past", past)));
        }
    }

    private void holding(ExtraTime.Grant grant) {
        var time = grant.extraTime();
        add(new Facts()
                .fact(getTranslation("regulator.extra.time"), getTranslation("regulator.extra.percent", time.percent()))
                .fact(getTranslation("regulator.extra.reason"), time.reason())
                .fact(getTranslation("regulator.extra.granted"), formats.moment(time.grantedAt()))
                .fact(getTranslation("regulator.extra.until"), formats.day(time.until())));
    }

    private Dialog dialog() {
        var dialog = new Dialog(getTranslation("regulator.extra.grant"));
        dialog.setWidth("30rem");
        var percent = new IntegerField(getTranslation("regulator.extra.percentfield"));
        percent.setMin(ExtraTimes.PERCENT_MIN);
        percent.setMax(ExtraTimes.PERCENT_MAX);
        percent.setValue(USUAL_PERCENT);
        percent.setWidthFull();
        var reason = new TextField(getTranslation("regulator.extra.reason"));
        reason.setMaxLength(REASON_MAX);
        reason.setWidthFull();
        var until = new DayPicker(getTranslation("regulator.extra.until"), getLocale());
        until.setHelperText(getTranslation("regulator.extra.until.help"));
        dialog.add(new Paragraph(getTranslation("regulator.extra.lead")), percent, reason, until);
        var confirm = new Button(getTranslation("regulator.extra.grant"), click -> {
            var wanted = Optional.ofNullable(percent.getValue()).orElse(0);
            var granting = extraTimes.grant(
                    worker,
                    wanted,
                    reason.getValue(),
                    Optional.ofNullable(until.getValue()),
                    area.scope(),
                    area.caller().subject(),
                    clock.instant());
            switch (granting) {
                case Granting.Granted granted -> {
                    dialog.close();
                    Notices.done(getTranslation("regulator.extra.done"));
                    show();
                }
                case Granting.NotFound() -> Notices.refused(getTranslation("shell.notfound"));
                case Granting.Unfit() ->
                    Notices.refused(
                            getTranslation("regulator.extra.unfit", ExtraTimes.PERCENT_MIN, ExtraTimes.PERCENT_MAX));
            }
        });
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        dialog.getFooter().add(new Button(getTranslation("kit.cancel"), click -> dialog.close()), confirm);
        return dialog;
    }

    private void end() {
        extraTimes.end(worker, area.scope(), area.caller().subject(), clock.instant());
        Notices.done(getTranslation("regulator.extra.ended"));
        show();
    }
}

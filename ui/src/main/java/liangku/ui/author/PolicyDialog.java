package liangku.ui.author;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.timepicker.TimePicker;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableRunnable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import liangku.exam.Exam;
import liangku.exam.ExamKind;
import liangku.exam.ExamPolicies;
import liangku.exam.ExamPolicies.Proposing;
import liangku.exam.ExamSettings.Lessons;
import liangku.exam.TermsWish;
import liangku.exam.TermsWish.Rule;
import liangku.ui.kit.DayPicker;
import liangku.ui.kit.Formats;
import liangku.ui.kit.Notices;

/** The policy of an exam as somebody would like it: all of it, and why. */
class PolicyDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient Exam exam;
    private final transient ExamPolicies policies;
    private final transient Bank bank;
    private final transient PolicyWords words;
    private final SerializableRunnable done;
    private final IntegerField minutes =
            number("author.policy.minutes.field", "author.policy.unit.minutes", Rule.MINUTES);
    private final IntegerField grace =
            number("author.policy.grace.field", "author.policy.unit.seconds", Rule.GRACE_SECONDS);
    private final IntegerField pass = number("author.policy.pass", "author.policy.unit.percent", Rule.PASS_PERCENT);
    private final IntegerField attempts = number("author.policy.tries", "author.policy.unit.tries", Rule.ATTEMPTS);
    private final IntegerField period =
            number("author.policy.period.field", "author.policy.unit.days", Rule.PERIOD_DAYS);
    private final IntegerField pause =
            number("author.policy.pause.field", "author.policy.unit.hours", Rule.COOL_DOWN_HOURS);
    private final DayPicker fromDay = new DayPicker(getTranslation("author.policy.from.day"), getLocale());
    private final TimePicker fromTime = time("author.policy.from.time");
    private final DayPicker untilDay = new DayPicker(getTranslation("author.policy.until.day"), getLocale());
    private final TimePicker untilTime = time("author.policy.until.time");
    private final TimePicker dailyFrom = time("author.policy.daily.from");
    private final TimePicker dailyUntil = time("author.policy.daily.until");
    private final Checkbox lessons = new Checkbox(getTranslation("author.policy.lessons.field"));
    private final IntegerField learning =
            number("author.policy.learning.field", "author.policy.unit.minutes", Rule.LEARNING_MINUTES);
    private final TextArea reason = new TextArea(getTranslation("author.policy.reason"));
    private final FaultList faults = new FaultList();

    PolicyDialog(Exam exam, ExamPolicies policies, Bank bank, SerializableRunnable done) {
        this.exam = exam;
        this.policies = policies;
        this.bank = bank;
        this.words = new PolicyWords(Formats.of(getLocale()), this::getTranslation);
        this.done = done;
        setHeaderTitle(getTranslation("author.policy.propose") + " · "
                + words.formats().name(exam.titleZh(), exam.titleEn()));
        setWidth("44rem");
        show(TermsWish.of(exam.terms()));
        reason.setMaxLength(ExamPolicies.WORDS_MAX);
        reason.setRequiredIndicatorVisible(true);
        reason.setWidthFull();
        learning.setValueChangeMode(ValueChangeMode.EAGER);
        learning.addValueChangeListener(change -> sayHours());
        sayHours();
        var form = new Div(new Paragraph(getTranslation("author.policy.propose.lead")));
        form.addClassName("lk-form");
        form.add(part("author.policy.part.time", row(minutes, grace, pass)));
        form.add(part("author.policy.part.tries", row(attempts, period, pause)));
        if (exam.kind() == ExamKind.CERTIFICATION) {
            untilTime.setHelperText(getTranslation("author.policy.until.help"));
            dailyUntil.setHelperText(getTranslation("author.policy.daily.help"));
            form.add(part(
                    "author.policy.part.window",
                    row(fromDay, fromTime),
                    row(untilDay, untilTime),
                    row(dailyFrom, dailyUntil)));
            form.add(part("author.policy.part.before", lessons, row(learning)));
        }
        form.add(reason, faults);
        add(form);
        var propose = new Button(getTranslation("author.policy.propose.do"), click -> propose());
        propose.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("kit.cancel"), click -> close()), propose);
    }

    private void show(TermsWish terms) {
        minutes.setValue(terms.minutes());
        grace.setValue(terms.graceSeconds());
        pass.setValue(terms.passPercent());
        attempts.setValue(terms.attempts());
        period.setValue(terms.periodDays());
        pause.setValue(terms.coolDownHours());
        terms.opensAt().map(at -> at.atZone(Formats.CITY)).ifPresent(at -> {
            fromDay.setValue(at.toLocalDate());
            fromTime.setValue(at.toLocalTime());
        });
        terms.closesAt().map(at -> at.atZone(Formats.CITY)).ifPresent(at -> {
            untilDay.setValue(at.toLocalDate());
            untilTime.setValue(at.toLocalTime());
        });
        terms.dailyFrom().ifPresent(dailyFrom::setValue);
        terms.dailyUntil().ifPresent(dailyUntil::setValue);
        lessons.setValue(terms.lessons() == Lessons.REQUIRED);
        learning.setValue(terms.learningMinutes());
    }

    private void sayHours() {
        learning.setHelperText(
                learning.isEmpty() || learning.getValue() <= 0
                        ? getTranslation("author.policy.learning.none")
                        : getTranslation(
                                "author.policy.learning.help",
                                words.duration(Duration.ofMinutes(learning.getValue()))));
    }

    private void propose() {
        var wish = wish();
        if (wish.isEmpty()) {
            faults.show(List.of(getTranslation("author.policy.incomplete")));
            return;
        }
        switch (policies.propose(exam.id(), wish.get(), reason.getValue(), bank.subject(), bank.now())) {
            case Proposing.Proposed(var version) -> {
                Notices.done(getTranslation("author.policy.proposed", version.number()));
                close();
                done.run();
            }
            case Proposing.Unfit(var wrong) ->
                faults.show(wrong.stream().map(words::fault).toList());
            case Proposing.NoReason() -> {
                reason.setErrorMessage(getTranslation("author.remark.missing"));
                reason.setInvalid(true);
                reason.focus();
            }
            case Proposing.OneWaits(var number) ->
                faults.show(List.of(getTranslation("author.policy.onewaits", number)));
            case Proposing.NothingNew() -> faults.show(List.of(getTranslation("author.policy.unchanged")));
            case Proposing.NotFound() -> Notices.refused(getTranslation("shell.notfound"));
        }
    }

    /** {@return what the fields say; empty if a number is missing} */
    private Optional<TermsWish> wish() {
        if (Stream.of(minutes, grace, pass, attempts, period, pause, learning).anyMatch(IntegerField::isEmpty)) {
            return Optional.empty();
        }
        return Optional.of(new TermsWish(
                minutes.getValue(),
                pass.getValue(),
                grace.getValue(),
                attempts.getValue(),
                period.getValue(),
                pause.getValue(),
                moment(fromDay, fromTime, 0),
                // A last day without a time counts whole.
                moment(untilDay, untilTime, 1),
                dailyFrom.getOptionalValue(),
                dailyUntil.getOptionalValue(),
                lessons.getValue() ? Lessons.REQUIRED : Lessons.ADVISED,
                learning.getValue()));
    }

    private static Optional<Instant> moment(DayPicker day, TimePicker time, int daysWithoutTime) {
        return day.getOptionalValue()
                .map(date -> time.isEmpty()
                        ? date.plusDays(daysWithoutTime).atTime(LocalTime.MIDNIGHT)
                        : date.atTime(time.getValue()))
                .map(at -> at.atZone(Formats.CITY).toInstant());
    }

    private IntegerField number(String word, String unit, Rule rule) {
        var field = new IntegerField(getTranslation(word));
        field.setMin(rule.least());
        field.setMax(rule.most());
        field.setSuffixComponent(new Span(getTranslation(unit)));
        return field;
    }

    private TimePicker time(String word) {
        var picker = new TimePicker(getTranslation(word));
        picker.setLocale(getLocale());
        picker.setStep(Duration.ofMinutes(30));
        picker.setClearButtonVisible(true);
        return picker;
    }

    private Div part(String word, Component... content) {
        var heading = new H3(getTranslation(word));
        heading.addClassName("lk-label");
        var part = new Div(heading);
        part.addClassName("lk-form");
        part.add(content);
        return part;
    }

    private static FormLayout row(Component... fields) {
        for (var field : fields) {
            if (field instanceof HasSize sized) {
                sized.setWidthFull();
            }
        }
        var row = new FormLayout(fields);
        row.setAutoResponsive(true);
        row.setAutoRows(true);
        row.setMaxColumns(fields.length);
        row.setExpandColumns(true);
        row.setExpandFields(true);
        return row;
    }
}

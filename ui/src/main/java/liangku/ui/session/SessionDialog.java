package liangku.ui.session;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import liangku.compliance.PersonStanding;
import liangku.compliance.Standing;
import liangku.compliance.WorkState;
import liangku.exam.ExamSessions;
import liangku.exam.ExamSessions.Scheduling;
import liangku.ui.kit.DayPicker;
import liangku.ui.kit.Formats;
import liangku.ui.kit.Notices;
import liangku.ui.session.SessionOffers.Offer;

/** Schedules an exam of several people of one business: which, when, whom. */
class SessionDialog extends Dialog {

    private static final long serialVersionUID = 1L;
    private static final int SOON_MINUTES = 30;

    private final transient Standing standing;
    private final transient SessionOffers offers;
    private final Formats formats = Formats.of(getLocale());
    private final Select<Offer> what = new Select<>();
    private final DayPicker day;
    private final TimePicker time = new TimePicker(getTranslation("session.time"));
    private final Select<Integer> open = new Select<>();
    private final CheckboxGroup<PersonStanding> whom = new CheckboxGroup<>();
    private final Button confirm = new Button(getTranslation("session.schedule"), click -> schedule());

    SessionDialog(Standing standing, SessionOffers offers) {
        this.standing = standing;
        this.offers = offers;
        var soon = offers.now()
                .plus(Duration.ofMinutes(SOON_MINUTES))
                .truncatedTo(ChronoUnit.HOURS)
                .plus(Duration.ofHours(1))
                .atZone(Formats.CITY);
        this.day = new DayPicker(getTranslation("session.day"), soon.toLocalDate(), getLocale());
        setHeaderTitle(getTranslation("session.new"));
        setWidth("36rem");
        var possible = offers.at(standing);
        if (possible.isEmpty()) {
            add(new Paragraph(getTranslation("session.nobodyowes")));
            getFooter().add(new Button(getTranslation("kit.cancel"), click -> close()));
            return;
        }
        fields(possible, soon.toLocalTime());
        var form = new FormLayout(day, time, open);
        form.setAutoResponsive(true);
        form.setAutoRows(true);
        form.setMaxColumns(2);
        form.setExpandColumns(true);
        form.setExpandFields(true);
        add(new Paragraph(getTranslation("session.lead")), what, form, whom);
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("kit.cancel"), click -> close()), confirm);
    }

    private void fields(List<Offer> possible, LocalTime soon) {
        what.setLabel(getTranslation("session.exam"));
        what.setWidthFull();
        what.setItems(possible);
        what.setItemLabelGenerator(this::name);
        what.addValueChangeListener(chosen -> show(chosen.getValue()));
        time.setLocale(getLocale());
        time.setStep(Duration.ofMinutes(15));
        time.setValue(soon);
        open.setLabel(getTranslation("session.open"));
        open.setItems(10, 30, 60, 120);
        open.setItemLabelGenerator(minutes -> getTranslation("session.minutes", minutes));
        open.setValue(30);
        whom.setLabel(getTranslation("session.whom"));
        whom.addThemeVariants(CheckboxGroupVariant.LUMO_VERTICAL);
        whom.setItemLabelGenerator(person -> person.name().masked() + " · "
                + formats.name(person.post().zh(), person.post().en()));
        what.setValue(possible.getFirst());
    }

    private String name(Offer offer) {
        return switch (offer) {
            case Offer.Certification(var exam, var people) -> formats.name(exam.titleZh(), exam.titleEn());
            case Offer.Check(var check) -> getTranslation("session.check", formats.moment(check.orderedAt()));
        };
    }

    private void show(Offer offer) {
        switch (offer) {
            case Offer.Certification(var exam, var people) -> {
                whom.setItems(people);
                // Who holds a certificate for a while need not be asked.
                whom.setValue(people.stream()
                        .filter(person -> !(person.state() instanceof WorkState.Certified))
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
                whom.setVisible(true);
            }
            case Offer.Check check -> whom.setVisible(false);
        }
    }

    private void schedule() {
        if (day.isEmpty() || time.isEmpty()) {
            Notices.refused(getTranslation("session.notime"));
            return;
        }
        var opensAt = at(day.getValue(), time.getValue());
        var window = new ExamSessions.Window(opensAt, opensAt.plus(Duration.ofMinutes(open.getValue())));
        var chosen =
                whom.getSelectedItems().stream().map(PersonStanding::worker).toList();
        switch (offers.schedule(standing, what.getValue(), chosen, window)) {
            case Scheduling.Scheduled(var session, var workers, var already) -> {
                Notices.done(getTranslation(
                        "session.done", workers.size(), formats.moment(session.opensAt()), already.size()));
                close();
                getUI().ifPresent(ui -> SessionView.show(ui, session.id()));
            }
            case Scheduling.AllNamed(var already) ->
                Notices.refused(getTranslation("session.allnamed", already.size()));
            case Scheduling.NobodyNamed() -> Notices.refused(getTranslation("session.nobody"));
            case Scheduling.NotFound() -> Notices.refused(getTranslation("shell.notfound"));
            case Scheduling.NotThere gone -> Notices.refused(getTranslation("session.notthere"));
            case Scheduling.WrongNumber(int workers, int most) ->
                Notices.refused(getTranslation("session.number", workers, most));
            case Scheduling.OutsideTheWindow(var next) ->
                Notices.refused(next.map(at -> getTranslation("session.outside", formats.moment(at)))
                        .orElseGet(() -> getTranslation("session.outside.over")));
            case Scheduling.WrongTime() -> Notices.refused(getTranslation("session.wrongtime"));
        }
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(Formats.CITY).toInstant();
    }
}

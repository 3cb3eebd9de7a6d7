package liangku.ui.regulator;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.stream.Collectors;
import liangku.compliance.PersonStanding;
import liangku.compliance.Standing;
import liangku.exam.SpotChecks;
import liangku.ui.kit.Formats;
import liangku.ui.kit.Notices;

/** A free examination at the door of a kitchen of the people chosen; nobody chosen is nobody ordered. */
class SpotCheckDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    SpotCheckDialog(Standing standing, Area area, SpotChecks spotChecks, Clock clock) {
        var formats = Formats.of(getLocale());
        setHeaderTitle(getTranslation("regulator.spotcheck"));
        setWidth("36rem");
        var whom = new CheckboxGroup<PersonStanding>();
        whom.setLabel(getTranslation("regulator.spotcheck.whom"));
        whom.setItems(standing.people().stream()
                .filter(person -> person.duty().isPresent())
                .toList());
        whom.setItemLabelGenerator(person -> person.name().masked() + " · "
                + formats.name(person.post().zh(), person.post().en()));
        whom.addThemeVariants(CheckboxGroupVariant.LUMO_VERTICAL);
        var everybody = new Button(
                getTranslation("regulator.spotcheck.everybody"),
                click -> whom.setValue(
                        whom.getListDataView().getItems().collect(Collectors.toCollection(LinkedHashSet::new))));
        // On a line of its own, below the button that fills it in.
        whom.setWidthFull();
        everybody.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        add(new Paragraph(getTranslation("regulator.spotcheck.lead")), everybody, whom);
        var order = new Button(getTranslation("regulator.spotcheck.order"), click -> {
            var chosen =
                    whom.getSelectedItems().stream().map(PersonStanding::worker).toList();
            var ordering = spotChecks.order(
                    standing.employer().id(),
                    area.scope(),
                    chosen,
                    area.caller().subject(),
                    clock.instant());
            switch (ordering) {
                case SpotChecks.Ordering.Ordered done -> {
                    Notices.done(getTranslation(
                            "regulator.spotcheck.done",
                            done.workers().size(),
                            formats.moment(done.check().closesAt()),
                            done.open().size()));
                    close();
                }
                case SpotChecks.Ordering.AllOpen(var open) -> {
                    Notices.done(getTranslation("regulator.spotcheck.allopen", open.size()));
                    close();
                }
                case SpotChecks.Ordering.NobodyNamed nobody ->
                    Notices.refused(getTranslation("regulator.spotcheck.nobody"));
                case SpotChecks.Ordering.NotFound gone -> Notices.refused(getTranslation("shell.notfound"));
                case SpotChecks.Ordering.NotThere gone ->
                    Notices.refused(getTranslation("regulator.spotcheck.notthere"));
                case SpotChecks.Ordering.WrongNumber(int workers, int most) ->
                    Notices.refused(getTranslation("regulator.spotcheck.number", workers, most));
            }
        });
        order.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        order.setEnabled(false);
        whom.addValueChangeListener(
                chosen -> order.setEnabled(!chosen.getValue().isEmpty()));
        getFooter().add(new Button(getTranslation("kit.cancel"), click -> close()), order);
    }
}

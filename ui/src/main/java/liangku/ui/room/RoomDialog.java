package liangku.ui.room;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashSet;
import java.util.stream.Collectors;
import liangku.compliance.PersonStanding;
import liangku.compliance.Standing;
import liangku.compliance.WorkState;
import liangku.room.Rooms;
import liangku.ui.kit.Formats;
import liangku.ui.kit.Notices;

/** Opens an exam room at one's own business: for which exam, whom, where. */
class RoomDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient Standing standing;
    private final transient RoomDesks desks;
    private final Formats formats = Formats.of(getLocale());
    private final Select<RoomDesks.Offer> what = new Select<>();
    private final TextField place = new TextField(getTranslation("room.place.field"));
    private final CheckboxGroup<PersonStanding> whom = new CheckboxGroup<>();

    RoomDialog(Standing standing, RoomDesks desks) {
        this.standing = standing;
        this.desks = desks;
        setHeaderTitle(getTranslation("room.new"));
        setWidth("36rem");
        var cancel = new Button(getTranslation("kit.cancel"), click -> close());
        var possible = desks.offers(standing);
        if (possible.isEmpty()) {
            add(new Paragraph(getTranslation("room.nobodyowes")));
            getFooter().add(cancel);
            return;
        }
        what.setLabel(getTranslation("room.exam"));
        what.setWidthFull();
        what.setItems(possible);
        what.setItemLabelGenerator(
                offer -> formats.name(offer.exam().titleZh(), offer.exam().titleEn()));
        what.addValueChangeListener(chosen -> show(chosen.getValue()));
        place.setWidthFull();
        place.setMaxLength(Rooms.PLACE_MAX);
        place.setPlaceholder(getTranslation("room.place.example"));
        whom.setLabel(getTranslation("room.whom"));
        whom.addThemeVariants(CheckboxGroupVariant.LUMO_VERTICAL);
        whom.setItemLabelGenerator(person -> person.name().value() + " · "
                + formats.name(person.post().zh(), person.post().en()));
        what.setValue(possible.getFirst());
        var confirm = new Button(getTranslation("room.open"), click -> confirm());
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(new Paragraph(getTranslation("room.new.lead")), what, place, whom);
        getFooter().add(cancel, confirm);
    }

    private void show(RoomDesks.Offer offer) {
        whom.setItems(offer.people());
        // Who holds a certificate for a while need not be asked.
        whom.setValue(offer.people().stream()
                .filter(person -> !(person.state() instanceof WorkState.Certified))
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    private void confirm() {
        var chosen =
                whom.getSelectedItems().stream().map(PersonStanding::worker).toList();
        switch (desks.open(standing, what.getValue(), place.getValue(), chosen)) {
            case Rooms.Opening.Opened(var pairing, var people) -> {
                close();
                getUI().ifPresent(ui -> RoomView.show(ui, pairing));
            }
            case Rooms.Opening.NotFound() -> Notices.refused(getTranslation("shell.notfound"));
            case Rooms.Opening.NotThere(var worker) -> Notices.refused(getTranslation("room.notthere"));
            case Rooms.Opening.WrongNumber(var people, var most) ->
                Notices.refused(getTranslation("room.number", most, people));
        }
    }
}

package liangku.ui.room;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import liangku.compliance.Compliance;
import liangku.employer.Scope;
import liangku.room.Room;
import liangku.ui.kit.Badge;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.Table;
import liangku.ui.kit.Tone;
import liangku.ui.kit.Toolbar;

/** Exam rooms within the scope, the last opened first; an employer opens one here. */
@Route("rooms")
@RolesAllowed({"EMPLOYER", "REGULATOR"})
class RoomsView extends DeskPage {

    private static final long serialVersionUID = 1L;

    private final transient RoomDesks desks;

    RoomsView(RoomDesks desks, Compliance compliance, Clock clock) {
        super("room.title");
        this.desks = desks;
        var own = desks.own();
        add(lead(own ? "room.list.lead" : "room.list.lead.regulator"));
        if (desks.scope() instanceof Scope.Own(var business)) {
            compliance.standing(desks.scope(), business, LocalDate.now(clock)).ifPresent(standing -> {
                var open = new Button(
                        getTranslation("room.new"),
                        VaadinIcon.TABLET.create(),
                        click -> new RoomDialog(standing, desks).open());
                open.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
                add(new Toolbar(Toolbar.gap(), open));
            });
        }
        var table = new Table<Room>();
        table.part(
                getTranslation("room.opened"), room -> RoomView.link(formats().moment(room.openedAt()), room.id()));
        table.part(getTranslation("room.state"), room -> state(room, desks, this));
        table.text(getTranslation("room.exam"), this::exam);
        if (!own) {
            table.wideText(getTranslation("room.business"), desks::business);
        }
        table.wideText(getTranslation("room.place"), Room::place);
        table.whenEmpty(VaadinIcon.TABLET, getTranslation("room.none"));
        table.setItems(desks.all());
        add(table);
        if (own) {
            add(new RoomHelp());
        }
    }

    private Paragraph lead(String word) {
        var lead = new Paragraph(getTranslation(word));
        lead.addClassName("lk-lead");
        return lead;
    }

    private String exam(Room room) {
        return desks.exam(room.exam())
                .map(exam -> formats().name(exam.titleZh(), exam.titleEn()))
                .orElse("");
    }

    /** {@return where a room stands, as a word} */
    static Component state(Room room, RoomDesks desks, Component page) {
        if (!desks.isOpen(room)) {
            return new Badge(page.getTranslation("room.state.closed"), Tone.PLAIN);
        }
        return room.deviceSince().isPresent()
                ? new Badge(page.getTranslation("room.state.open"), Tone.GOOD)
                : new Badge(page.getTranslation("room.state.unpaired"), Tone.WAIT);
    }
}

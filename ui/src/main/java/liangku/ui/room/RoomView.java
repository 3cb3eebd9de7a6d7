package liangku.ui.room;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import liangku.room.Pairing;
import liangku.room.Room;
import liangku.room.RoomId;
import liangku.room.RoomReports;
import liangku.room.RoomReports.Stage;
import liangku.ui.kit.AskFirst;
import liangku.ui.kit.Card;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.Facts;
import liangku.ui.kit.Figure;
import liangku.ui.kit.Figures;
import liangku.ui.kit.Notices;
import liangku.ui.kit.RouteIds;
import liangku.ui.kit.Tone;
import liangku.ui.kit.Toolbar;
import org.jspecify.annotations.Nullable;

/** One exam room: live while it is open, the summary to print afterwards. */
@Route("rooms/:room")
@RolesAllowed({"EMPLOYER", "REGULATOR"})
class RoomView extends DeskPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;
    private static final int LOOK_AGAIN_MS = 4_000;

    private final transient RoomDesks desks;
    private final Div pairing = new Div();
    private final Div figures = new Div();
    private transient RoomReports.@Nullable Report shown;
    private @Nullable RoomPeople table;

    RoomView(RoomDesks desks) {
        super("room.one");
        this.desks = desks;
    }

    static RouterLink link(String text, RoomId room) {
        return new RouterLink(text, RoomView.class, parameters(room));
    }

    /** The code is told once: it goes from here to there and is kept nowhere. */
    static void show(UI ui, Pairing pairing) {
        ComponentUtil.setData(ui, Pairing.class, pairing);
        ui.navigate(RoomView.class, parameters(pairing.room().id()));
    }

    private static RouteParameters parameters(RoomId room) {
        return new RouteParameters(new RouteParam("room", room.toString()));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(RouteIds.read(event, "room", RoomId::of));
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        var ui = attached.getUI();
        Optional.ofNullable(ComponentUtil.getData(ui, Pairing.class)).ifPresent(told -> {
            ComponentUtil.setData(ui, Pairing.class, null);
            tell(told);
        });
        ui.setPollInterval(LOOK_AGAIN_MS);
        var looking = ui.addPollListener(poll -> lookAgain());
        addDetachListener(detached -> {
            detached.unregisterListener();
            looking.remove();
            ui.setPollInterval(-1);
        });
    }

    private void show(RoomId id) {
        removeAll();
        pairing.removeAll();
        var report = desks.report(id).orElseThrow(NotFoundException::new);
        var room = report.room();
        var people = new RoomPeople(desks, id, this::lookAgain);
        table = people;
        add(
                bar(room),
                pairing,
                figures,
                new Card(title(room), facts(room)),
                new Card(getTranslation("room.people"), people));
        fill(report);
    }

    private Toolbar bar(Room room) {
        var bar = new Toolbar(new RouterLink(getTranslation("room.back"), RoomsView.class), Toolbar.gap());
        bar.addClassName("lk-noprint");
        bar.add(new Button(
                getTranslation("room.print"),
                VaadinIcon.PRINT.create(),
                click -> click.getSource().getUI().ifPresent(ui -> ui.getPage().executeJs("window.print()"))));
        if (desks.own() && desks.isOpen(room)) {
            bar.add(
                    new Button(getTranslation("room.code"), VaadinIcon.QRCODE.create(), click -> newCode(room)),
                    new Button(
                            getTranslation("room.close"),
                            click -> new AskFirst(
                                            getTranslation("room.close"),
                                            getTranslation("room.close.lead"),
                                            () -> close(room))
                                    .open()));
        }
        return bar;
    }

    private void newCode(Room room) {
        if (room.deviceSince().isEmpty()) {
            desks.pairAnew(room.id()).ifPresent(this::tell);
            return;
        }
        new AskFirst(
                        getTranslation("room.code"),
                        getTranslation("room.code.lead"),
                        () -> desks.pairAnew(room.id()).ifPresent(this::tell))
                .open();
    }

    private void close(Room room) {
        desks.close(room.id());
        Notices.done(getTranslation("room.closed"));
        show(room.id());
    }

    private void tell(Pairing told) {
        getUI().ifPresent(ui -> ui.getPage().fetchCurrentURL(url -> {
            pairing.removeAll();
            pairing.add(new PairingCard(told, url.getProtocol() + "://" + url.getAuthority()));
        }));
    }

    private void lookAgain() {
        var before = shown;
        if (before == null) {
            return;
        }
        desks.report(before.room().id()).filter(now -> !now.equals(before)).ifPresent(now -> {
            if (now.room().equals(before.room())) {
                fill(now);
            } else {
                // A device has come, or the room has closed by itself.
                show(now.room().id());
            }
        });
    }

    private void fill(RoomReports.Report report) {
        shown = report;
        figures.removeAll();
        figures.add(new Figures(
                figure(report, Stage.WAITING, Tone.PLAIN),
                figure(report, Stage.SITTING, Tone.GOOD),
                figure(report, Stage.AWAY, Tone.WAIT),
                figure(report, Stage.FINISHED, Tone.GOOD)));
        Optional.ofNullable(table).ifPresent(people -> people.show(report));
    }

    private Figure figure(RoomReports.Report report, Stage stage, Tone tone) {
        return new Figure(getTranslation("room.stage." + stage), formats().count(report.count(stage)), "", tone);
    }

    private String title(Room room) {
        return desks.exam(room.exam())
                .map(exam -> formats().name(exam.titleZh(), exam.titleEn()))
                .orElse("");
    }

    private Facts facts(Room room) {
        return new Facts()
                .fact(getTranslation("room.state"), RoomsView.state(room, desks, this))
                .fact(getTranslation("room.business"), desks.business(room))
                .fact(getTranslation("room.place"), room.place().isEmpty() ? "—" : room.place())
                .fact(getTranslation("room.opened"), formats().moment(room.openedAt()))
                .fact(
                        getTranslation(room.closed().isPresent() ? "room.closedat" : "room.closes"),
                        formats().moment(room.closed().map(Room.Closed::at).orElse(room.closesAt())));
    }
}

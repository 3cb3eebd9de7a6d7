package liangku.ui.room;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableRunnable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import liangku.exam.AttemptMarked.Verdict;
import liangku.exam.SatLately;
import liangku.room.CandidateId;
import liangku.room.Photos;
import liangku.room.Pins;
import liangku.room.RoomId;
import liangku.room.RoomReports;
import liangku.ui.employer.EmployerNavigation;
import liangku.ui.kit.AskFirst;
import liangku.ui.kit.Badge;
import liangku.ui.kit.Formats;
import liangku.ui.kit.Notices;
import liangku.ui.kit.Table;
import liangku.ui.kit.Tone;
import liangku.ui.regulator.RegulatorNavigation;

/** Everybody a room is for: how far they are, how they identified, what happened, and what can be done for them. */
class RoomPeople extends Div {

    private static final long serialVersionUID = 1L;

    private final transient RoomDesks desks;
    private final transient RoomId room;
    private final SerializableRunnable changed;
    private final Formats formats = Formats.of(getLocale());
    private final Table<RoomReports.Line> table = new Table<>();
    private transient List<RoomReports.Line> shown = List.of();

    /** @param changed what happens after something was done for somebody */
    RoomPeople(RoomDesks desks, RoomId room, SerializableRunnable changed) {
        this.desks = desks;
        this.room = room;
        this.changed = changed;
        table.part(getTranslation("room.person"), this::person);
        table.part(getTranslation("room.stage"), this::stage);
        table.text(getTranslation("room.result"), this::result);
        table.wideText(getTranslation("room.sat"), this::sat);
        table.wideText(getTranslation("room.identified"), this::identified);
        table.wideText(
                getTranslation("room.interruptions"),
                line -> formats.count(line.idleLocks()) + " / " + formats.count(line.takeOvers()));
        table.widePart(getTranslation("room.photo"), this::photo);
        if (desks.own()) {
            table.part(getTranslation("room.pin"), this::pin);
        }
        add(table.asTallAsItsRows());
    }

    /** A room lasts a day at most, and the card above tells which. */
    private String sat(RoomReports.Line line) {
        return line.exam()
                .map(sat -> formats.clock(sat.startedAt()) + "–"
                        + sat.submittedAt().map(formats::clock).orElse(""))
                .orElse("—");
    }

    /** Only the lines of those of whom something is new are made anew: who is about to press a button finds it there. */
    void show(RoomReports.Report report) {
        var now = report.lines();
        if (!candidates(now).equals(candidates(shown))) {
            shown = new ArrayList<>(now);
            table.setItems(shown).setIdentifierProvider(RoomReports.Line::candidate);
            return;
        }
        for (int i = 0; i < now.size(); i++) {
            if (!now.get(i).equals(shown.set(i, now.get(i)))) {
                table.getListDataView().refreshItem(now.get(i));
            }
        }
    }

    private static List<CandidateId> candidates(List<RoomReports.Line> lines) {
        return lines.stream().map(RoomReports.Line::candidate).toList();
    }

    /** An employer knows its own people; others are shown no more of a name than they need. */
    private Component person(RoomReports.Line line) {
        var worker = line.worker();
        return desks.own()
                ? EmployerNavigation.toPerson(worker.name().value(), worker.id())
                : RegulatorNavigation.toPerson(worker.name().masked(), worker.id());
    }

    private Component stage(RoomReports.Line line) {
        var tone = switch (line.stage()) {
            case WAITING -> Tone.PLAIN;
            case SITTING -> Tone.GOOD;
            case AWAY -> Tone.WAIT;
            case FINISHED -> Tone.GOOD;
        };
        return new Badge(getTranslation("room.stage." + line.stage()), tone);
    }

    private String result(RoomReports.Line line) {
        return line.exam()
                .flatMap(SatLately.Sat::verdict)
                .map(verdict -> getTranslation(verdict == Verdict.PASSED ? "room.passed" : "room.failed") + " "
                        + formats.percent(
                                line.exam().flatMap(SatLately.Sat::percent).orElse(null)))
                .orElse("—");
    }

    private String identified(RoomReports.Line line) {
        return line.identified()
                .map(origin -> getTranslation("room.identified." + origin))
                .orElse("—");
    }

    private Component photo(RoomReports.Line line) {
        var kept = line.photo();
        if (kept.isEmpty()) {
            return new Span(getTranslation("room.photo.none"));
        }
        if (kept.flatMap(Photos.Kept::deletedAt).isPresent()) {
            return new Span(getTranslation("room.photo.deleted"));
        }
        var look = new Button(
                getTranslation(
                        "room.photo.kept",
                        formats.day(kept.map(Photos.Kept::deleteAfter)
                                .map(until -> LocalDate.ofInstant(until, Formats.CITY)))),
                click -> desks.look(room, line.candidate())
                        .ifPresentOrElse(
                                jpeg -> new PhotoDialog(name(line), jpeg).open(),
                                () -> Notices.refused(getTranslation("room.photo.deleted"))));
        look.setAriaLabel(look.getText() + " · " + name(line));
        look.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return look;
    }

    private Component pin(RoomReports.Line line) {
        var locked = line.pin().flatMap(Pins.Standing::lockedAt).isPresent();
        var word = line.pin()
                .map(standing -> locked ? "room.pin.locked" : "room.pin." + standing.origin())
                .orElse("room.pin.none");
        var hand = new Button(getTranslation("room.pin.hand"), click -> ask(line));
        hand.setAriaLabel(hand.getText() + " · " + name(line));
        hand.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        // On paper the word alone: nobody presses a button there.
        hand.addClassName("lk-noprint");
        var cell = new Div(new Span(getTranslation(word) + " "), hand);
        if (locked) {
            var unlock = new Button(getTranslation("room.pin.unlock"), click -> {
                desks.unlock(line.worker().id());
                Notices.done(getTranslation("room.pin.unlocked", name(line)));
                changed.run();
            });
            unlock.setAriaLabel(unlock.getText() + " · " + name(line));
            unlock.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
            unlock.addClassName("lk-noprint");
            cell.add(unlock);
        }
        return cell;
    }

    /** Who has a PIN of their own is asked about first: it would be worthless. */
    private void ask(RoomReports.Line line) {
        if (line.pin().isEmpty()) {
            hand(line);
            return;
        }
        new AskFirst(getTranslation("room.pin.hand"), getTranslation("room.pin.replaces", name(line)), () -> hand(line))
                .open();
    }

    private void hand(RoomReports.Line line) {
        desks.handOut(line.worker().id()).ifPresent(once -> new PinDialog(name(line), once).open());
        changed.run();
    }

    private String name(RoomReports.Line line) {
        var name = line.worker().name();
        return desks.own() ? name.value() : name.masked();
    }
}

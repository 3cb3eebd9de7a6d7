package liangku.room;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import liangku.audit.Audit;
import liangku.employer.Employers;
import liangku.exam.ExamId;
import liangku.identity.Caller;
import liangku.identity.Callers;
import liangku.people.People;
import liangku.people.Worker;
import liangku.people.WorkerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Exam rooms from the shared device: paired by a code, it shows whom the room is for; they sit down one after another, each
 * with their PIN. A seat is good for this room's exam and nothing else, and ends with the next one, the lock, or the room.
 */
@Component
public class RoomDoor {

    /** What tokens of devices and of seats begin with. */
    public static final String DEVICE = "room.";

    public static final String SEAT = "seat.";

    private static final int TOKEN_MAX = 100;

    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
    private final RoomTable table;
    private final SeatTable seats;
    private final Pins pins;
    private final People people;
    private final Callers callers;
    private final RoomSettings settings;
    private final Audit audit;
    private final TransactionTemplate transaction;

    public RoomDoor(
            JdbcClient db,
            Pins pins,
            People people,
            Callers callers,
            RoomSettings settings,
            Audit audit,
            TransactionTemplate transaction) {
        this.table = new RoomTable(db);
        this.seats = new SeatTable(db);
        this.pins = pins;
        this.people = people;
        this.callers = callers;
        this.settings = settings;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * Somebody the room is for.
     *
     * @param worker with name and numbers in full: what the device shows of them is masked by whoever shows it
     */
    public record Named(CandidateId id, Worker worker) {}

    /** Who sits at the device, and for which exam. */
    public record Seated(Caller caller, RoomId room, CandidateId candidate, ExamId exam) {}

    /** {@return the token of a device that shows the code of a room; empty if the code is used, old, or none} */
    public Optional<String> pair(String code, Instant now) {
        var device = Secrets.token(DEVICE);
        var shown = Secrets.sha256(code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT));
        return Objects.requireNonNull(transaction.execute(status -> table.pair(shown, Secrets.sha256(device), now)
                .map(room -> {
                    audit.record(
                            "system:room",
                            "room-device-paired",
                            "room",
                            room.id().toString(),
                            Map.of(),
                            now);
                    return device;
                })));
    }

    /** {@return the room a device is in, open or closed} */
    public Optional<Room> ofDevice(String device) {
        return device.startsWith(DEVICE) && device.length() <= TOKEN_MAX
                ? table.ofDevice(Secrets.sha256(device))
                : Optional.empty();
    }

    /** {@return whom a room is for, without those who left since} */
    public List<Named> people(Room room, Instant now) {
        var today = LocalDate.ofInstant(now, Employers.ZONE);
        var there = people.roster(room.employer(), today).stream()
                .map(entry -> entry.worker().id())
                .collect(Collectors.toSet());
        var named = seats.candidates(room.id()).stream()
                .filter(one -> there.contains(one.worker()))
                .toList();
        var known = people.find(named.stream().map(SeatTable.Candidate::worker).toList());
        return named.stream()
                .flatMap(one -> Optional.ofNullable(known.get(one.worker())).stream()
                        .map(worker -> new Named(one.id(), worker)))
                .toList();
    }

    /**
     * Sits somebody down who shows their PIN; whoever sat there before has left.
     *
     * @param chosen the PIN they choose, where theirs is for one time
     */
    public Identifying identify(Room room, CandidateId id, String pin, Optional<String> chosen, Instant now) {
        if (!room.isOpen(now, settings.overtime())) {
            return new Identifying.RoomClosed();
        }
        var who = seats.candidate(id)
                .filter(one -> one.room().equals(room.id()))
                .filter(one -> worksThere(room, one.worker(), now));
        if (who.isEmpty()) {
            return new Identifying.NotNamed();
        }
        if (!table.mayTry(room.id(), settings.triesInTheRoom(), now.minus(settings.pause()), now)) {
            return new Identifying.Paused(now.plus(settings.pause()));
        }
        return switch (pins.show(who.get().worker(), pin, now)) {
            case Pins.Shown.Locks() -> {
                refused(who.get(), 0, now);
                yield new Identifying.Locked();
            }
            case Pins.Shown.Locked(var tries) -> {
                // Once for each time it is locked: whoever holds the device could fill the log otherwise.
                if (tries == 1) noted("room-locked-pin-tried", who.get(), Map.of(), now);
                yield new Identifying.Locked();
            }
            case Pins.Shown.None() -> new Identifying.NoPin();
            case Pins.Shown.Wrong(var left) -> {
                refused(who.get(), left, now);
                yield new Identifying.Refused(left);
            }
            case Pins.Shown.Right(var origin) -> {
                table.wasRight(room.id());
                yield origin == Pins.Origin.ONCE
                        ? withAPinOfTheirOwn(who.get(), chosen, now)
                        : seated(who.get(), origin, now);
            }
        };
    }

    /** Who tried it nobody knows; that it was tried belongs to what happened in the exam of whom it was tried for. */
    private void refused(SeatTable.Candidate who, int left, Instant now) {
        noted("room-pin-refused", who, Map.of("left", left), now);
    }

    private void noted(String deed, SeatTable.Candidate who, Map<String, ?> more, Instant now) {
        Map<String, Object> detail = new HashMap<>(more);
        detail.put("room", who.room().toString());
        audit.record("system:room", deed, "worker", who.worker().toString(), detail, now);
    }

    private Identifying withAPinOfTheirOwn(SeatTable.Candidate who, Optional<String> chosen, Instant now) {
        if (chosen.isEmpty()) {
            return new Identifying.MustChoose();
        }
        return pins.choose(who.worker(), chosen.get(), Pins.Origin.DEVICE, now)
                .<Identifying>map(Identifying.Weak::new)
                // What they came with is what identified them.
                .orElseGet(() -> seated(who, Pins.Origin.ONCE, now));
    }

    /** {@return who sits there with this token; empty if the seat, or the room, has ended} */
    public Optional<Seated> sitting(String token, Instant now) {
        return token.startsWith(SEAT) && token.length() <= TOKEN_MAX
                ? seats.sitter(Secrets.sha256(token), now.minus(settings.overtime()))
                        .flatMap(sitter -> callers.load("worker:" + sitter.worker())
                                .map(caller -> new Seated(caller, sitter.room(), sitter.candidate(), sitter.exam())))
                : Optional.empty();
    }

    /** Locks the device: whoever sat there has left. Harmless if nobody sits there. */
    public void lock(Room room, Leaving why, Instant at, Instant now) {
        transaction.executeWithoutResult(status -> seats.leave(room.id(), why, at.isAfter(now) ? now : at)
                .ifPresent(worker -> audit.record(
                        "worker:" + worker,
                        "room-seat-left",
                        "worker",
                        worker.toString(),
                        Map.of("room", room.id().toString(), "why", why.name()),
                        now)));
    }

    private Identifying seated(SeatTable.Candidate who, Pins.Origin identified, Instant now) {
        var token = Secrets.token(SEAT);
        return Objects.requireNonNull(transaction.execute(status -> {
            seats.sit(ids.generate(), who, identified, Secrets.sha256(token), now);
            var key = seats.paperKey(who.id());
            audit.record(
                    "worker:" + who.worker(),
                    "room-seated",
                    "worker",
                    who.worker().toString(),
                    Map.of("room", who.room().toString(), "pin", identified.name()),
                    now);
            return new Identifying.Seated(
                    who.id(), who.worker(), token, Base64.getEncoder().encodeToString(key));
        }));
    }

    private boolean worksThere(Room room, WorkerId worker, Instant now) {
        return people.employmentsOn(worker, LocalDate.ofInstant(now, Employers.ZONE)).stream()
                .anyMatch(job -> job.employer().equals(room.employer()));
    }
}

package liangku.room;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import liangku.audit.Audit;
import liangku.employer.EmployerId;
import liangku.employer.Scope;
import liangku.exam.Candidates;
import liangku.exam.ExamId;
import liangku.exam.ExamKind;
import liangku.exam.Exams;
import liangku.people.WorkerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Exam rooms from the employer's desk: opened for one exam and for people named, paired with one device, closed. What
 * happens at the device is {@link RoomDoor}'s.
 *
 * @see "docs/decisions/shared-tablet.md"
 */
@Component
public class Rooms {

    /** Nobody finds a name among more on a tablet. */
    public static final int PEOPLE_MAX = 200;

    /** Characters of a place. */
    public static final int PLACE_MAX = 60;

    private static final int LIST_MAX = 200;

    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
    private final RoomTable table;
    private final SeatTable seats;
    private final Candidates candidates;
    private final Exams exams;
    private final RoomSettings settings;
    private final Audit audit;
    private final TransactionTemplate transaction;

    public Rooms(
            JdbcClient db,
            Candidates candidates,
            Exams exams,
            RoomSettings settings,
            Audit audit,
            TransactionTemplate transaction) {
        this.table = new RoomTable(db);
        this.seats = new SeatTable(db);
        this.candidates = candidates;
        this.exams = exams;
        this.settings = settings;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** What became of a wish to open a room. */
    public sealed interface Opening {

        record Opened(Pairing pairing, int people) implements Opening {}

        /** No such business or certification exam within the scope. */
        record NotFound() implements Opening {}

        /** Somebody named does not work there today, or does not owe this exam. */
        record NotThere(WorkerId worker) implements Opening {}

        /** Nobody there owes the exam or is named, or more do than one room takes. */
        record WrongNumber(int people, int most) implements Opening {}
    }

    /**
     * Opens a room.
     *
     * @param place in the employer's words, at most {@value #PLACE_MAX} characters; more are cut off
     * @param people whom; empty for everybody there who owes the exam
     * @param by the subject who opens it
     */
    public Opening open(
            EmployerId employer,
            ExamId exam,
            String place,
            Optional<List<WorkerId>> people,
            Scope scope,
            String by,
            Instant now) {
        var found = exams.find(exam).filter(one -> one.kind() == ExamKind.CERTIFICATION);
        var there = candidates.owingsAt(employer, scope, now);
        if (found.isEmpty() || there.isEmpty()) {
            return new Opening.NotFound();
        }
        var owing = there.get().stream()
                .filter(one -> one.programme().exam().equals(found.get().code()))
                .map(one -> one.employment().worker())
                .toList();
        var named = people.orElse(owing).stream().distinct().toList();
        var strangers = new HashSet<>(named);
        owing.forEach(strangers::remove);
        if (!strangers.isEmpty()) {
            return new Opening.NotThere(strangers.iterator().next());
        }
        if (named.isEmpty() || named.size() > PEOPLE_MAX) {
            return new Opening.WrongNumber(named.size(), PEOPLE_MAX);
        }
        var where = place.strip();
        var room = new Room(
                new RoomId(ids.generate()),
                employer,
                exam,
                where.length() > PLACE_MAX ? where.substring(0, PLACE_MAX) : where,
                by,
                now,
                now.plus(settings.open()),
                Optional.empty(),
                Optional.empty());
        return inTransaction(() -> {
            table.insert(room);
            seats.name(named.stream()
                    .map(worker -> new SeatTable.Candidate(new CandidateId(ids.generate()), room.id(), worker))
                    .toList());
            var pairing = coded(room, now);
            record(room, "room-opened", by, Map.of("people", named.size(), "exam", exam.toString()), now);
            return new Opening.Opened(pairing, named.size());
        });
    }

    /** {@return a fresh code for an open room within the scope}; the device before is out, and whoever sat there */
    public Optional<Pairing> pairAnew(RoomId id, Scope scope, String by, Instant now) {
        return find(id, scope)
                .filter(room -> isOpen(room, now))
                .map(room -> inTransaction(() -> {
                    seats.leave(id, Leaving.CLOSED, now);
                    var pairing = coded(room, now);
                    record(room, "room-code-made", by, Map.of(), now);
                    return pairing;
                }));
    }

    /** {@return a room of a business within the scope} */
    public Optional<Room> find(RoomId id, Scope scope) {
        return table.find(id, scope);
    }

    /** {@return the rooms within the scope, at one business or at all, the last opened first, at most 200} */
    public List<Room> within(Scope scope, Optional<EmployerId> employer) {
        return table.within(scope, employer, LIST_MAX);
    }

    /** {@return whether somebody may identify in it} */
    public boolean isOpen(Room room, Instant now) {
        return room.isOpen(now, settings.overtime());
    }

    /**
     * Closes a room within the scope: whoever sits there is out at once; their answers still arrive, their attempt goes on
     * where they like. {@return whether there is such a room}; closed twice it is closed once
     */
    public boolean close(RoomId id, Scope scope, String by, Instant now) {
        var room = find(id, scope);
        room.ifPresent(found -> close(found, by, now));
        return room.isPresent();
    }

    private void close(Room room, String by, Instant now) {
        transaction.executeWithoutResult(status -> {
            if (table.close(room.id(), by, now) == 1) {
                seats.leave(room.id(), Leaving.CLOSED, now);
                record(room, "room-closed", by, Map.of(), now);
            }
        });
    }

    /** Closes what is open beyond its hours. {@return how many} */
    int closeOver(Instant now) {
        var over = table.over(now, settings.overtime());
        over.forEach(id -> table.find(id, new Scope.Everything()).ifPresent(room -> close(room, "system:hours", now)));
        return over.size();
    }

    private Pairing coded(Room room, Instant now) {
        var code = Secrets.code();
        var until = now.plus(settings.code());
        table.code(room.id(), Secrets.sha256(code), until);
        return new Pairing(room, code, until);
    }

    private void record(Room room, String deed, String by, Map<String, ?> detail, Instant now) {
        audit.record(by, deed, "room", room.id().toString(), detail, now);
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}

package liangku.ui.room;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import liangku.compliance.PersonStanding;
import liangku.compliance.Standing;
import liangku.employer.Employer;
import liangku.employer.Employers;
import liangku.employer.Scope;
import liangku.exam.Exam;
import liangku.exam.ExamId;
import liangku.exam.ExamKind;
import liangku.exam.Exams;
import liangku.people.WorkerId;
import liangku.programme.Programme;
import liangku.programme.Programmes;
import liangku.room.CandidateId;
import liangku.room.Pairing;
import liangku.room.Photos;
import liangku.room.Pins;
import liangku.room.Room;
import liangku.room.RoomId;
import liangku.room.RoomReports;
import liangku.room.Rooms;
import liangku.ui.shell.CurrentCaller;
import org.springframework.stereotype.Component;

/** Exam rooms as the one who sits at the desk may see and use them. */
@Component
class RoomDesks {

    private final Rooms rooms;
    private final RoomReports reports;
    private final Pins pins;
    private final Photos photos;
    private final Exams exams;
    private final Programmes programmes;
    private final Employers employers;
    private final CurrentCaller current;
    private final Clock clock;

    RoomDesks(
            Rooms rooms,
            RoomReports reports,
            Pins pins,
            Photos photos,
            Exams exams,
            Programmes programmes,
            Employers employers,
            CurrentCaller current,
            Clock clock) {
        this.rooms = rooms;
        this.reports = reports;
        this.pins = pins;
        this.photos = photos;
        this.exams = exams;
        this.programmes = programmes;
        this.employers = employers;
        this.current = current;
        this.clock = clock;
    }

    /** An exam with those of a business who owe it. */
    record Offer(Exam exam, List<PersonStanding> people) {}

    /** {@return what a room can be opened for, empty if nobody owes anything} */
    List<Offer> offers(Standing standing) {
        return exams.list().stream()
                .filter(exam -> exam.kind() == ExamKind.CERTIFICATION)
                .map(exam -> new Offer(exam, owing(standing, exam)))
                .filter(offer -> !offer.people().isEmpty())
                .toList();
    }

    private List<PersonStanding> owing(Standing standing, Exam exam) {
        return standing.people().stream()
                .filter(person -> person.duty()
                        .flatMap(duty -> programmes.find(duty.programme()))
                        .map(Programme::exam)
                        .filter(exam.code()::equals)
                        .isPresent())
                .toList();
    }

    /** {@return whether it is one's own: then one may do something, and not only look} */
    boolean own() {
        return scope() instanceof Scope.Own;
    }

    Scope scope() {
        return current.get().scope();
    }

    Instant now() {
        return clock.instant();
    }

    Rooms.Opening open(Standing standing, Offer offer, String place, List<WorkerId> whom) {
        return rooms.open(
                standing.employer().id(),
                offer.exam().id(),
                place,
                Optional.of(whom),
                scope(),
                current.get().subject(),
                now());
    }

    List<Room> all() {
        return rooms.within(scope(), Optional.empty());
    }

    boolean isOpen(Room room) {
        return rooms.isOpen(room, now());
    }

    Optional<RoomReports.Report> report(RoomId id) {
        return reports.report(id, scope());
    }

    Optional<Pairing> pairAnew(RoomId id) {
        return rooms.pairAnew(id, scope(), current.get().subject(), now());
    }

    void close(RoomId id) {
        rooms.close(id, scope(), current.get().subject(), now());
    }

    Optional<Pins.Once> handOut(WorkerId worker) {
        return pins.handOut(worker, scope(), current.get().subject(), now());
    }

    void unlock(WorkerId worker) {
        pins.unlock(worker, scope(), current.get().subject(), now());
    }

    /** {@return the picture}; the look is in the log */
    Optional<byte[]> look(RoomId room, CandidateId person) {
        return photos.look(room, person, current.get().subject(), now());
    }

    Optional<Exam> exam(ExamId id) {
        return exams.find(id);
    }

    String business(Room room) {
        return employers.find(room.employer(), scope()).map(Employer::name).orElse("");
    }
}

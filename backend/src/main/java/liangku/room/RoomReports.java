package liangku.room;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import liangku.employer.Scope;
import liangku.exam.SatLately;
import liangku.people.People;
import liangku.people.Worker;
import liangku.people.WorkerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened in an exam room: live while it is open, the summary afterwards. */
@Component
public class RoomReports {

    private final RoomTable rooms;
    private final SeatTable seats;
    private final Photos photos;
    private final Pins pins;
    private final People people;
    private final SatLately sat;

    public RoomReports(JdbcClient db, Photos photos, Pins pins, People people, SatLately sat) {
        this.rooms = new RoomTable(db);
        this.seats = new SeatTable(db);
        this.photos = photos;
        this.pins = pins;
        this.people = people;
        this.sat = sat;
    }

    /** How far somebody is. */
    public enum Stage {
        WAITING,
        /** At the device now. */
        SITTING,
        /** The attempt runs, and they are not at the device. */
        AWAY,
        FINISHED
    }

    /**
     * One person the room is for.
     *
     * @param seats how often they sat down
     * @param identified by which PIN, the first time
     * @param takeOvers how often the attempt changed the device
     * @param exam their attempt, if they sat here and there is one
     * @param photo if they let one be taken
     * @param pin how their PIN stands now; empty if they have none
     */
    public record Line(
            CandidateId candidate,
            Worker worker,
            Stage stage,
            int seats,
            Optional<Instant> firstSatAt,
            Optional<Pins.Origin> identified,
            int idleLocks,
            int takeOvers,
            Optional<SatLately.Sat> exam,
            Optional<Photos.Kept> photo,
            Optional<Pins.Standing> pin) {}

    /** A room with everybody it is for. */
    public record Report(Room room, List<Line> lines) {

        public Report {
            lines = List.copyOf(lines);
        }

        /** {@return how many are so far} */
        public long count(Stage stage) {
            return lines.stream().filter(line -> line.stage() == stage).count();
        }
    }

    /** {@return a room within the scope with everybody it is for, by name} */
    public Optional<Report> report(RoomId id, Scope scope) {
        return rooms.find(id, scope).map(room -> new Report(room, lines(room)));
    }

    private List<Line> lines(Room room) {
        var named = seats.candidates(room.id());
        var workers = named.stream().map(SeatTable.Candidate::worker).toList();
        var known = people.find(workers);
        var stays = seats.stays(room.id()).stream().collect(Collectors.groupingBy(SeatTable.Stay::candidate));
        var sitters = named.stream()
                .filter(one -> stays.containsKey(one.id()))
                .map(SeatTable.Candidate::worker)
                .toList();
        var exams =
                sitters.isEmpty() ? Map.<WorkerId, SatLately.Sat>of() : sat.of(sitters, room.exam(), room.openedAt());
        var pictures = new HashMap<CandidateId, Photos.Kept>();
        // Of several the last: the others were replaced by it.
        photos.of(room.id()).forEach(photo -> pictures.put(photo.candidate(), photo));
        var standings = pins.of(workers);
        var lines = new ArrayList<Line>();
        for (var one : named) {
            var worker = known.get(one.worker());
            if (worker != null) {
                lines.add(line(
                        one.id(),
                        worker,
                        stays.getOrDefault(one.id(), List.of()),
                        Optional.ofNullable(exams.get(one.worker())),
                        Optional.ofNullable(pictures.get(one.id())),
                        Optional.ofNullable(standings.get(one.worker()))));
            }
        }
        lines.sort(Comparator.comparing((Line line) -> line.worker().name().value())
                .thenComparing(line -> line.candidate().value()));
        return lines;
    }

    private Line line(
            CandidateId candidate,
            Worker worker,
            List<SeatTable.Stay> stays,
            Optional<SatLately.Sat> exam,
            Optional<Photos.Kept> photo,
            Optional<Pins.Standing> pin) {
        return new Line(
                candidate,
                worker,
                stage(stays, exam),
                stays.size(),
                stays.stream().findFirst().map(SeatTable.Stay::since),
                stays.stream().findFirst().map(SeatTable.Stay::identified),
                (int) stays.stream()
                        .map(SeatTable.Stay::why)
                        .flatMap(Optional::stream)
                        .filter(Leaving.IDLE::equals)
                        .count(),
                exam.map(one -> (int) sat.takeOvers(one.attempt())).orElse(0),
                exam,
                photo,
                pin);
    }

    private static Stage stage(List<SeatTable.Stay> stays, Optional<SatLately.Sat> exam) {
        if (stays.stream().anyMatch(stay -> stay.leftAt().isEmpty())) {
            return Stage.SITTING;
        }
        return exam.map(one -> one.submittedAt().isPresent() ? Stage.FINISHED : Stage.AWAY)
                .orElse(Stage.WAITING);
    }
}

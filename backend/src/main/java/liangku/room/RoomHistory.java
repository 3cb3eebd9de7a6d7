package liangku.room;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import liangku.audit.Audit;
import liangku.audit.AuditEntry;
import liangku.exam.Timelines;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the rooms that were open for a candidate while an attempt ran noted of them: a part of what happened to it that the
 * exam does not know.
 */
@Component
public class RoomHistory {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final SeatTable seats;
    private final Photos photos;
    private final Audit audit;

    public RoomHistory(JdbcClient db, Photos photos, Audit audit) {
        this.seats = new SeatTable(db);
        this.photos = photos;
        this.audit = audit;
    }

    /** {@return what they noted, in order; nothing of an attempt whose candidate was named in no room} */
    public List<RoomEvent> of(Timelines.Timeline timeline) {
        var from = timeline.startedAt();
        var until = timeline.events().getLast().at();
        var rooms = seats.places(timeline.worker(), timeline.exam(), from, until);
        if (rooms.isEmpty()) {
            return List.of();
        }
        var events = new ArrayList<RoomEvent>();
        for (var stay : seats.stays(timeline.worker(), timeline.exam(), from, until)) {
            events.add(new RoomEvent.Seated(stay.since(), stay.place(), stay.identified()));
            stay.leftAt()
                    .ifPresent(at -> events.add(
                            new RoomEvent.Left(at, stay.place(), stay.why().orElse(Leaving.LEFT))));
        }
        events.addAll(pins(timeline, rooms, until));
        events.addAll(pictures(timeline, rooms));
        // A stable sort: what has the same time stays in the order in which such things happen.
        events.sort(Comparator.comparing(RoomEvent::at));
        return events;
    }

    /** A PIN is tried, handed out and unlocked for a room, or not at all: from when the first was opened. */
    private List<RoomEvent> pins(Timelines.Timeline timeline, List<SeatTable.Place> rooms, Instant until) {
        var opened = rooms.stream()
                .map(SeatTable.Place::openedAt)
                .min(Instant::compareTo)
                .orElseThrow();
        var places =
                rooms.stream().collect(Collectors.toMap(place -> place.room().toString(), SeatTable.Place::name));
        var events = new ArrayList<RoomEvent>();
        for (var entry : about(timeline, "room-pin-refused")) {
            var place = places.get(detail(entry).path("room").asString(""));
            if (place != null && !entry.at().isAfter(until)) {
                events.add(new RoomEvent.PinRefused(
                        entry.at(), place, detail(entry).path("left").asInt(0)));
            }
        }
        for (var entry : about(timeline, "room-locked-pin-tried")) {
            var place = places.get(detail(entry).path("room").asString(""));
            if (place != null && !entry.at().isAfter(until)) {
                events.add(new RoomEvent.LockedPinTried(entry.at(), place));
            }
        }
        Predicate<AuditEntry> then =
                entry -> !entry.at().isBefore(opened) && !entry.at().isAfter(until);
        for (var entry : about(timeline, "pin-set")) {
            if (then.test(entry) && detail(entry).path("origin").asString("").equals(Pins.Origin.ONCE.name())) {
                events.add(new RoomEvent.PinHandedOut(entry.at(), entry.subject()));
            }
        }
        for (var entry : about(timeline, "pin-unlocked")) {
            if (then.test(entry)) {
                events.add(new RoomEvent.PinUnlocked(entry.at(), entry.subject()));
            }
        }
        return events;
    }

    /** Whoever looks at a picture may do so long after the exam. */
    private List<RoomEvent> pictures(Timelines.Timeline timeline, List<SeatTable.Place> rooms) {
        var events = new ArrayList<RoomEvent>();
        for (var room : rooms) {
            for (var taken : photos.of(room.candidate())) {
                events.add(new RoomEvent.PictureTaken(taken.takenAt(), room.name(), taken.deleteAfter()));
                taken.deletedAt()
                        .ifPresent(at -> events.add(new RoomEvent.PictureDeleted(at, taken.deletedByBearer())));
            }
        }
        if (events.isEmpty()) {
            return events;
        }
        var ids = rooms.stream().map(place -> place.room().toString()).collect(Collectors.toSet());
        for (var entry : about(timeline, "room-photo-seen")) {
            if (ids.contains(detail(entry).path("room").asString(""))) {
                events.add(new RoomEvent.PictureSeen(entry.at(), entry.subject()));
            }
        }
        return events;
    }

    private List<AuditEntry> about(Timelines.Timeline timeline, String deed) {
        return audit.about("worker", timeline.worker().toString(), deed);
    }

    private static JsonNode detail(AuditEntry entry) {
        return JSON.readTree(entry.detail());
    }
}

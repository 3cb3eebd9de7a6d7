package liangku.room;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import liangku.employer.Category;
import liangku.employer.EmployerId;
import liangku.employer.Scope;
import liangku.exam.ExamHall;
import liangku.exam.SatLately;
import liangku.identity.Callers;
import liangku.identity.IdentitySettings;
import liangku.identity.Passwords;
import liangku.media.FolderObjectStore;
import liangku.media.ObjectStore;
import liangku.people.Post;
import liangku.people.WorkerId;

/** Exam rooms over one real database: a canteen with three people who owe the workers' exam. */
final class RoomHall {

    static final Instant NOON = ExamHall.NOON;
    static final String BY = "account:manager";

    final ExamHall hall = new ExamHall();
    final RoomSettings settings = new RoomSettings(
            Duration.ofHours(8),
            Duration.ofHours(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(3),
            5,
            12,
            Duration.ofMinutes(15),
            Duration.ofDays(7),
            Duration.ofDays(30),
            Duration.ofMinutes(1));
    final ObjectStore objects = new FolderObjectStore(folder());
    final Pins pins = new Pins(hall.db, Passwords.strong(), hall.people, settings, hall.audit, hall.transaction);
    final Photos photos = new Photos(hall.db, objects, hall.personalData, settings, hall.audit, hall.transaction);
    final Rooms rooms = new Rooms(hall.db, hall.candidates, hall.exams, settings, hall.audit, hall.transaction);
    final RoomDoor door = new RoomDoor(
            hall.db,
            pins,
            hall.people,
            new Callers(hall.db, hall.personalData, identity()),
            settings,
            hall.audit,
            hall.transaction);
    final RoomReports reports = new RoomReports(hall.db, photos, pins, hall.people, new SatLately(hall.db, hall.audit));

    final EmployerId canteen = hall.employer(Category.R3);
    final Scope own = new Scope.Own(canteen);
    final WorkerId first = hall.learned(canteen, Post.WORKER).worker();
    final WorkerId second = hall.learned(canteen, Post.WORKER).worker();
    final WorkerId third = hall.learned(canteen, Post.WORKER).worker();

    Pairing opened(Instant now) {
        return opened(Optional.empty(), now);
    }

    Pairing opened(Optional<List<WorkerId>> people, Instant now) {
        return ((Rooms.Opening.Opened) rooms.open(canteen, hall.exam("WORKER").id(), " 二楼 ", people, own, BY, now))
                .pairing();
    }

    /** A room with a device in it. */
    Room paired(Instant now) {
        return door.ofDevice(door.pair(opened(now).code(), now).orElseThrow()).orElseThrow();
    }

    CandidateId candidate(Room room, WorkerId worker) {
        return door.people(room, NOON).stream()
                .filter(named -> named.worker().id().equals(worker))
                .findFirst()
                .orElseThrow()
                .id();
    }

    Identifying identify(Room room, WorkerId worker, String pin, Instant now) {
        return door.identify(room, candidate(room, worker), pin, Optional.empty(), now);
    }

    Identifying.Seated seated(Room room, WorkerId worker, String pin, Instant now) {
        return (Identifying.Seated) identify(room, worker, pin, now);
    }

    RoomReports.Line line(Room room, WorkerId worker) {
        return reports.report(room.id(), own).orElseThrow().lines().stream()
                .filter(line -> line.worker().id().equals(worker))
                .findFirst()
                .orElseThrow();
    }

    long audited(String deed) {
        return hall.audit.latest(Long.MAX_VALUE, 500).stream()
                .filter(entry -> entry.action().equals(deed))
                .count();
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("room-photos");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static IdentitySettings identity() {
        return new IdentitySettings(
                "",
                new IdentitySettings.Codes(Duration.ofMinutes(5), Duration.ofSeconds(60), 10, 5, 120, 300),
                new IdentitySettings.Lock(5, Duration.ofMinutes(30), 100, Duration.ofMinutes(10)),
                new IdentitySettings.Tokens(Duration.ofHours(8), Duration.ofDays(30), Duration.ofSeconds(30), ""),
                new IdentitySettings.Sms("", "", Duration.ofSeconds(5), Duration.ofSeconds(5), 256));
    }
}

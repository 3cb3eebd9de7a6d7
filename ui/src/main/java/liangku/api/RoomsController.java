package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import liangku.employer.EmployerId;
import liangku.employer.Scope;
import liangku.exam.AttemptId;
import liangku.exam.AttemptMarked.Verdict;
import liangku.exam.ExamId;
import liangku.exam.SatLately;
import liangku.identity.Caller;
import liangku.identity.Role;
import liangku.people.WorkerId;
import liangku.room.CandidateId;
import liangku.room.Pairing;
import liangku.room.Photos;
import liangku.room.Pins;
import liangku.room.Room;
import liangku.room.RoomId;
import liangku.room.RoomReports;
import liangku.room.Rooms;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Exam rooms: an employer opens, watches and closes its own; who watches the business reads what happened. */
@RestController
@RequestMapping("/api/v1/rooms")
@PreAuthorize("hasAnyRole('EMPLOYER', 'REGULATOR')")
class RoomsController {

    private final Rooms rooms;
    private final RoomReports reports;
    private final Photos photos;
    private final Clock clock;

    RoomsController(Rooms rooms, RoomReports reports, Photos photos, Clock clock) {
        this.rooms = rooms;
        this.reports = reports;
        this.photos = photos;
        this.clock = clock;
    }

    /**
     * @param exam a certification exam
     * @param workers whom; absent for everybody there who owes the exam
     * @param place where it is, in one's own words
     */
    record Plan(
            @Nullable UUID exam,
            @Nullable List<UUID> workers,
            @Nullable String place) {}

    /** @param deviceSince since when a device is paired; null while none is */
    record Row(
            String id,
            String employer,
            String exam,
            String place,
            boolean open,
            Instant openedAt,
            Instant closesAt,
            @Nullable Instant closedAt,
            @Nullable Instant deviceSince) {}

    record Page(List<Row> rooms) {}

    /** @param code for one device, told once; {@code url} opens the phone client with it */
    record Paired(Row room, String code, String url, Instant codeExpiresAt) {
        @Override
        public String toString() {
            return "Paired[room=" + room.id() + "]";
        }
    }

    record Report(Row room, List<Line> people) {}

    /**
     * @param name in full for the employer, masked for others
     * @param identified by which PIN they identified the first time: chosen on their PHONE, on the DEVICE, or handed out ONCE
     * @param photoUntil until when a picture is kept; null if there is none
     */
    record Line(
            String person,
            String worker,
            String name,
            RoomReports.Stage stage,
            int seats,
            @Nullable Instant firstSatAt,
            Pins.@Nullable Origin identified,
            int idleLocks,
            int takeOvers,
            @Nullable String attempt,
            @Nullable Instant startedAt,
            @Nullable Instant submittedAt,
            @Nullable BigDecimal percent,
            @Nullable Verdict verdict,
            @Nullable Instant photoUntil) {}

    @Operation(summary = "List the exam rooms of a business, or of all within the scope, the last opened first")
    @GetMapping
    Page rooms(Caller caller, @RequestParam(required = false) @Nullable UUID employer) {
        var now = clock.instant();
        return new Page(
                rooms.within(caller.scope(), Optional.ofNullable(employer).map(EmployerId::new)).stream()
                        .map(room -> row(room, now))
                        .toList());
    }

    @Operation(summary = "Open an exam room for one's own people, and get the code that pairs a device with it")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @PostMapping
    @PreAuthorize("hasRole('EMPLOYER')")
    ResponseEntity<Paired> open(Caller caller, @RequestBody Plan plan) {
        if (plan.exam() == null) {
            throw Problem.badRequest("missing-field", "exam");
        }
        var now = clock.instant();
        var opening = rooms.open(
                own(caller),
                new ExamId(plan.exam()),
                Given.optional(plan.place()).orElse(""),
                Optional.ofNullable(plan.workers())
                        .map(workers -> workers.stream().map(WorkerId::new).toList()),
                caller.scope(),
                caller.subject(),
                now);
        return switch (opening) {
            case Rooms.Opening.Opened(var pairing, var people) ->
                ResponseEntity.created(
                                URI.create("/api/v1/rooms/" + pairing.room().id()))
                        .body(paired(pairing, now));
            case Rooms.Opening.NotFound() -> throw Problem.notFound("to-schedule");
            case Rooms.Opening.NotThere(var worker) -> throw Problem.conflict("room-not-there", worker);
            case Rooms.Opening.WrongNumber(var people, var most) -> throw Problem.conflict("room-people", most, people);
        };
    }

    @Operation(summary = "Read an exam room: how far everybody is, and what happened")
    @GetMapping("/{id}")
    Report report(Caller caller, @PathVariable UUID id) {
        var report = reports.report(new RoomId(id), caller.scope()).orElseThrow(() -> none(id));
        return new Report(
                row(report.room(), clock.instant()),
                report.lines().stream().map(line -> line(line, caller)).toList());
    }

    /** The device that was in it is out, and whoever sat there. */
    @Operation(summary = "Pair another device with an open exam room")
    @PutMapping("/{id}/code")
    @PreAuthorize("hasRole('EMPLOYER')")
    Paired code(Caller caller, @PathVariable UUID id) {
        var now = clock.instant();
        var room = rooms.find(new RoomId(id), caller.scope()).orElseThrow(() -> none(id));
        return rooms.pairAnew(room.id(), caller.scope(), caller.subject(), now)
                .map(pairing -> paired(pairing, now))
                .orElseThrow(() -> Problem.conflict("room-closed"));
    }

    /** Whoever sits there is signed out; what they answered still arrives. */
    @Operation(summary = "Close an exam room")
    @PutMapping("/{id}/closing")
    @PreAuthorize("hasRole('EMPLOYER')")
    Row close(Caller caller, @PathVariable UUID id) {
        var now = clock.instant();
        if (!rooms.close(new RoomId(id), caller.scope(), caller.subject(), now)) {
            throw none(id);
        }
        return rooms.find(new RoomId(id), caller.scope())
                .map(room -> row(room, now))
                .orElseThrow(() -> none(id));
    }

    /** Every look is in the audit log. */
    @Operation(summary = "Look at the picture somebody let be taken in an exam room")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.IMAGE_JPEG_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    @GetMapping(path = "/{id}/photos/{person}", produces = MediaType.IMAGE_JPEG_VALUE)
    ResponseEntity<byte[]> photo(Caller caller, @PathVariable UUID id, @PathVariable UUID person) {
        var room = rooms.find(new RoomId(id), caller.scope()).orElseThrow(() -> none(id));
        return photos.look(room.id(), new CandidateId(person), caller.subject(), clock.instant())
                .map(jpeg ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(jpeg))
                .orElseThrow(() -> Problem.notFound("photo"));
    }

    private Paired paired(Pairing pairing, Instant now) {
        return new Paired(
                row(pairing.room(), now), pairing.code(), "/m/room#" + pairing.code(), pairing.codeExpiresAt());
    }

    private Row row(Room room, Instant now) {
        return new Row(
                room.id().toString(),
                room.employer().toString(),
                room.exam().toString(),
                room.place(),
                rooms.isOpen(room, now),
                room.openedAt(),
                room.closesAt(),
                room.closed().map(Room.Closed::at).orElse(null),
                room.deviceSince().orElse(null));
    }

    private static Line line(RoomReports.Line line, Caller caller) {
        var name = line.worker().name();
        var exam = line.exam();
        return new Line(
                line.candidate().toString(),
                line.worker().id().toString(),
                caller.role() == Role.EMPLOYER ? name.value() : name.masked(),
                line.stage(),
                line.seats(),
                line.firstSatAt().orElse(null),
                line.identified().orElse(null),
                line.idleLocks(),
                line.takeOvers(),
                exam.map(SatLately.Sat::attempt).map(AttemptId::toString).orElse(null),
                exam.map(SatLately.Sat::startedAt).orElse(null),
                exam.flatMap(SatLately.Sat::submittedAt).orElse(null),
                exam.flatMap(SatLately.Sat::percent).orElse(null),
                exam.flatMap(SatLately.Sat::verdict).orElse(null),
                line.photo()
                        .filter(photo -> photo.deletedAt().isEmpty())
                        .map(Photos.Kept::deleteAfter)
                        .orElse(null));
    }

    private static EmployerId own(Caller caller) {
        if (caller.scope() instanceof Scope.Own(var employer)) {
            return employer;
        }
        throw new IllegalStateException(caller.role() + " has no business of its own");
    }

    private static Problem none(UUID id) {
        return Problem.notFound("room", id);
    }
}

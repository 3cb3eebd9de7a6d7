package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import liangku.employer.Employer;
import liangku.employer.Employers;
import liangku.exam.Exams;
import liangku.identity.Quota;
import liangku.people.PersonName;
import liangku.room.CandidateId;
import liangku.room.Identifying;
import liangku.room.Leaving;
import liangku.room.PinRules;
import liangku.room.Room;
import liangku.room.RoomDoor;
import liangku.room.RoomSettings;
import liangku.room.Rooms;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * A shared device in an exam room. Its room token names who may sit there and lets them identify, and reads nothing that
 * is anyone's; whoever sits down has a seat token, which is good for the exam of the room.
 */
@RestController
@RequestMapping("/api/v1/rooms")
class RoomDeviceController {

    /** More wrong codes than this from one address: 40 bits are not guessed by hand. */
    private static final int CODES = 20;

    private static final Duration CODES_TIME = Duration.ofMinutes(10);

    private final RoomDoor door;
    private final Rooms rooms;
    private final RoomSettings settings;
    private final Employers employers;
    private final Exams exams;
    private final Clock clock;
    private final Quota tries = new Quota(CODES, CODES_TIME);

    RoomDeviceController(
            RoomDoor door, Rooms rooms, RoomSettings settings, Employers employers, Exams exams, Clock clock) {
        this.door = door;
        this.rooms = rooms;
        this.settings = settings;
        this.employers = employers;
        this.exams = exams;
        this.clock = clock;
    }

    record Code(@Nullable String code) {
        @Override
        public String toString() {
            return "Code";
        }
    }

    record Paired(String roomToken) {
        @Override
        public String toString() {
            return "Paired";
        }
    }

    /**
     * @param open whether somebody may identify
     * @param idleSeconds after so long without a touch the device is to lock
     * @param photoDays so long a picture is kept that somebody agrees to
     */
    record Here(
            String employer,
            String exam,
            String examTitle,
            String place,
            boolean open,
            Instant closesAt,
            long idleSeconds,
            long photoDays,
            List<Person> people) {}

    /**
     * @param id of use in this room only
     * @param name masked
     * @param phoneEnd the last four digits of the phone
     */
    record Person(String id, String name, String phoneEnd) {}

    /** @param newPin chosen by whoever has a PIN for one time */
    record Identity(
            @Nullable UUID person,
            @Nullable String pin,
            @Nullable String newPin) {
        @Override
        public String toString() {
            return "Identity[person=" + person + "]";
        }
    }

    /**
     * @param seatToken for the exam of the room
     * @param paperKey Base64, AES-256: what the device keeps of the answers is to be sealed with it
     */
    record Seat(String seatToken, String paperKey) {
        @Override
        public String toString() {
            return "Seat";
        }
    }

    /** @param agoMs how long ago that was, where the device had no network */
    record Lock(@Nullable Leaving why, @Nullable Long agoMs) {}

    @Operation(summary = "Pair this device with an exam room, by the code its desk shows")
    @SecurityRequirements
    @PostMapping("/devices")
    @PreAuthorize("permitAll()")
    Paired pair(@RequestBody Code body, HttpServletRequest request) {
        var code = Given.text("code", body.code());
        var now = clock.instant();
        var wait = tries.take(ClientAddress.of(request), now);
        if (wait.isPresent()) {
            var seconds = Math.max(1, wait.get().plusMillis(999).toSeconds());
            throw Problem.tooMany("too-often", seconds).with("retryIn", seconds).retryAfter(wait.get());
        }
        return door.pair(code, now).map(Paired::new).orElseThrow(() -> Problem.notFound("room-code"));
    }

    @Operation(summary = "Read which exam room this device is in, and for whom it is (room token)")
    @GetMapping("/here")
    @PreAuthorize("permitAll()")
    Here here(HttpServletRequest request, Locale locale) {
        var now = clock.instant();
        var room = room(request);
        var open = rooms.isOpen(room, now);
        return new Here(
                employers.find(room.employer()).map(Employer::name).orElse(""),
                room.exam().toString(),
                exams.find(room.exam())
                        .map(exam -> AttemptJson.title(exam, locale))
                        .orElse(""),
                room.place(),
                open,
                room.closesAt(),
                settings.idle().toSeconds(),
                settings.photosKept().toDays(),
                open ? people(room, now) : List.of());
    }

    private List<Person> people(Room room, Instant now) {
        return door.people(room, now).stream()
                .map(named -> new Person(
                        named.id().toString(),
                        shown(named.worker().name()),
                        named.worker()
                                .phone()
                                .map(phone -> phone.value().substring(7))
                                .orElse("")))
                .sorted(Comparator.comparing(Person::name).thenComparing(Person::phoneEnd))
                .toList();
    }

    /** {@return {@code 张*明}, {@code 王*}: who knows the name finds it, who does not learns little} */
    static String shown(PersonName name) {
        var letters = name.value().codePoints().toArray();
        return letters.length < 3
                ? name.masked()
                : Character.toString(letters[0]) + "*" + Character.toString(letters[letters.length - 1]);
    }

    /** Whoever sat there before has left. A PIN for one time wants a new one along with it. */
    @Operation(summary = "Sit down in the exam room this device is in (room token)")
    @PutMapping("/here/seat")
    @PreAuthorize("permitAll()")
    Seat sit(@RequestBody Identity body, HttpServletRequest request) {
        var now = clock.instant();
        var room = room(request);
        if (body.person() == null) {
            throw Problem.badRequest("missing-field", "person");
        }
        var pin = Given.text("pin", body.pin());
        return switch (door.identify(room, new CandidateId(body.person()), pin, Given.optional(body.newPin()), now)) {
            case Identifying.Seated seated -> new Seat(seated.token(), seated.paperKey());
            case Identifying.MustChoose() -> throw Problem.conflict("pin-for-one-time");
            case Identifying.Weak(var why) -> throw weak(why);
            case Identifying.Refused(var left) ->
                throw Problem.forbidden("bad-pin", left).with("left", left);
            case Identifying.NoPin() -> throw Problem.conflict("no-pin");
            case Identifying.Locked() -> throw Problem.locked("pin-locked");
            case Identifying.Paused(var until) ->
                throw Problem.tooMany("room-paused", until)
                        .with("until", until)
                        .retryAfter(Duration.between(now, until));
            case Identifying.NotNamed() -> throw Problem.notFound("room-person", body.person());
            case Identifying.RoomClosed() -> throw Problem.conflict("room-closed");
        };
    }

    static Problem weak(PinRules.Weakness why) {
        return (switch (why) {
                    case NOT_SIX_DIGITS -> Problem.badRequest("weak-pin.digits");
                    case EVERYBODYS_GUESS -> Problem.badRequest("weak-pin.guess");
                    case OWN_NUMBER -> Problem.badRequest("weak-pin.own");
                })
                .with("why", why.name());
    }

    @Operation(summary = "Lock this device: whoever sat there has left (room token)")
    @PutMapping("/here/lock")
    @PreAuthorize("permitAll()")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void lock(@RequestBody Lock body, HttpServletRequest request) {
        var now = clock.instant();
        var ago = Math.clamp(
                body.agoMs() == null ? 0 : body.agoMs(), 0, Duration.ofDays(1).toMillis());
        door.lock(room(request), leaving(body.why()), now.minusMillis(ago), now);
    }

    /** What only the platform knows of itself is not the device's to say. */
    private static Leaving leaving(@Nullable Leaving why) {
        return why == Leaving.HANDED_IN || why == Leaving.IDLE || why == Leaving.RELOADED ? why : Leaving.LEFT;
    }

    private Room room(HttpServletRequest request) {
        return BearerFilter.token(request).flatMap(door::ofDevice).orElseThrow(() -> Problem.unauthorized("no-room"));
    }
}

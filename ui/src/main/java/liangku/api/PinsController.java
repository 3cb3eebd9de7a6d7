package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import liangku.identity.Caller;
import liangku.people.People;
import liangku.people.WorkerId;
import liangku.room.Photos;
import liangku.room.Pins;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** PINs people identify with in exam rooms: their own, and those their employer hands out; and their own pictures there. */
@RestController
class PinsController {

    private final Pins pins;
    private final Photos photos;
    private final People people;
    private final Clock clock;

    PinsController(Pins pins, Photos photos, People people, Clock clock) {
        this.pins = pins;
        this.photos = photos;
        this.people = people;
        this.clock = clock;
    }

    record OwnPin(@Nullable String pin) {
        @Override
        public String toString() {
            return "OwnPin";
        }
    }

    /**
     * @param origin null if there is none; chosen on the PHONE, on the shared DEVICE, or handed out ONCE
     * @param goodUntil of one handed out
     * @param lockedAt null while it is not locked
     */
    record Standing(
            Pins.@Nullable Origin origin,
            @Nullable Instant setAt,
            @Nullable Instant goodUntil,
            @Nullable Instant lockedAt) {
        static Standing of(Pins.Standing standing) {
            return new Standing(
                    standing.origin(),
                    standing.setAt(),
                    standing.goodUntil().orElse(null),
                    standing.lockedAt().orElse(null));
        }
    }

    /** @param pin told once */
    record Once(String pin, Instant goodUntil) {
        @Override
        public String toString() {
            return "Once";
        }
    }

    record OwnPhoto(Instant takenAt, Instant deleteAfter) {}

    record OwnPhotos(List<OwnPhoto> photos) {}

    @Operation(summary = "Read how one's own PIN for exam rooms stands")
    @GetMapping("/api/v1/me/pin")
    @PreAuthorize("hasRole('WORKER')")
    Standing own(Caller caller) {
        return standing(caller.workerOrThrow());
    }

    @Operation(summary = "Choose the PIN one identifies with in exam rooms")
    @PutMapping("/api/v1/me/pin")
    @PreAuthorize("hasRole('WORKER')")
    Standing choose(@RequestBody OwnPin body, Caller caller) {
        var weakness = pins.choose(caller.workerOrThrow(), Given.text("pin", body.pin()), clock.instant());
        if (weakness.isPresent()) {
            throw RoomDeviceController.weak(weakness.get());
        }
        return standing(caller.workerOrThrow());
    }

    @Operation(summary = "List one's own pictures from exam rooms that are still kept")
    @GetMapping("/api/v1/me/room-photos")
    @PreAuthorize("hasRole('WORKER')")
    OwnPhotos ownPhotos(Caller caller) {
        return new OwnPhotos(photos.of(caller.workerOrThrow()).stream()
                .map(photo -> new OwnPhoto(photo.takenAt(), photo.deleteAfter()))
                .toList());
    }

    @Operation(summary = "Take back one's consent: all own pictures from exam rooms are deleted now")
    @DeleteMapping("/api/v1/me/room-photos")
    @PreAuthorize("hasRole('WORKER')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(Caller caller) {
        photos.withdraw(caller.workerOrThrow(), clock.instant());
    }

    @Operation(summary = "Read how an employee's PIN for exam rooms stands")
    @GetMapping("/api/v1/people/{id}/pin")
    @PreAuthorize("hasRole('EMPLOYER')")
    Standing of(Caller caller, @PathVariable UUID id) {
        return standing(seen(caller, id));
    }

    /** What they had before is worthless. On the shared device they choose one of their own at once. */
    @Operation(summary = "Hand out a PIN for one time to an employee, for exam rooms")
    @PutMapping("/api/v1/people/{id}/pin")
    @PreAuthorize("hasRole('EMPLOYER')")
    Once handOut(Caller caller, @PathVariable UUID id) {
        return pins.handOut(new WorkerId(id), caller.scope(), caller.subject(), clock.instant())
                .map(once -> new Once(once.pin(), once.goodUntil()))
                .orElseThrow(() -> Problem.notFound("person", id));
    }

    @Operation(summary = "Unlock an employee's PIN that too many wrong ones have locked")
    @DeleteMapping("/api/v1/people/{id}/pin/lock")
    @PreAuthorize("hasRole('EMPLOYER')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlock(Caller caller, @PathVariable UUID id) {
        pins.unlock(seen(caller, id), caller.scope(), caller.subject(), clock.instant());
    }

    private WorkerId seen(Caller caller, UUID id) {
        return people.find(new WorkerId(id), caller.scope())
                .orElseThrow(() -> Problem.notFound("person", id))
                .id();
    }

    private Standing standing(WorkerId worker) {
        return Optional.ofNullable(pins.of(List.of(worker)).get(worker))
                .map(Standing::of)
                .orElseGet(() -> new Standing(null, null, null, null));
    }
}

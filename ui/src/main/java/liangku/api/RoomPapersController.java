package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import liangku.exam.AttemptId;
import liangku.exam.PhoneId;
import liangku.exam.Sender;
import liangku.room.CandidateId;
import liangku.room.LatePapers;
import liangku.room.Photos;
import liangku.room.RoomDoor;
import liangku.room.SealedPapers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a shared device sends of whoever sits or sat there: sealed answers, and a picture they agreed to. */
@RestController
@RequestMapping("/api/v1/rooms")
class RoomPapersController {

    private final SealedPapers sealed;
    private final LatePapers late;
    private final Photos photos;
    private final Clock clock;

    RoomPapersController(SealedPapers sealed, LatePapers late, Photos photos, Clock clock) {
        this.sealed = sealed;
        this.late = late;
        this.photos = photos;
        this.clock = clock;
    }

    /** @param sealed Base64: nonce of 12 bytes, AES-256-GCM of the answers, tag */
    record Paper(@Nullable UUID person, @Nullable String sealed) {
        @Override
        public String toString() {
            return "Paper[person=" + person + "]";
        }
    }

    /**
     * @param jpeg Base64, at most 150 KB and 1280 x 1280
     * @param consent the version of the words that were agreed to
     */
    record Photo(@Nullable String jpeg, @Nullable String consent) {
        @Override
        public String toString() {
            return "Photo";
        }
    }

    record PhotoKept(Instant until) {}

    /**
     * Needs no token: that it opens with the key of the person's seat is the proof, and nothing is told but that it came.
     * May be sent again until an answer arrives.
     */
    @Operation(summary = "Deliver the sealed answers of somebody who no longer sits at a shared device")
    @SecurityRequirements
    @PostMapping("/papers")
    @PreAuthorize("permitAll()")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deliver(@RequestBody Paper body) {
        if (body.person() == null) {
            throw Problem.badRequest("missing-field", "person");
        }
        var opened = sealed.open(new CandidateId(body.person()), bytes("sealed", body.sealed()))
                .orElseThrow(() -> Problem.notFound("room-paper"));
        switch (late.deliver(opened.worker(), paper(opened.text()), clock.instant())) {
            case LatePapers.Delivery.Delivered() -> {
                // Nothing to say.
            }
            case LatePapers.Delivery.Elsewhere() -> throw Problem.conflict("room-paper-elsewhere");
            case LatePapers.Delivery.AnotherAnswer(var seq) -> throw Problem.badRequest("bad-answers.another", seq);
            case LatePapers.Delivery.Full(var most) -> throw Problem.badRequest("late-answers-full", most);
            case LatePapers.Delivery.NoAttempt() -> throw Problem.badRequest("bad-answers.no-attempt");
        }
    }

    private static LatePapers.Paper paper(String text) {
        var json = json(text);
        var handed = json.path("handedIn").asBoolean(false)
                ? Optional.of(new LatePapers.Handed(
                        json.path("alone").asBoolean(false) ? AnswersBody.seal(json) : Optional.empty()))
                : Optional.<LatePapers.Handed>empty();
        return new LatePapers.Paper(
                new AttemptId(uuid(json, "attemptId")),
                AnswersBody.read(json),
                new Sender(Optional.of(new PhoneId(uuid(json, "phone"))), AnswersBody.ticket(json)),
                handed);
    }

    private static JsonNode json(String text) {
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException broken) {
            throw Problem.badRequest("bad-answers.no-json");
        }
    }

    private static UUID uuid(JsonNode json, String field) {
        try {
            return UUID.fromString(json.path(field).asString(""));
        } catch (IllegalArgumentException noUuid) {
            throw Problem.badRequest("missing-field", field);
        }
    }

    /** Only ever with consent, which is asked for by itself; whoever says no never comes here. */
    @Operation(summary = "Keep a picture of who sits at a shared device, who agreed to it (seat token)")
    @PutMapping("/here/photo")
    @PreAuthorize("hasRole('WORKER')")
    PhotoKept photo(
            @RequestAttribute(name = SeatFilter.SEAT, required = false) RoomDoor.@Nullable Seated seat,
            @RequestBody Photo body) {
        if (seat == null) {
            throw Problem.forbidden("no-seat");
        }
        var consent = Given.text("consent", body.consent());
        var jpeg = bytes("jpeg", body.jpeg());
        return photos.keep(
                        seat.candidate(),
                        seat.caller().workerOrThrow(),
                        jpeg,
                        consent.length() > 40 ? consent.substring(0, 40) : consent,
                        clock.instant())
                .map(PhotoKept::new)
                .orElseThrow(() -> Problem.badRequest("bad-photo"));
    }

    private static byte[] bytes(String field, @Nullable String base64) {
        try {
            return Base64.getDecoder().decode(Given.text(field, base64));
        } catch (IllegalArgumentException noBase64) {
            throw Problem.badRequest("bad-base64", field);
        }
    }
}

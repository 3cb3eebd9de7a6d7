package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.util.UUID;
import liangku.certificate.NameCorrection;
import liangku.certificate.NameCorrections;
import liangku.identity.Caller;
import liangku.people.WorkerId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** How the names of people are written whom one employs or regulates. */
@RestController
class NamesController {

    private final NameCorrections corrections;
    private final Clock clock;

    NamesController(NameCorrections corrections, Clock clock) {
        this.corrections = corrections;
        this.clock = clock;
    }

    /**
     * @param name the right one, 1 to 60 characters
     * @param reason 4 to 200 characters, which go into the audit log
     */
    record NameRequest(@Nullable String name, @Nullable String reason) {
        @Override
        public String toString() {
            return "NameRequest";
        }
    }

    /** @param name masked to everyone but the employer */
    record NameAnswer(String id, String name) {}

    @Operation(
            summary = "Set right how a person's name is written, for a reason that is logged",
            description =
                    "An employer's own people until they hold a certificate, and those a regulator is in charge of."
                            + " Certificates keep the name they were issued with.")
    @PutMapping("/api/v1/people/{id}/name")
    @PreAuthorize("hasAnyRole('REGULATOR', 'EMPLOYER')")
    NameAnswer correct(@PathVariable UUID id, @RequestBody NameRequest request, Caller caller) {
        var worker = new WorkerId(id);
        var now = clock.instant();
        // Who may not is not told what was wrong with the rest.
        corrections.obstacle(worker, caller, now).ifPresent(obstacle -> {
            throw refused(obstacle, id);
        });
        var name = Given.name(request.name());
        var reason = Given.text("reason", request.reason());
        var correction = corrections.correct(worker, name, reason, caller, now);
        if (correction instanceof NameCorrection.Corrected) {
            return new NameAnswer(id.toString(), PeopleController.shown(name, caller));
        }
        throw refused(correction, id);
    }

    private static RuntimeException refused(NameCorrection correction, UUID id) {
        return switch (correction) {
            case NameCorrection.NotFound() -> Problem.notFound("person", id);
            case NameCorrection.Left() -> Problem.forbidden("person-left.name");
            case NameCorrection.Certified() -> Problem.forbidden("name-certified");
            case NameCorrection.NoReason() -> Problem.badRequest("no-reason");
            case NameCorrection.Same() -> Problem.conflict("same-name");
            case NameCorrection.Corrected() -> new IllegalStateException("no refusal: " + correction);
        };
    }
}

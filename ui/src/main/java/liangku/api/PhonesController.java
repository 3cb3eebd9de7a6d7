package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.UUID;
import liangku.identity.Caller;
import liangku.identity.PhoneChange;
import liangku.identity.PhoneChanges;
import liangku.identity.Tokens;
import liangku.people.Phones.Taking;
import liangku.people.Worker;
import liangku.people.WorkerId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The numbers workers sign in with: their own to change, and those of people one employs or regulates. */
@RestController
class PhonesController {

    private final PhoneChanges changes;
    private final Tokens tokens;
    private final CodeLimits limits;
    private final Clock clock;

    PhonesController(PhoneChanges changes, Tokens tokens, CodeLimits limits, Clock clock) {
        this.changes = changes;
        this.tokens = tokens;
        this.limits = limits;
        this.clock = clock;
    }

    /** @param phone the new one, 11 digits */
    record CodeOrder(@Nullable String phone) {
        @Override
        public String toString() {
            return "CodeOrder";
        }
    }

    /**
     * @param phone the new one, 11 digits
     * @param code as it was sent there; asked for at {@code POST /api/v1/me/phone/codes}
     */
    record OwnRequest(@Nullable String phone, @Nullable String code) {
        @Override
        public String toString() {
            return "OwnRequest";
        }
    }

    /**
     * @param phone masked
     * @param accessToken to go on with; those of before are worthless
     * @param expiresIn seconds
     */
    record OwnAnswer(String phone, String accessToken, String tokenType, long expiresIn) {
        @Override
        public String toString() {
            return "OwnAnswer";
        }
    }

    /**
     * @param phone the new one, 11 digits
     * @param reason 4 to 200 characters, which go into the audit log
     * @param takeOver also from somebody who works nowhere any more, which is a regulator's to do; false unless said
     */
    record KeeperRequest(
            @Nullable String phone,
            @Nullable String reason,
            @Nullable Boolean takeOver) {
        @Override
        public String toString() {
            return "KeeperRequest";
        }
    }

    /** @param phone masked */
    record KeeperAnswer(String id, String phone) {}

    @Operation(
            summary = "Have a one-time code sent to the number one wants to sign in with from now on",
            description =
                    "So many a phone, a worker, a client address and in all: a 429 says with Retry-After when to ask"
                            + " again. Whether the number is somebody else's is not told.")
    @PostMapping("/api/v1/me/phone/codes")
    @PreAuthorize("hasRole('WORKER')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    CodeLimits.CodeAnswer code(@RequestBody CodeOrder order, Caller caller, HttpServletRequest request) {
        var phone = Given.phone(order.phone());
        if (changes.isOwn(caller.workerOrThrow(), phone)) {
            throw same();
        }
        var now = clock.instant();
        var wait = limits.ask(ClientAddress.of(request), caller, now);
        if (wait.isPresent()) {
            throw CodeLimits.tooOften(wait.get());
        }
        return limits.answer(changes.requestCode(caller.workerOrThrow(), phone, now), now);
    }

    @Operation(
            summary = "Sign in with another number from now on",
            description =
                    "With the code that was sent there. Every token of before is worthless; the answer has a new one.")
    @PutMapping("/api/v1/me/phone")
    @PreAuthorize("hasRole('WORKER')")
    OwnAnswer own(@RequestBody OwnRequest request, Caller caller) {
        var phone = Given.phone(request.phone());
        var code = Given.text("code", request.code());
        var now = clock.instant();
        return switch (changes.byWorker(caller.workerOrThrow(), phone, code, now)) {
            case PhoneChange.Changed() -> {
                var token = tokens.issue(caller, now);
                yield new OwnAnswer(
                        phone.masked(), token.value(), "Bearer", token.life().toSeconds());
            }
            case PhoneChange.WrongCode() -> throw Problem.badRequest("wrong-code");
            case PhoneChange.Same() -> throw same();
            case PhoneChange.Taken _, PhoneChange.HeldByLeaver _ -> throw Problem.conflict("phone-taken.own");
            case PhoneChange.NotFound _, PhoneChange.Left _, PhoneChange.NoReason _ ->
                throw new IllegalStateException("a worker who is signed in may change their number without a reason");
        };
    }

    @Operation(
            summary = "Let a person sign in with another number, for a reason that is logged",
            description = "An employer's own people, and those a regulator is in charge of. Who was signed in is so no"
                    + " longer, and both numbers are told. A number of somebody who works nowhere any more is refused with"
                    + " phone-of-leaver until a regulator says takeOver.")
    @PutMapping("/api/v1/people/{id}/phone")
    @PreAuthorize("hasAnyRole('REGULATOR', 'EMPLOYER')")
    KeeperAnswer keeper(@PathVariable UUID id, @RequestBody KeeperRequest request, Caller caller) {
        var worker = new WorkerId(id);
        var now = clock.instant();
        // Who may not is not told what was wrong with the rest.
        changes.obstacle(worker, caller, now).ifPresent(obstacle -> {
            throw refused(obstacle, id, caller);
        });
        var phone = Given.phone(request.phone());
        var reason = Given.text("reason", request.reason());
        var taking = Boolean.TRUE.equals(request.takeOver()) ? Taking.FROM_LEAVER : Taking.FREE;
        var change = changes.byKeeper(worker, phone, taking, reason, caller, now);
        if (change instanceof PhoneChange.Changed) {
            return new KeeperAnswer(id.toString(), phone.masked());
        }
        throw refused(change, id, caller);
    }

    private static RuntimeException refused(PhoneChange change, UUID id, Caller caller) {
        return switch (change) {
            case PhoneChange.NotFound() -> Problem.notFound("person", id);
            case PhoneChange.Left() -> Problem.forbidden("person-left.phone");
            case PhoneChange.NoReason() -> Problem.badRequest("no-reason");
            case PhoneChange.Same() -> same();
            case PhoneChange.Taken(var holder) ->
                holder.map(worker -> taken(worker, caller)).orElseGet(() -> Problem.conflict("phone-taken"));
            case PhoneChange.HeldByLeaver() -> Problem.conflict("phone-of-leaver");
            case PhoneChange.Changed _, PhoneChange.WrongCode _ ->
                new IllegalStateException("no refusal of a keeper: " + change);
        };
    }

    private static Problem taken(Worker holder, Caller caller) {
        return Problem.conflict("phone-taken.known", PeopleController.shown(holder.name(), caller))
                .with("holder", holder.id().toString());
    }

    private static Problem same() {
        return Problem.conflict("same-phone");
    }
}

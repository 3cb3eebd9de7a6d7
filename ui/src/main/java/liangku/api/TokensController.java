package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import liangku.audit.Audit;
import liangku.identity.Caller;
import liangku.identity.Founding;
import liangku.identity.PasswordChange;
import liangku.identity.PasswordDoor;
import liangku.identity.SignIn;
import liangku.identity.Tokens;
import liangku.identity.WorkerSignIn;
import liangku.people.WorkerId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The API's own door: password or one-time code in, bearer token out. */
@RestController
@RequestMapping("/api/v1/tokens")
class TokensController {

    private static final Duration A_MOMENT = Duration.ofSeconds(10);

    private final PasswordDoor passwords;
    private final WorkerSignIn workers;
    private final Tokens tokens;
    private final Founding founding;
    private final CodeLimits limits;
    private final Audit audit;
    private final Clock clock;

    TokensController(
            PasswordDoor passwords,
            WorkerSignIn workers,
            Tokens tokens,
            Founding founding,
            CodeLimits limits,
            Audit audit,
            Clock clock) {
        this.passwords = passwords;
        this.workers = workers;
        this.tokens = tokens;
        this.founding = founding;
        this.limits = limits;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Either user name and password, or phone and code.
     *
     * @param newPassword replaces the one given, which a first password asks for
     * @param phone of a worker, 11 digits
     * @param code as it was sent to the phone; asked for at {@code POST /api/v1/tokens/codes}
     */
    record TokenRequest(
            @Nullable String username,
            @Nullable String password,
            @Nullable String newPassword,
            @Nullable String phone,
            @Nullable String code) {
        @Override
        public String toString() {
            return "TokenRequest";
        }
    }

    record TokenAnswer(String accessToken, String tokenType, long expiresIn) {}

    record CodeOrder(@Nullable String phone) {
        @Override
        public String toString() {
            return "CodeOrder";
        }
    }

    @Operation(
            summary = "Sign in for a bearer token",
            description =
                    "Passwords: 423 after five wrong ones in a row under a name, 429 after many from one client address,"
                            + " 503 while more sign in than can; the last two say with Retry-After when to ask again.")
    @SecurityRequirements
    @PostMapping
    TokenAnswer token(@RequestBody TokenRequest request, HttpServletRequest from) {
        whenFounded();
        var now = clock.instant();
        return answer(caller(request, String.valueOf(from.getRemoteAddr()), now), now);
    }

    @Operation(
            summary = "Have a one-time code sent to a worker's phone",
            description =
                    "So many a phone, a client address and in all: a 429 says with Retry-After when to ask again.")
    @SecurityRequirements
    @PostMapping("/codes")
    @ResponseStatus(HttpStatus.ACCEPTED)
    CodeLimits.CodeAnswer code(@RequestBody CodeOrder order, HttpServletRequest request) {
        whenFounded();
        var phone = Given.phone(order.phone());
        var now = clock.instant();
        var wait = limits.ask(ClientAddress.of(request), now);
        if (wait.isPresent()) {
            throw CodeLimits.tooOften(wait.get());
        }
        return limits.answer(workers.requestCode(phone, now), now);
    }

    @Operation(summary = "Sign out: the token that is sent along is worthless from then on")
    @DeleteMapping
    @PreAuthorize("isAuthenticated()")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveBack(Caller caller, HttpServletRequest request) {
        var now = clock.instant();
        BearerFilter.token(request).ifPresent(token -> tokens.giveBack(token, now));
        audit.record(
                caller.subject(),
                "signed-out",
                caller.worker().isPresent() ? "worker" : "account",
                caller.worker().map(WorkerId::toString).orElse(caller.subject()),
                Map.of("role", caller.role().name()),
                now);
    }

    /** Whoever is early would be told that nothing matches, and look for their mistake. */
    private void whenFounded() {
        if (founding.isGoingOn()) {
            throw Problem.unavailable("not-ready-yet").retryAfter(A_MOMENT);
        }
    }

    private Caller caller(TokenRequest request, String address, Instant now) {
        if (request.username() == null) {
            return caller(workers.signIn(Given.phone(request.phone()), Given.text("code", request.code()), now));
        }
        var password = Given.text("password", request.password());
        return request.newPassword() == null
                ? caller(passwords.signIn(address, request.username(), password, now))
                : caller(passwords.changePassword(address, request.username(), password, request.newPassword(), now));
    }

    private static Caller caller(SignIn signIn) {
        return switch (signIn) {
            case SignIn.SignedIn(var caller) -> caller;
            case SignIn.BadCredentials() -> throw badCredentials();
            case SignIn.Locked(var until) -> throw locked(until);
            case SignIn.TooOften(var wait) -> throw tooOften(wait);
            case SignIn.Busy(var wait) -> throw busy(wait);
            case SignIn.MustChangePassword must -> throw Problem.forbidden("password-change-required");
        };
    }

    private static Caller caller(PasswordChange change) {
        return switch (change) {
            case PasswordChange.Changed(var caller) -> caller;
            case PasswordChange.NoRoleYet() -> throw Problem.forbidden("no-role-yet");
            case PasswordChange.BadCredentials() -> throw badCredentials();
            case PasswordChange.Locked(var until) -> throw locked(until);
            case PasswordChange.TooOften(var wait) -> throw tooOften(wait);
            case PasswordChange.Busy(var wait) -> throw busy(wait);
            case PasswordChange.Weak(var why) -> throw Problem.badRequest("weak-password", why);
        };
    }

    private static Problem badCredentials() {
        return Problem.unauthorized("bad-credentials");
    }

    private static Problem locked(Instant until) {
        return Problem.locked("locked", until).with("until", until);
    }

    private static Problem tooOften(Duration wait) {
        return CodeLimits.tooOften("too-often.passwords", wait);
    }

    private static Problem busy(Duration wait) {
        return Problem.unavailable("too-many-sign-in").retryAfter(wait);
    }

    private TokenAnswer answer(Caller caller, Instant now) {
        var token = tokens.issue(caller, now);
        return new TokenAnswer(token.value(), "Bearer", token.life().toSeconds());
    }
}

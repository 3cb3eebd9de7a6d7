package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import liangku.employer.Category;
import liangku.employer.EmployerId;
import liangku.employer.Employers;
import liangku.employer.Regions;
import liangku.employer.Scope;
import liangku.identity.Account;
import liangku.identity.AccountAdministration;
import liangku.identity.AccountId;
import liangku.identity.Accounts;
import liangku.identity.Administration;
import liangku.identity.Caller;
import liangku.identity.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Accounts: made by the system administrator, given rights by the security administrator. */
@RestController
@RequestMapping("/api/v1/accounts")
class AccountsController {

    private final Accounts accounts;
    private final AccountAdministration administration;
    private final Employers employers;
    private final Regions regions;
    private final Clock clock;

    AccountsController(
            Accounts accounts,
            AccountAdministration administration,
            Employers employers,
            Regions regions,
            Clock clock) {
        this.accounts = accounts;
        this.administration = administration;
        this.employers = employers;
        this.regions = regions;
        this.clock = clock;
    }

    record AccountJson(
            String id,
            String username,
            String displayName,
            Optional<Role> role,
            ScopeJson scope,
            Optional<Instant> disabledAt,
            Instant createdAt) {
        static AccountJson of(Account account) {
            return new AccountJson(
                    account.id().toString(),
                    account.username(),
                    account.displayName(),
                    account.role(),
                    ScopeJson.of(account.scope()),
                    account.disabledAt(),
                    account.createdAt());
        }
    }

    record Page(List<AccountJson> accounts, Optional<String> next) {}

    record NewAccount(@Nullable String username, @Nullable String displayName) {}

    /** @param firstPassword shown this once */
    record Opened(String id, String username, String firstPassword) {
        @Override
        public String toString() {
            return "Opened[id=" + id + "]";
        }
    }

    /** @param categories empty or missing = every one, also those to come */
    record Grant(
            @Schema(implementation = Role.class) @Nullable String role,
            @Nullable List<String> regions,

            @ArraySchema(schema = @Schema(implementation = Category.class)) @Nullable
            List<String> categories,

            @Nullable UUID employer) {}

    @Operation(summary = "List accounts, by username")
    @GetMapping
    @PreAuthorize("hasAnyRole('SYSTEM_ADMIN', 'SECURITY_ADMIN')")
    Page page(@RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = "50") int limit) {
        var page = accounts.page(after, limit);
        return new Page(page.stream().map(AccountJson::of).toList(), next(page, limit));
    }

    /** {@return where the next page begins} A page is full when it holds what was asked for, or all that is given. */
    static Optional<String> next(List<Account> page, int limit) {
        var full = page.size() == Math.clamp(limit, 1, Accounts.PAGE_MAX);
        return full ? Optional.of(page.getLast().username()) : Optional.empty();
    }

    @Operation(summary = "Open an account; its first password is answered once")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @PostMapping
    @PreAuthorize("hasRole('SYSTEM_ADMIN')")
    ResponseEntity<Opened> create(@RequestBody NewAccount request, Caller caller) {
        var opened = given(administration.create(
                Given.text("username", request.username()),
                Given.text("displayName", request.displayName()),
                caller,
                clock.instant()));
        return ResponseEntity.created(URI.create("/api/v1/accounts/" + opened.id()))
                .body(opened);
    }

    @Operation(
            summary = "Give an account a role and a scope",
            description =
                    "An administrator's role only to who has chosen their own password (409 password-not-chosen): one"
                            + " without a role can do that and nothing else.")
    @PutMapping("/{id}/grant")
    @PreAuthorize("hasRole('SECURITY_ADMIN')")
    AccountJson grant(@PathVariable UUID id, @RequestBody Grant request, Caller caller) {
        var role = Given.oneOf(Role.class, "role", request.role());
        return done(id, administration.grant(new AccountId(id), role, scope(role, request), caller, clock.instant()));
    }

    @Operation(summary = "Disable an account")
    @PutMapping("/{id}/disablement")
    @PreAuthorize("hasAnyRole('SYSTEM_ADMIN', 'SECURITY_ADMIN')")
    AccountJson disable(@PathVariable UUID id, Caller caller) {
        return done(id, administration.disable(new AccountId(id), caller, clock.instant()));
    }

    @Operation(summary = "Enable a disabled account")
    @DeleteMapping("/{id}/disablement")
    @PreAuthorize("hasAnyRole('SYSTEM_ADMIN', 'SECURITY_ADMIN')")
    AccountJson enable(@PathVariable UUID id, Caller caller) {
        return done(id, administration.enable(new AccountId(id), caller, clock.instant()));
    }

    @Operation(
            summary = "Give an account a new first password",
            description =
                    "Anybody's but an administrator's, which is only given at the machine (administrators-password).")
    @PostMapping("/{id}/first-password")
    @PreAuthorize("hasRole('SYSTEM_ADMIN')")
    Opened resetPassword(@PathVariable UUID id, Caller caller) {
        return given(administration.resetPassword(new AccountId(id), caller, clock.instant()));
    }

    private Scope scope(Role role, Grant request) {
        return switch (role) {
            case EMPLOYER -> {
                if (request.employer() == null) {
                    throw Problem.badRequest("missing-field", "employer");
                }
                var id = new EmployerId(request.employer());
                if (employers.find(id).isEmpty()) {
                    throw Problem.badRequest("unknown-employer", id);
                }
                yield new Scope.Own(id);
            }
            case REGULATOR -> new Scope.Area(regions(request), categories(request));
            case WORKER, AUTHOR, REVIEWER, SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN -> new Scope.Nothing();
        };
    }

    private Set<String> regions(Grant request) {
        var codes = Optional.ofNullable(request.regions()).orElse(List.of());
        for (var code : codes) {
            if (regions.find(code).isEmpty()) {
                throw Problem.badRequest("unknown-region", code);
            }
        }
        return Set.copyOf(codes);
    }

    private static Set<Category> categories(Grant request) {
        var codes = Optional.ofNullable(request.categories()).orElse(List.of());
        return codes.isEmpty()
                ? EnumSet.copyOf(Arrays.asList(Category.values()))
                : codes.stream()
                        .map(code -> Given.oneOf(Category.class, "categories", code))
                        .collect(Collectors.toSet());
    }

    private AccountJson done(UUID id, Administration outcome) {
        return switch (outcome) {
            case Administration.Done() ->
                AccountJson.of(accounts.find(new AccountId(id)).orElseThrow());
            case Administration.PasswordGiven given -> throw new IllegalStateException("no password was asked for");
            case Administration.NotFound() -> throw notFound();
            case Administration.Refused refused -> throw problem(refused);
        };
    }

    private static Opened given(Administration outcome) {
        return switch (outcome) {
            case Administration.PasswordGiven(var id, var username, var password) ->
                new Opened(id.toString(), username, password);
            case Administration.Done() -> throw new IllegalStateException("a password was asked for");
            case Administration.NotFound() -> throw notFound();
            case Administration.Refused refused -> throw problem(refused);
        };
    }

    private static Problem notFound() {
        return Problem.notFound("account");
    }

    private static Problem problem(Administration.Refused refused) {
        var why = refused.why();
        return switch (why.code()) {
            case "not-your-right", "not-yourself", "administrators-password" -> Problem.forbidden(why.code(), why);
            case "username-taken", "password-not-chosen" -> Problem.conflict(why.code(), why);
            default -> Problem.badRequest(why.code(), why);
        };
    }
}

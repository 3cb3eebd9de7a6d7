package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import liangku.exam.Ban;
import liangku.exam.BanId;
import liangku.exam.Bans;
import liangku.exam.Bans.Barring;
import liangku.identity.Caller;
import liangku.people.PersonName;
import liangku.people.ResidentId;
import org.jspecify.annotations.Nullable;
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

/** Decisions that keep people from posts or exams. Every regulator reads all of them; numbers and names are masked. */
@RestController
@RequestMapping("/api/v1/bans")
@PreAuthorize("hasRole('REGULATOR')")
class BansController {

    private final Bans bans;
    private final Clock clock;

    BansController(Bans bans, Clock clock) {
        this.bans = bans;
        this.clock = clock;
    }

    /**
     * @param reach {@code MANAGEMENT}: posts that manage food safety, and the manager's exam; {@code EXAMS}: every exam
     * @param decision number of the decision
     * @param until first day without; absent for life
     */
    record Entry(
            @Nullable String idNumber,
            @Nullable String name,

            @Schema(implementation = Ban.Reach.class) @Nullable
            String reach,

            @Nullable String decision,
            @Nullable String reason,
            @Nullable String since,
            @Nullable String until) {
        @Override
        public String toString() {
            return "Entry";
        }
    }

    /**
     * @param holds today
     * @param until first day without; null for life
     * @param liftedOn first day without since it was taken back; null while it was not
     */
    record BanJson(
            String id,
            String idNumber,
            String name,
            Ban.Reach reach,
            String decision,
            String reason,
            LocalDate since,
            @Nullable LocalDate until,
            boolean holds,
            Instant enteredAt,
            @Nullable LocalDate liftedOn,
            @Nullable String liftReason) {}

    /**
     * @param next {@code after} of the next page; null at the end
     */
    record Page(List<BanJson> bans, @Nullable String next) {}

    record Search(@Nullable String idNumber) {
        @Override
        public String toString() {
            return "Search";
        }
    }

    record Lift(@Nullable String reason) {}

    /**
     * @param q part of a decision's number or reason, or somebody's whole name; an ID number belongs into no address, see
     *     {@code searches}
     */
    @Operation(summary = "List the bans, the last entered first")
    @GetMapping
    Page page(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "200") int limit) {
        var today = LocalDate.now(clock);
        var page = bans.page(
                Given.optional(q).orElse(""), Optional.ofNullable(after).map(BanId::new), limit);
        return new Page(
                page.bans().stream().map(ban -> json(ban, today)).toList(),
                page.next().map(BanId::toString).orElse(null));
    }

    @Operation(summary = "Find all there ever was about the bearer of an ID number, the oldest first")
    @PostMapping("/searches")
    Page search(@RequestBody Search search) {
        var today = LocalDate.now(clock);
        return switch (ResidentId.parse(Given.text("idNumber", search.idNumber()))) {
            case ResidentId.Parsed.Valid(var idNumber) ->
                new Page(bans.of(idNumber).stream().map(ban -> json(ban, today)).toList(), null);
            case ResidentId.Parsed.Invalid(var why) -> throw Problem.badRequest(why.code(), why);
        };
    }

    @Operation(summary = "Read a ban")
    @GetMapping("/{id}")
    BanJson one(@PathVariable UUID id) {
        return bans.find(new BanId(id))
                .map(ban -> json(ban, LocalDate.now(clock)))
                .orElseThrow(() -> none(id));
    }

    /** By ID number: the person need not be known here yet. */
    @Operation(summary = "Bar a person")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @PostMapping
    ResponseEntity<BanJson> bar(Caller caller, @RequestBody Entry entry) {
        var decision = new Bans.Decision(
                switch (ResidentId.parse(Given.text("idNumber", entry.idNumber()))) {
                    case ResidentId.Parsed.Valid(var idNumber) -> idNumber;
                    case ResidentId.Parsed.Invalid(var why) -> throw Problem.badRequest(why.code(), why);
                },
                switch (PersonName.parse(Given.text("name", entry.name()))) {
                    case PersonName.Parsed.Valid(var name) -> name;
                    case PersonName.Parsed.Invalid(var why) -> throw Problem.badRequest(why.code(), why);
                },
                Given.oneOf(Ban.Reach.class, "reach", entry.reach()),
                Given.text("decision", entry.decision()),
                Given.text("reason", entry.reason()),
                Given.day("since", entry.since()),
                Given.optional(entry.until()).map(until -> Given.day("until", until)));
        return switch (bans.bar(decision, caller.scope(), caller.subject(), clock.instant())) {
            case Barring.Barred(var ban) ->
                ResponseEntity.created(URI.create("/api/v1/bans/" + ban.id())).body(json(ban, LocalDate.now(clock)));
            case Barring.Entered() -> throw Problem.conflict("barred-already");
            case Barring.Unfit() -> throw Problem.badRequest("bad-ban");
            case Barring.NoArea() -> throw Problem.forbidden("no-area");
        };
    }

    /** From today on; what was, stays on record. */
    @Operation(summary = "Take a ban back")
    @PutMapping("/{id}/lift")
    BanJson lift(Caller caller, @PathVariable UUID id, @RequestBody Lift lift) {
        var reason = Given.text("reason", lift.reason());
        return switch (bans.lift(new BanId(id), reason, caller.scope(), caller.subject(), clock.instant())) {
            case LIFTED -> one(id);
            case LIFTED_ALREADY -> throw Problem.conflict("lifted-already");
            case NOT_YOURS -> throw Problem.forbidden("not-your-ban");
            case NO_REASON -> throw Problem.badRequest("bad-ban");
            case NOT_FOUND -> throw none(id);
        };
    }

    private static BanJson json(Ban ban, LocalDate today) {
        return new BanJson(
                ban.id().toString(),
                ban.idNumber().masked(),
                ban.name().masked(),
                ban.reach(),
                ban.decision(),
                ban.reason(),
                ban.since(),
                ban.until().orElse(null),
                ban.on(today),
                ban.enteredAt(),
                ban.lift().map(Ban.Lift::on).orElse(null),
                ban.lift().map(Ban.Lift::reason).orElse(null));
    }

    private static Problem none(UUID id) {
        return Problem.notFound("ban", id);
    }
}

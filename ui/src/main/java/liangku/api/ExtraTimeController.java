package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import liangku.exam.ExtraTime;
import liangku.exam.ExtraTimes;
import liangku.exam.ExtraTimes.Granting;
import liangku.identity.Caller;
import liangku.people.WorkerId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** More time for one person's papers, with its reason, from the next attempt on. */
@RestController
@RequestMapping("/api/v1/people/{id}/extra-time")
@PreAuthorize("hasRole('REGULATOR')")
class ExtraTimeController {

    private final ExtraTimes extraTimes;
    private final Clock clock;

    ExtraTimeController(ExtraTimes extraTimes, Clock clock) {
        this.extraTimes = extraTimes;
        this.clock = clock;
    }

    /**
     * @param percent of the exam's time that is added, 5 to 200
     * @param until first day without; absent until it is ended
     */
    record Wish(
            @Nullable Integer percent,
            @Nullable String reason,
            @Nullable String until) {}

    /** @param holds today */
    record Grant(
            int percent,
            String reason,
            String grantedBy,
            Instant grantedAt,
            @Nullable LocalDate until,
            @Nullable Instant endedAt,
            boolean holds) {}

    record Grants(List<Grant> grants) {}

    @Operation(summary = "List what extra time a person has and had, the newest first")
    @GetMapping
    Grants grants(Caller caller, @PathVariable UUID id) {
        var today = LocalDate.now(clock);
        return extraTimes
                .of(new WorkerId(id), caller.scope())
                .map(grants -> new Grants(
                        grants.stream().map(grant -> json(grant, today)).toList()))
                .orElseThrow(() -> none(id));
    }

    /** One holds at a time: this one ends the one before. */
    @Operation(summary = "Grant a person extra time")
    @PutMapping
    Grants grant(Caller caller, @PathVariable UUID id, @RequestBody Wish wish) {
        if (wish.percent() == null) {
            throw Problem.badRequest("missing-field", "percent");
        }
        var granting = extraTimes.grant(
                new WorkerId(id),
                wish.percent(),
                Given.text("reason", wish.reason()),
                Given.optional(wish.until()).map(until -> Given.day("until", until)),
                caller.scope(),
                caller.subject(),
                clock.instant());
        return switch (granting) {
            case Granting.Granted granted -> grants(caller, id);
            case Granting.NotFound() -> throw none(id);
            case Granting.Unfit() ->
                throw Problem.badRequest("bad-extra-time", ExtraTimes.PERCENT_MIN, ExtraTimes.PERCENT_MAX);
        };
    }

    /** Attempts under way keep the time they started with. */
    @Operation(summary = "End a person's extra time")
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(Caller caller, @PathVariable UUID id) {
        if (extraTimes.end(new WorkerId(id), caller.scope(), caller.subject(), clock.instant()) == 0) {
            throw Problem.notFound("extra-time");
        }
    }

    private static Grant json(ExtraTime.Grant grant, LocalDate today) {
        var time = grant.extraTime();
        return new Grant(
                time.percent(),
                time.reason(),
                time.grantedBy(),
                time.grantedAt(),
                time.until().orElse(null),
                grant.endedAt().orElse(null),
                grant.on(today));
    }

    private static Problem none(UUID id) {
        return Problem.notFound("person", id);
    }
}

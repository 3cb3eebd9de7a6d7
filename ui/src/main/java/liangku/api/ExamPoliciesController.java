package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import liangku.exam.ExamId;
import liangku.exam.ExamKind;
import liangku.exam.ExamPolicies;
import liangku.exam.ExamPolicies.Deciding;
import liangku.exam.ExamPolicies.Proposing;
import liangku.exam.PolicyVersion;
import liangku.identity.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What exams ask of whoever sits them: authors propose, reviewers put in force. Regulators read. */
@RestController
@RequestMapping("/api/v1/exams")
class ExamPoliciesController {

    private static final String READ = "hasAnyRole('AUTHOR', 'REVIEWER', 'REGULATOR')";

    private final ExamPolicies policies;
    private final Clock clock;

    ExamPoliciesController(ExamPolicies policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    record All(List<Row> exams) {}

    /** @param waiting what was proposed and is not decided; null if nothing was */
    record Row(
            String id,
            String code,
            String title,
            ExamKind kind,
            PolicyJson.Version policy,
            PolicyJson.@Nullable Version waiting) {}

    record Versions(List<PolicyJson.Version> policies) {}

    /** @param remark at most 500 characters; who refuses says why */
    record Decision(@Nullable String outcome, @Nullable String remark) {}

    enum Outcome {
        APPROVED,
        REFUSED
    }

    @Operation(summary = "List all exams with the policy in force and what is proposed")
    @GetMapping("/policies")
    @PreAuthorize(READ)
    All all(Locale locale) {
        return new All(policies.list().stream()
                .map(standing -> {
                    var exam = standing.exam();
                    var number = standing.inForce().number();
                    return new Row(
                            exam.id().toString(),
                            exam.code(),
                            AttemptJson.title(exam, locale),
                            exam.kind(),
                            PolicyJson.json(standing.inForce(), number),
                            standing.waiting()
                                    .map(version -> PolicyJson.json(version, number))
                                    .orElse(null));
                })
                .toList());
    }

    @Operation(summary = "List every version there was of an exam's policy, the newest first")
    @GetMapping("/{id}/policies")
    @PreAuthorize(READ)
    Versions versions(@PathVariable UUID id) {
        var all = policies.of(new ExamId(id));
        if (all.isEmpty()) {
            throw none(id);
        }
        return new Versions(all.stream()
                .map(version -> PolicyJson.json(version, inForce(all)))
                .toList());
    }

    /** @param number of the version within its exam, from 1 */
    @Operation(summary = "Read one version of an exam's policy")
    @GetMapping("/{id}/policies/{number}")
    @PreAuthorize(READ)
    PolicyJson.Version version(@PathVariable UUID id, @PathVariable int number) {
        return versions(id).policies().stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .orElseThrow(() -> noVersion(number));
    }

    /** In force once another person has approved it; what is in force stays so until then. */
    @Operation(summary = "Propose a policy for an exam")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @PostMapping("/{id}/policies")
    @PreAuthorize("hasRole('AUTHOR')")
    ResponseEntity<PolicyJson.Version> propose(
            Caller caller, @PathVariable UUID id, @RequestBody PolicyJson.Wish wish) {
        var reason = Given.text("reason", wish.reason());
        return switch (policies.propose(new ExamId(id), wish.terms(), reason, caller.subject(), clock.instant())) {
            case Proposing.Proposed(var version) ->
                ResponseEntity.created(URI.create("/api/v1/exams/" + id + "/policies/" + version.number()))
                        .body(PolicyJson.json(version, 0));
            case Proposing.NotFound() -> throw none(id);
            case Proposing.Unfit(var faults) -> throw PolicyJson.unfit(faults);
            case Proposing.NoReason() ->
                throw Problem.badRequest(
                        "bad-reason", ExamPolicies.WORDS_MAX, reason.strip().length());
            case Proposing.OneWaits(var number) -> throw Problem.conflict("policy-waits", number);
            case Proposing.NothingNew() -> throw Problem.conflict("policy-unchanged");
        };
    }

    /**
     * Who proposed it does not decide on it. Attempts under way keep the policy they began under.
     *
     * @param number of the version within its exam, from 1
     */
    @Operation(summary = "Put a proposed policy in force, or refuse it")
    @PutMapping("/{id}/policies/{number}/decision")
    @PreAuthorize("hasRole('REVIEWER')")
    PolicyJson.Version decide(
            Caller caller, @PathVariable UUID id, @PathVariable int number, @RequestBody Decision decision) {
        var remark = Given.optional(decision.remark()).orElse("");
        var exam = new ExamId(id);
        var deciding = switch (Given.oneOf(Outcome.class, "outcome", decision.outcome())) {
            case APPROVED -> policies.approve(exam, number, remark, caller.subject(), clock.instant());
            case REFUSED -> policies.refuse(exam, number, remark, caller.subject(), clock.instant());
        };
        settled(deciding, number);
        return version(id, number);
    }

    /** @param number of the version within its exam, from 1 */
    @Operation(summary = "Take back a policy one has proposed oneself")
    @DeleteMapping("/{id}/policies/{number}")
    @PreAuthorize("hasRole('AUTHOR')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(Caller caller, @PathVariable UUID id, @PathVariable int number) {
        settled(policies.withdraw(new ExamId(id), number, caller.subject(), clock.instant()), number);
    }

    private static void settled(Deciding deciding, int number) {
        switch (deciding) {
            case DECIDED -> {
                // As was wished.
            }
            case OWN -> throw Problem.conflict("own-policy");
            case DECIDED_ALREADY -> throw Problem.conflict("policy-decided", number);
            case WINDOW_OVER -> throw Problem.conflict("policy-window-over");
            case NO_REMARK -> throw Problem.badRequest("bad-remark", ExamPolicies.WORDS_MAX);
            case NOT_FOUND -> throw noVersion(number);
        }
    }

    /** Of what was approved, the last: one waits at a time, so they are decided in their order. */
    private static int inForce(List<PolicyVersion> newestFirst) {
        return newestFirst.stream()
                .filter(version -> version.decision()
                        .filter(decided -> decided.outcome() == PolicyVersion.Outcome.APPROVED)
                        .isPresent())
                .mapToInt(PolicyVersion::number)
                .findFirst()
                .orElse(0);
    }

    private static Problem none(UUID id) {
        return Problem.notFound("exam", id);
    }

    private static Problem noVersion(int number) {
        return Problem.notFound("policy", number);
    }
}

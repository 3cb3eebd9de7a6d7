package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import liangku.api.PeopleController.EmploymentJson;
import liangku.api.PeopleController.PostJson;
import liangku.courseware.Language;
import liangku.employer.Scope;
import liangku.identity.Caller;
import liangku.people.Change;
import liangku.people.Employment;
import liangku.people.EmploymentId;
import liangku.people.Hire;
import liangku.people.Hiring;
import liangku.people.People;
import liangku.people.PersonName;
import liangku.people.Post;
import liangku.people.ResidentId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** An employer's own people come, go and change posts. */
@RestController
@RequestMapping("/api/v1/employments")
@PreAuthorize("hasRole('EMPLOYER')")
class EmploymentsController {

    private final People people;
    private final Clock clock;

    EmploymentsController(People people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    record HireRequest(
            @Nullable String name,
            @Nullable String idNumber,
            @Nullable String phone,
            @Schema(implementation = Post.class) @Nullable String post,

            @Schema(implementation = LocalDate.class) @Nullable
            String since) {
        @Override
        public String toString() {
            return "HireRequest";
        }
    }

    record EndRequest(
            @Schema(implementation = LocalDate.class) @Nullable
            String until) {}

    record PostRequest(
            @Schema(implementation = Post.class) @Nullable String post,

            @Schema(implementation = LocalDate.class) @Nullable
            String since) {}

    /**
     * What was not taken as it came.
     *
     * @param code stable
     * @param reason a sentence in the reader's language
     */
    record Remark(String code, String reason) {}

    /**
     * The employment as {@link EmploymentJson} has it, and what came of the request.
     *
     * @param effect NEW, CORRECTED (it was known with the same first day) or SAME (nothing changed)
     * @param remark what was not taken as it came; null if all was
     */
    record HiredJson(
            String id,
            String worker,
            String employer,
            PostJson post,
            LocalDate since,
            Optional<LocalDate> until,
            Hiring.Effect effect,
            @Nullable Remark remark) {}

    /** 201 for a new employment; 200 if it was there, corrected or as it is. */
    @Operation(summary = "Hire a person")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @PostMapping
    ResponseEntity<HiredJson> hire(@RequestBody HireRequest request, Caller caller, Locale locale) {
        if (!(caller.scope() instanceof Scope.Own(var employer))) {
            throw Problem.forbidden("no-employer.hire");
        }
        var hire = Hire.of(
                employer,
                switch (PersonName.parse(Given.text("name", request.name()))) {
                    case PersonName.Parsed.Valid(var name) -> name;
                    case PersonName.Parsed.Invalid(var why) -> throw Problem.badRequest(why.code(), why);
                },
                switch (ResidentId.parse(Given.text("idNumber", request.idNumber()))) {
                    case ResidentId.Parsed.Valid(var idNumber) -> idNumber;
                    case ResidentId.Parsed.Invalid(var why) -> throw Problem.badRequest(why.code(), why);
                },
                Given.phone(request.phone()),
                Given.oneOf(Post.class, "post", request.post()),
                Given.day("since", request.since()));
        return switch (people.hire(hire, caller.subject(), clock.instant())) {
            case Hiring.Refused(var why) -> throw Problem.conflict(why.code(), why);
            case Hiring.Hired hired -> {
                var employment = people.employment(hired.employment()).orElseThrow();
                var person = URI.create("/api/v1/people/" + employment.worker());
                var status = hired.effect() == Hiring.Effect.NEW ? HttpStatus.CREATED : HttpStatus.OK;
                yield ResponseEntity.status(status).location(person).body(json(employment, hired, locale));
            }
        };
    }

    private static HiredJson json(Employment employment, Hiring.Hired hired, Locale locale) {
        return new HiredJson(
                employment.id().toString(),
                employment.worker().toString(),
                employment.employer().toString(),
                PostJson.of(employment.post()),
                employment.since(),
                employment.until(),
                hired.effect(),
                hired.remark()
                        .map(why -> new Remark(why.code(), Said.of(why).in(Language.of(locale))))
                        .orElse(null));
    }

    @Operation(summary = "End an employment")
    @PutMapping("/{id}/end")
    EmploymentJson leave(@PathVariable UUID id, @RequestBody EndRequest request, Caller caller) {
        var until = Given.day("until", request.until());
        return done(id, people.leave(new EmploymentId(id), until, caller.scope(), caller.subject(), clock.instant()));
    }

    @Operation(summary = "Move a person to another post")
    @PutMapping("/{id}/post")
    EmploymentJson changePost(@PathVariable UUID id, @RequestBody PostRequest request, Caller caller) {
        var post = Given.oneOf(Post.class, "post", request.post());
        var since = Given.day("since", request.since());
        return done(
                id,
                people.changePost(
                        new EmploymentId(id), post, since, caller.scope(), caller.subject(), clock.instant()));
    }

    private EmploymentJson done(UUID id, Change change) {
        return switch (change) {
            case Change.Done() ->
                EmploymentJson.of(Optional.of(new EmploymentId(id))
                        .flatMap(people::employment)
                        .orElseThrow());
            case Change.NotFound() -> throw Problem.notFound("employment", id);
            case Change.Refused(var why) -> throw Problem.conflict(why.code(), why);
        };
    }
}

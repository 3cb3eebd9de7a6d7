package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import liangku.api.PeopleController.EmploymentJson;
import liangku.employer.Scope;
import liangku.identity.Caller;
import liangku.people.Change;
import liangku.people.EmploymentId;
import liangku.people.Hire;
import liangku.people.Hiring;
import liangku.people.People;
import liangku.people.PersonName;
import liangku.people.Phone;
import liangku.people.Post;
import liangku.people.ResidentId;
import org.jspecify.annotations.Nullable;
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
            @Nullable String post,
            @Nullable String since) {
        @Override
        public String toString() {
            return "HireRequest";
        }
    }

    record EndRequest(@Nullable String until) {}

    record PostRequest(@Nullable String post, @Nullable String since) {}

    @Operation(summary = "Hire a person")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @PostMapping
    ResponseEntity<EmploymentJson> hire(@RequestBody HireRequest request, Caller caller) {
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
                switch (Phone.parse(Given.text("phone", request.phone()))) {
                    case Phone.Parsed.Valid(var phone) -> phone;
                    case Phone.Parsed.Invalid(var why) -> throw Problem.badRequest(why.code(), why);
                },
                Given.oneOf(Post.class, "post", request.post()),
                Given.day("since", request.since()));
        return switch (people.hire(hire, caller.subject(), clock.instant())) {
            case Hiring.Refused(var why) -> throw Problem.conflict(why.code(), why);
            case Hiring.Hired hired -> {
                var employment = people.employment(hired.employment()).orElseThrow();
                yield ResponseEntity.created(URI.create("/api/v1/people/" + employment.worker()))
                        .body(EmploymentJson.of(employment));
            }
        };
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

package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import liangku.courseware.Language;
import liangku.employer.EmployerId;
import liangku.employer.Employers;
import liangku.employer.Scope;
import liangku.identity.Caller;
import liangku.identity.Role;
import liangku.people.Employment;
import liangku.people.EmploymentId;
import liangku.people.People;
import liangku.people.PersonName;
import liangku.people.Phone;
import liangku.people.Post;
import liangku.people.RosterFilter;
import liangku.people.RosterRow;
import liangku.people.Unmasking;
import liangku.people.WorkerId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** People within the caller's scope: numbers always masked, names masked to everyone but their employer. */
@RestController
@RequestMapping("/api/v1/people")
class PeopleController {

    private final People people;
    private final Employers employers;
    private final Clock clock;

    PeopleController(People people, Employers employers, Clock clock) {
        this.people = people;
        this.employers = employers;
        this.clock = clock;
    }

    record PostJson(String code, String zh, String en) {
        static PostJson of(Post post) {
            return new PostJson(post.name(), post.zh(), post.en());
        }
    }

    record EmploymentJson(String id, String employer, PostJson post, LocalDate since, Optional<LocalDate> until) {
        static EmploymentJson of(Employment employment) {
            return new EmploymentJson(
                    employment.id().toString(),
                    employment.employer().toString(),
                    PostJson.of(employment.post()),
                    employment.since(),
                    employment.until());
        }
    }

    record PersonRow(String id, String name, String idNumber, String phone, EmploymentJson employment) {}

    record Page(List<PersonRow> people, Optional<String> next) {}

    record Person(String id, String name, String idNumber, String phone, List<EmploymentJson> employments) {}

    record UnmaskingRequest(@Nullable String reason) {}

    record Unmasked(String id, String name, String idNumber, String phone) {}

    @Operation(summary = "List people within one's scope")
    @GetMapping
    @PreAuthorize("hasAnyRole('REGULATOR', 'EMPLOYER')")
    Page page(
            @RequestParam(required = false) @Nullable UUID employer,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit,
            Caller caller) {
        var of = Optional.ofNullable(employer).map(EmployerId::new);
        if (of.isPresent() && employers.find(of.get(), caller.scope()).isEmpty()) {
            throw Problem.notFound("business", of.get());
        }
        var filter = new RosterFilter(of, Given.optional(q), Optional.of(today()));
        var page =
                people.page(caller.scope(), filter, Optional.ofNullable(after).map(EmploymentId::new), limit);
        return new Page(
                page.rows().stream().map(row -> row(row, caller)).toList(),
                page.next().map(EmploymentId::toString));
    }

    @Operation(summary = "Read a person")
    @GetMapping("/{id}")
    @PreAuthorize("hasAnyRole('REGULATOR', 'EMPLOYER')")
    Person one(@PathVariable UUID id, Caller caller) {
        var worker = people.find(new WorkerId(id), caller.scope()).orElseThrow(() -> notFound(id));
        return new Person(
                id.toString(),
                shown(worker.name(), caller),
                worker.idNumber().masked(),
                worker.maskedPhone(),
                people.employmentsOf(worker.id()).stream()
                        // Where else someone works is not their employer's business.
                        .filter(e ->
                                employers.find(e.employer(), caller.scope()).isPresent())
                        .map(EmploymentJson::of)
                        .toList());
    }

    @Operation(
            summary = "Show the full numbers of a person, for a reason that is logged",
            description = "While they work within one's scope; a 403 once they have left.")
    @PostMapping("/{id}/unmasking")
    @PreAuthorize("hasAnyRole('REGULATOR', 'EMPLOYER')")
    Unmasked unmask(@PathVariable UUID id, @RequestBody UnmaskingRequest request, Caller caller) {
        var reason = Given.text("reason", request.reason());
        return switch (people.unmask(new WorkerId(id), caller.scope(), caller.subject(), reason, clock.instant())) {
            case Unmasking.Shown(var worker) ->
                new Unmasked(
                        id.toString(),
                        worker.name().value(),
                        worker.idNumber().value(),
                        worker.phone().map(Phone::value).orElse(""));
            case Unmasking.NotFound() -> throw notFound(id);
            case Unmasking.Left() -> throw Problem.forbidden("person-left");
            case Unmasking.NoReason() -> throw Problem.badRequest("no-reason");
        };
    }

    @Operation(summary = "Import a roster from a file")
    @PostMapping(path = "/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize("hasRole('EMPLOYER')")
    ImportJson importRoster(
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Caller caller,
            Language language)
            throws IOException {
        if (!(caller.scope() instanceof Scope.Own(var employer))) {
            throw Problem.forbidden("no-employer.roster");
        }
        return ImportJson.of(
                file,
                language,
                stream -> people.importRoster(
                        employer, stream, ImportJson.mode(dryRun), caller.subject(), clock.instant()));
    }

    private static PersonRow row(RosterRow row, Caller caller) {
        return new PersonRow(
                row.employment().worker().toString(),
                shown(row.name(), caller),
                row.idNumber(),
                row.phone(),
                EmploymentJson.of(row.employment()));
    }

    /** {@return the name as this caller may read it} */
    static String shown(PersonName name, Caller caller) {
        return caller.role() == Role.EMPLOYER ? name.value() : name.masked();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Employers.ZONE);
    }

    private static Problem notFound(UUID id) {
        return Problem.notFound("person", id);
    }
}

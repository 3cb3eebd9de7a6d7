package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import liangku.compliance.Correcting;
import liangku.compliance.Corrections;
import liangku.courseware.Language;
import liangku.employer.Category;
import liangku.employer.EmployerData;
import liangku.employer.EmployerFilter;
import liangku.employer.EmployerId;
import liangku.employer.Employers;
import liangku.employer.FoodLicence;
import liangku.employer.Regions;
import liangku.employer.Saving;
import liangku.employer.Status;
import liangku.employer.UnifiedCode;
import liangku.identity.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.MediaType;
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
import org.springframework.web.multipart.MultipartFile;

/** The enterprise archive within the caller's scope. */
@RestController
@RequestMapping("/api/v1/employers")
class EmployersController {

    private final Employers employers;
    private final Corrections corrections;
    private final Regions regions;
    private final Clock clock;

    EmployersController(Employers employers, Corrections corrections, Regions regions, Clock clock) {
        this.employers = employers;
        this.corrections = corrections;
        this.regions = regions;
        this.clock = clock;
    }

    record Page(List<EmployerJson> employers, Optional<String> next) {}

    /** @param version of the business as it was read; left out for a new one */
    record EmployerRequest(
            @Nullable String name,
            @Nullable String unifiedCode,
            @Nullable String licence,
            @Nullable String registrationNumber,
            @Nullable String region,

            @Schema(implementation = Category.class) @Nullable
            String category,

            @Nullable UUID parent,
            @Nullable Long version) {}

    /**
     * @param day from which on; at the earliest the last day that was reported, but for the system administrator
     * @param reason the system administrator's, for the audit log: 4 to 200 characters
     */
    record StatusRequest(
            @Schema(implementation = Status.class) @Nullable String status,

            @Schema(implementation = LocalDate.class) @Nullable
            String day,

            @Nullable String reason) {}

    @Operation(summary = "List businesses within one's scope")
    @GetMapping
    @PreAuthorize("hasAnyRole('REGULATOR', 'EMPLOYER')")
    Page page(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable String category,
            @Parameter(schema = @Schema(implementation = Status.class)) @RequestParam(required = false) @Nullable
                    String status,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit,
            Caller caller) {
        var kinds = Kinds.of(Given.optional(category));
        var filter = new EmployerFilter(
                Given.optional(q),
                Given.optional(region),
                kinds.one(),
                Given.optional(status).map(text -> Given.oneOf(Status.class, "status", text)));
        var page = employers.page(
                kinds.within(caller.scope()), filter, Optional.ofNullable(after).map(EmployerId::new), limit);
        return new Page(
                page.employers().stream().map(e -> EmployerJson.of(e, regions)).toList(),
                page.next().map(EmployerId::toString));
    }

    @Operation(summary = "Read a business")
    @GetMapping("/{id}")
    @PreAuthorize("hasAnyRole('REGULATOR', 'EMPLOYER')")
    EmployerJson one(@PathVariable UUID id, Caller caller) {
        return employers
                .find(new EmployerId(id), caller.scope())
                .map(employer -> EmployerJson.of(employer, regions))
                .orElseThrow(() -> notFound(id));
    }

    @Operation(summary = "Add a business")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @PostMapping
    @PreAuthorize("hasRole('REGULATOR')")
    ResponseEntity<EmployerJson> add(@RequestBody EmployerRequest request, Caller caller) {
        var saving = employers.add(data(request), caller.scope(), caller.subject(), clock.instant());
        var id = saved(saving);
        return ResponseEntity.created(URI.create("/api/v1/employers/" + id)).body(one(id, caller));
    }

    @Operation(summary = "Change a business")
    @PutMapping("/{id}")
    @PreAuthorize("hasRole('REGULATOR')")
    EmployerJson change(@PathVariable UUID id, @RequestBody EmployerRequest request, Caller caller) {
        var version = request.version() == null ? 0 : request.version();
        try {
            var saving = employers.change(
                    new EmployerId(id), version, data(request), caller.scope(), caller.subject(), clock.instant());
            return one(saved(saving), caller);
        } catch (OptimisticLockingFailureException late) {
            throw Problem.conflict("changed-meanwhile", version);
        }
    }

    @Operation(summary = "Change the status of a business")
    @PutMapping("/{id}/status")
    @PreAuthorize("hasAnyRole('REGULATOR', 'SYSTEM_ADMIN')")
    EmployerJson changeStatus(@PathVariable UUID id, @RequestBody StatusRequest request, Caller caller) {
        var employer = new EmployerId(id);
        var correcting = corrections.changeStatus(
                employer,
                Given.oneOf(Status.class, "status", request.status()),
                Given.day("day", request.day()),
                Given.optional(request.reason()).orElse(""),
                caller,
                clock.instant());
        return switch (correcting) {
            case Correcting.Changed() ->
                EmployerJson.of(employers.find(employer).orElseThrow(() -> notFound(id)), regions);
            case Correcting.NotFound() -> throw notFound(id);
            case Correcting.Reported(var earliest) ->
                throw Problem.conflict("day-was-reported", earliest).with("earliest", earliest.toString());
            case Correcting.NoReason() -> throw Problem.badRequest("no-reason");
        };
    }

    @Operation(summary = "Import businesses from a file")
    @PostMapping(path = "/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize("hasRole('REGULATOR')")
    ImportJson importFile(
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Caller caller,
            Language language)
            throws IOException {
        return ImportJson.of(
                file,
                language,
                stream -> employers.importFile(
                        stream, ImportJson.mode(dryRun), caller.scope(), caller.subject(), clock.instant()));
    }

    private static UUID saved(Saving saving) {
        return switch (saving) {
            case Saving.Saved(var id) -> id.value();
            case Saving.NotFound() -> throw Problem.notFound("scope");
            case Saving.NoSuchRegion(var region) -> throw Problem.badRequest("unknown-region", region);
            case Saving.NoSuchParent(var parent) -> throw Problem.badRequest("unknown-parent", parent);
            case Saving.OwnParent(var parent) -> throw Problem.conflict("parent-is-below", parent);
            case Saving.Taken(var by, var identifier) -> throw Problem.conflict("identifier-taken", identifier);
        };
    }

    private static EmployerData data(EmployerRequest request) {
        try {
            return new EmployerData(
                    Given.text("name", request.name()).strip(),
                    Given.optional(request.unifiedCode()).map(EmployersController::unifiedCode),
                    Given.optional(request.licence()).map(EmployersController::licence),
                    Given.optional(request.registrationNumber()),
                    Given.text("region", request.region()),
                    Given.oneOf(Category.class, "category", request.category()),
                    Optional.ofNullable(request.parent()).map(EmployerId::new));
        } catch (IllegalArgumentException bad) {
            throw Problem.badRequest("bad-employer");
        }
    }

    private static UnifiedCode unifiedCode(String text) {
        return switch (UnifiedCode.parse(text)) {
            case UnifiedCode.Parsed.Valid(var code) -> code;
            case UnifiedCode.Parsed.Invalid(var why) -> throw Problem.badRequest("unified-code-" + why.code(), why);
        };
    }

    private static FoodLicence licence(String text) {
        return switch (FoodLicence.parse(text)) {
            case FoodLicence.Parsed.Valid(var licence) -> licence;
            case FoodLicence.Parsed.Invalid(var why) -> throw Problem.badRequest("licence-" + why.code(), why);
        };
    }

    private static Problem notFound(UUID id) {
        return Problem.notFound("business", id);
    }
}

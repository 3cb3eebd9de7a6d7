package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import liangku.identity.Caller;
import liangku.questionbank.Publication;
import liangku.questionbank.Release;
import liangku.questionbank.Releases;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Snapshots of the bank that exams draw from: reviewers publish them, authors read too. */
@RestController
@RequestMapping("/api/v1/question-bank/releases")
class ReleaseController {

    private final Releases releases;
    private final Clock clock;

    ReleaseController(Releases releases, Clock clock) {
        this.releases = releases;
        this.clock = clock;
    }

    record ReleaseView(UUID id, int number, String digest, int questions, Instant publishedAt, String note) {

        static ReleaseView of(Release release) {
            return new ReleaseView(
                    release.id().value(),
                    release.number(),
                    release.digest(),
                    release.questions(),
                    release.publishedAt(),
                    release.note());
        }
    }

    record Page(List<ReleaseView> releases, @Nullable Integer next) {}

    /** Newest first; {@code after} is the number of the last one seen. */
    @Operation(summary = "List releases, newest first")
    @GetMapping
    @PreAuthorize("hasAnyRole('AUTHOR','REVIEWER')")
    Page page(
            @RequestParam(defaultValue = "" + Integer.MAX_VALUE) int after,
            @RequestParam(defaultValue = "50") int limit) {
        var page = releases.list(after, limit).stream().map(ReleaseView::of).toList();
        // Numbers have no gaps and end at 1.
        var last = page.isEmpty() ? 1 : page.getLast().number();
        return new Page(page, last > 1 ? last : null);
    }

    /** Why a release is published; may be left out. */
    record PublicationInput(@Nullable String note) {}

    @Operation(summary = "Publish what is approved")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @PostMapping
    @PreAuthorize("hasRole('REVIEWER')")
    ResponseEntity<ReleaseView> publish(
            @RequestBody(required = false) @Nullable PublicationInput input, Caller caller) {
        var note = input == null || input.note() == null ? "" : input.note();
        return switch (releases.publish(note, caller.subject(), clock.instant())) {
            case Publication.Published published ->
                ResponseEntity.status(HttpStatus.CREATED).body(ReleaseView.of(published.release()));
            case Publication.Unchanged unchanged -> ResponseEntity.ok(ReleaseView.of(unchanged.latest()));
            case Publication.Empty() -> throw Problem.conflict("nothing-approved");
        };
    }
}

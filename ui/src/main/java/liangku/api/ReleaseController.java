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
import liangku.questionbank.ReleaseDifference;
import liangku.questionbank.ReleaseId;
import liangku.questionbank.Releases;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
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
        return answer(releases.publish(note(input), caller.subject(), clock.instant()));
    }

    @Operation(summary = "Go back: publish what an older release has, without what was retired since")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @PostMapping("/{id}/rollback")
    @PreAuthorize("hasRole('REVIEWER')")
    ResponseEntity<ReleaseView> rollBack(
            @PathVariable UUID id, @RequestBody(required = false) @Nullable PublicationInput input, Caller caller) {
        var older = found(id);
        return answer(releases.rollBack(older.id(), note(input), caller.subject(), clock.instant()));
    }

    private static String note(@Nullable PublicationInput input) {
        return input == null || input.note() == null ? "" : input.note();
    }

    private static ResponseEntity<ReleaseView> answer(Publication publication) {
        return switch (publication) {
            case Publication.Published published ->
                ResponseEntity.status(HttpStatus.CREATED).body(ReleaseView.of(published.release()));
            case Publication.Unchanged unchanged -> ResponseEntity.ok(ReleaseView.of(unchanged.latest()));
            case Publication.Empty() -> throw Problem.conflict("nothing-approved");
        };
    }

    /** A question that two releases do not have alike; a version is absent where the release has none of it. */
    record ChangedQuestion(
            UUID id,
            String identifier,
            ReleaseDifference.Change change,
            @Nullable Integer before,
            @Nullable Integer after) {

        static ChangedQuestion of(ReleaseDifference.Line line) {
            return new ChangedQuestion(
                    line.question().value(),
                    line.identifier(),
                    line.change(),
                    line.before().isPresent() ? line.before().getAsInt() : null,
                    line.after().isPresent() ? line.after().getAsInt() : null);
        }
    }

    record DifferenceView(
            ReleaseView from, ReleaseView to, int added, int removed, int changed, List<ChangedQuestion> questions) {}

    /** What this release has otherwise than another one; without {@code from} than the one before it. */
    @Operation(summary = "Compare a release with an older one, question by question (the first 1,000)")
    @GetMapping("/{id}/difference")
    @PreAuthorize("hasAnyRole('AUTHOR','REVIEWER')")
    DifferenceView difference(@PathVariable UUID id, @RequestParam(required = false) @Nullable UUID from) {
        var to = found(id);
        var before = from == null ? before(to) : found(from);
        var difference = releases.difference(before.id(), to.id()).orElseThrow();
        return new DifferenceView(
                ReleaseView.of(before),
                ReleaseView.of(to),
                difference.added(),
                difference.removed(),
                difference.changed(),
                difference.lines().stream().map(ChangedQuestion::of).toList());
    }

    private Release before(Release release) {
        return releases.list(release.number(), 1).stream().findFirst().orElse(release);
    }

    private Release found(UUID id) {
        return releases.find(new ReleaseId(id)).orElseThrow(() -> Problem.notFound("release"));
    }
}

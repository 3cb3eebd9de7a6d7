package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import liangku.courseware.Language;
import liangku.identity.Caller;
import liangku.identity.Quota;
import liangku.questionbank.Previews;
import liangku.questionbank.Recording;
import liangku.questionbank.RecordingKeeping;
import liangku.questionbank.Recordings;
import liangku.questionbank.WantedRecordings;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * Recordings of what questions say. Authors bring them; a phone asks which of the texts it shows have one, and learns
 * nothing of texts it does not show. The files are open as pictures are: their names cannot be guessed.
 */
@RestController
class RecordingsController {

    private static final String WRITE = "hasAnyRole('AUTHOR','REVIEWER')";
    private static final Duration FOR_EVER = Duration.ofDays(365);
    private static final int TEXTS_MAX = 1_000;

    /** Practice asks twice a question and an exam once a paper: far more than either, far fewer than a guesser wants. */
    private final Quota aMinute = new Quota(120, Duration.ofMinutes(1));

    private final Recordings recordings;
    private final Previews previews;
    private final Clock clock;

    RecordingsController(Recordings recordings, Previews previews, Clock clock) {
        this.recordings = recordings;
        this.previews = previews;
        this.clock = clock;
    }

    /**
     * A recording that was kept.
     *
     * @param id of the words it reads; another recording of the same words has the same
     * @param text as it is said: pictures by their words, white space folded
     * @param sha256 of the file
     * @param recordedBy whoever brought it
     */
    record RecordingView(
            String id,
            String text,
            String sha256,
            String mediaType,
            String url,
            String recordedBy,
            Instant recordedAt) {

        static RecordingView of(Recording recording) {
            return new RecordingView(
                    recording.id(),
                    recording.said(),
                    recording.sha256(),
                    recording.mediaType(),
                    recording.url(),
                    recording.recordedBy(),
                    recording.recordedAt());
        }
    }

    /** @param next null at the end */
    record RecordingPage(
            List<RecordingView> recordings, @Nullable String next) {}

    @Operation(summary = "List recordings, with who brought each and when")
    @GetMapping("/api/v1/question-bank/recordings")
    @PreAuthorize(WRITE)
    RecordingPage list(@RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = "50") int limit) {
        var page = recordings.kept(after, limit);
        return new RecordingPage(
                page.recordings().stream().map(RecordingView::of).toList(),
                page.next().orElse(null));
    }

    @Operation(summary = "Keep a recording of a text, instead of the one it had")
    @PutMapping(path = "/api/v1/question-bank/recordings", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize(WRITE)
    RecordingView keep(
            @Parameter(description = "What is read, as a question says it") @RequestParam String text,
            @Parameter(description = "MP3 or M4A (AAC), at most 512 KB") @RequestParam MultipartFile file,
            Caller caller)
            throws IOException {
        var name = file.getOriginalFilename();
        return switch (recordings.keep(
                text, file.getBytes(), name == null ? "" : name, caller.subject(), clock.instant())) {
            case RecordingKeeping.Kept(var recording) -> RecordingView.of(recording);
            case RecordingKeeping.Refused(var fault) ->
                throw Problem.badRequest("bad-recording", new Said(fault.zh(), fault.en()));
        };
    }

    @Operation(summary = "Take a recording away")
    @DeleteMapping("/api/v1/question-bank/recordings/{id}")
    @PreAuthorize(WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeById(@PathVariable String id, Caller caller) {
        if (!recordings.removeById(id, caller.subject(), clock.instant())) throw Problem.notFound("recording");
    }

    @Operation(
            summary = "Take the recording of a text away",
            description = "A text of thousands of signs does not fit into an address: such a one is removed by its id.")
    @DeleteMapping("/api/v1/question-bank/recordings")
    @PreAuthorize(WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@Parameter(description = "What is read") @RequestParam String text, Caller caller) {
        if (!recordings.remove(text, caller.subject(), clock.instant())) throw Problem.notFound("recording");
    }

    /**
     * A text that nobody has recorded.
     *
     * @param language {@code zh} or {@code en}
     * @param question identifier of the first one that says it
     */
    record WantedView(String text, String language, String question) {

        static WantedView of(WantedRecordings.Wanted wanted) {
            return new WantedView(
                    wanted.said(), wanted.language().name().toLowerCase(Locale.ROOT), wanted.identifier());
        }
    }

    /**
     * A page ends with a question, so it may have a few texts more than asked for.
     *
     * @param next null at the end; a page may be empty and have one
     */
    record WantedPage(List<WantedView> texts, @Nullable String next) {}

    @Operation(summary = "List texts of questions in use that nobody has recorded, for whoever renders them all")
    @GetMapping("/api/v1/question-bank/recordings/wanted")
    @PreAuthorize(WRITE)
    WantedPage wanted(@RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = "50") int limit) {
        var page = recordings.wanted(after, limit);
        return new WantedPage(
                page.texts().stream().map(WantedView::of).toList(), page.next().orElse(null));
    }

    /** @param texts at most 1,000, as they are said or as questions write them */
    record LookupInput(@Nullable List<@Nullable String> texts) {}

    /** @param text as it was asked for */
    record FoundView(String text, String url) {}

    /** Those of the texts that have a recording. */
    record FoundPage(List<FoundView> recordings) {

        static FoundPage of(Map<String, Recording> found) {
            return new FoundPage(found.entrySet().stream()
                    .map(one -> new FoundView(one.getKey(), one.getValue().url()))
                    .toList());
        }
    }

    @Operation(summary = "Find the recordings of texts one sees")
    @PostMapping("/api/v1/recordings/lookups")
    @PreAuthorize("isAuthenticated()")
    FoundPage find(@RequestBody LookupInput input, Caller caller) {
        if (input.texts() == null) throw Problem.badRequest("missing-field", "texts");
        if (input.texts().size() > TEXTS_MAX) {
            throw Problem.badRequest("too-many-texts", input.texts().size(), TEXTS_MAX);
        }
        aMinute.take(caller.subject(), clock.instant()).ifPresent(wait -> {
            throw CodeLimits.tooOften(wait);
        });
        var texts = new HashSet<String>();
        for (var text : input.texts()) if (text != null) texts.add(text);
        return FoundPage.of(recordings.of(texts));
    }

    /** Who has a preview's address sees its questions without signing in, and so may hear them. */
    @Operation(summary = "Find the recordings of the questions of a preview")
    @SecurityRequirements
    @GetMapping("/api/v1/previews/{token}/recordings")
    @PreAuthorize("permitAll()")
    FoundPage ofPreview(@PathVariable String token, Locale locale) {
        var paper = switch (Language.of(locale)) {
            case ZH -> previews.paper(token, clock.instant());
            case EN -> previews.english(token, clock.instant());
        };
        return FoundPage.of(recordings.of(paper.orElseThrow(() -> Problem.notFound("preview"))));
    }

    /** Also answers HEAD and ranges. */
    @GetMapping("/media/recordings/{sha256}")
    ResponseEntity<Resource> hear(@PathVariable String sha256) {
        return recordings
                .sound(sha256)
                .map(sound -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(sound.mediaType()))
                        .cacheControl(
                                CacheControl.maxAge(FOR_EVER).cachePublic().immutable())
                        .header("X-Content-Type-Options", "nosniff")
                        .<Resource>body(new ByteArrayResource(sound.bytes())))
                .orElseThrow(() -> Problem.notFound("recording"));
    }
}

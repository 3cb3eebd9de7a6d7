package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import liangku.identity.Caller;
import liangku.questionbank.FileFault;
import liangku.questionbank.FileFormat;
import liangku.questionbank.ImportId;
import liangku.questionbank.ImportMode;
import liangku.questionbank.ImportOrder;
import liangku.questionbank.ImportResult;
import liangku.questionbank.Intake;
import liangku.questionbank.OnDuplicate;
import liangku.questionbank.PastImport;
import liangku.questionbank.Questions;
import liangku.questionbank.Undoing;
import liangku.questionbank.interchange.QuestionImports;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files of questions: authors bring them in, reviewers approve what they brought. */
@RestController
@RequestMapping("/api/v1/question-bank/imports")
class QuestionImportController {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private static final int PAGE_MAX = 200;

    private final QuestionImports imports;
    private final Intake intake;
    private final Questions questions;
    private final Clock clock;

    QuestionImportController(QuestionImports imports, Intake intake, Questions questions, Clock clock) {
        this.imports = imports;
        this.intake = intake;
        this.questions = questions;
        this.clock = clock;
    }

    @Operation(summary = "Import questions from a file")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize("hasRole('AUTHOR')")
    QuestionImportJson.ReportView run(
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @Parameter(
                            description = "Found out from the file unless it is named",
                            schema = @Schema(implementation = FileFormat.class))
                    @RequestParam
                    Optional<String> format,
            @Parameter(
                            description =
                                    "What to do with a question the bank has already: leave it, write a new version"
                                            + " of it, or add this one beside it",
                            schema =
                                    @Schema(
                                            allowableValues = {"skip", "version", "add"},
                                            defaultValue = "version"))
                    @RequestParam(defaultValue = "version")
                    String onDuplicate,
            @Parameter(description = "Leaf of the taxonomy for items that name none; tables must always name one")
                    @RequestParam(defaultValue = ImportOrder.UNSORTED)
                    String topic,
            Caller caller,
            Locale locale)
            throws IOException {
        var name = file.getOriginalFilename();
        var mode = dryRun ? ImportMode.DRY_RUN : ImportMode.STORE;
        var wish = new QuestionImports.Wish(
                format.flatMap(QuestionImportController::named), mode, onDuplicate(onDuplicate), topic);
        try (var content = file.getInputStream()) {
            return switch (imports.run(content, name == null ? "" : name, wish, caller.subject(), clock.instant())) {
                case ImportResult.Complete complete -> QuestionImportJson.view(complete.report(), locale);
                case ImportResult.Unreadable unreadable -> throw problem(unreadable.fault());
            };
        }
    }

    private static Optional<FileFormat> named(String format) {
        if (format.isBlank()) return Optional.empty();
        return Optional.of(FileFormat.named(format).orElseThrow(() -> {
            var known = Arrays.stream(FileFormat.values()).map(FileFormat::name).collect(Collectors.joining(", "));
            return Problem.badRequest("unknown-format", format, known);
        }));
    }

    private static OnDuplicate onDuplicate(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "skip" -> OnDuplicate.SKIP;
            case "version" -> OnDuplicate.VERSION;
            case "add" -> OnDuplicate.ADD;
            default -> throw Problem.badRequest("unknown-on-duplicate", name);
        };
    }

    private static Problem problem(FileFault fault) {
        var slug = "unreadable-file";
        return Problem.badRequest(slug, new Said(fault.zh(), fault.en())).with("code", fault.code());
    }

    @Operation(summary = "Download the template for imports")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    @GetMapping("/template")
    @PreAuthorize("hasAnyRole('AUTHOR','REVIEWER')")
    ResponseEntity<byte[]> template() throws IOException {
        var workbook = new ByteArrayOutputStream();
        imports.template(workbook);
        var disposition = ContentDisposition.attachment()
                .filename("liangku-questions.xlsx")
                .build();
        return ResponseEntity.ok()
                .contentType(XLSX)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(workbook.toByteArray());
    }

    record SubmissionView(int submitted, int refused) {}

    /** Submits what an import wrote and nobody has changed since; what waits for review already is refused. */
    @Operation(
            summary = "Submit the questions of an import for review",
            description = "An import that was never stored is told a 404.")
    @PutMapping("/{id}/submission")
    @PreAuthorize("hasRole('AUTHOR')")
    SubmissionView submit(@PathVariable UUID id, Caller caller) {
        var passage = questions.submit(stored(id), "", caller.subject(), clock.instant());
        return new SubmissionView(passage.moved().size(), passage.refused().size());
    }

    record ApprovalView(int approved, int refused) {}

    /** Approves what an import wrote, what was submitted of it, and nobody has changed since. */
    @Operation(
            summary = "Approve the questions of an import",
            description = "An import that was never stored is told a 404.")
    @PutMapping("/{id}/approval")
    @PreAuthorize("hasRole('REVIEWER')")
    ApprovalView approve(@PathVariable UUID id, Caller caller) {
        var approval = questions.approve(stored(id), caller.subject(), clock.instant());
        return new ApprovalView(approval.approved().size(), approval.refused().size());
    }

    /** Nothing moved and nobody's import are not the same news. */
    private ImportId stored(UUID id) {
        return intake.find(new ImportId(id)).map(PastImport::id).orElseThrow(() -> missing(id));
    }

    private static Problem missing(UUID id) {
        return Problem.notFound("import", id);
    }

    /**
     * An import that was stored.
     *
     * @param undoneAt null unless it was undone
     * @param undoable whether something of it can still be taken back
     */
    record PastView(
            UUID importId,
            FileFormat format,
            String fileName,
            Instant startedAt,
            String startedBy,
            int read,
            int accepted,
            int updated,
            int unchanged,
            int rejected,
            int duplicates,
            @Nullable Instant undoneAt,
            @Nullable String undoneBy,
            boolean undoable) {

        static PastView of(PastImport past) {
            return new PastView(
                    past.id().value(),
                    past.format(),
                    past.fileName(),
                    past.startedAt(),
                    past.startedBy(),
                    past.read(),
                    past.accepted(),
                    past.updated(),
                    past.unchanged(),
                    past.rejected(),
                    past.duplicates(),
                    past.undone().map(PastImport.Undone::at).orElse(null),
                    past.undone().map(PastImport.Undone::by).orElse(null),
                    past.undoable());
        }
    }

    record PastPage(List<PastView> imports, @Nullable UUID next) {}

    /** Newest first; {@code after} is {@code next} of the page before. */
    @Operation(summary = "List past imports, newest first")
    @GetMapping
    @PreAuthorize("hasAnyRole('AUTHOR','REVIEWER')")
    PastPage list(@RequestParam Optional<UUID> after, @RequestParam(defaultValue = "50") int limit) {
        int size = Math.clamp(limit, 1, PAGE_MAX);
        var page = intake.list(after.map(ImportId::new), size).stream()
                .map(PastView::of)
                .toList();
        return new PastPage(page, page.size() < size ? null : page.getLast().importId());
    }

    /**
     * What was taken back.
     *
     * @param refiled how many questions have the tags and enemies they had before
     * @param kept identifiers of questions that someone approved, released, changed or remarked on since
     * @param reasons why each of them stays
     * @param filed identifiers of questions that keep tags or enemies the import gave them, since they were filed again
     * @param blueprints codes of blueprint drafts that are gone
     * @param keptBlueprints codes of those that someone changed or published since
     */
    record UndoView(
            int removed,
            int restored,
            int refiled,
            List<String> kept,
            List<KeptView> reasons,
            List<String> filed,
            List<String> blueprints,
            List<String> keptBlueprints) {}

    record KeptView(String identifier, Undoing.Reason reason) {}

    /** Takes back what an import wrote and nobody used since. */
    @Operation(summary = "Take back an import")
    @DeleteMapping("/{id}")
    @PreAuthorize("hasRole('AUTHOR')")
    UndoView undo(@PathVariable UUID id, Caller caller) {
        return switch (intake.undo(new ImportId(id), caller.subject(), clock.instant())) {
            case Undoing.Undone(
                    int removed,
                    int restored,
                    int refiled,
                    var kept,
                    var filed,
                    var drafts,
                    var keptDrafts) ->
                new UndoView(
                        removed,
                        restored,
                        refiled,
                        kept.stream().map(Undoing.Kept::identifier).toList(),
                        kept.stream()
                                .map(one -> new KeptView(one.identifier(), one.reason()))
                                .toList(),
                        filed,
                        drafts,
                        keptDrafts);
            case Undoing.AlreadyUndone(var before) ->
                throw Problem.conflict("already-undone")
                        .with("undoneAt", before.at())
                        .with("undoneBy", before.by());
            case Undoing.Founding() -> throw Problem.conflict("not-undoable");
            case Undoing.Missing() -> throw missing(id);
        };
    }
}

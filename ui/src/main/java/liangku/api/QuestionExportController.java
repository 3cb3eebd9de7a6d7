package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import liangku.audit.Audit;
import liangku.employer.Employers;
import liangku.identity.Caller;
import liangku.questionbank.Blueprint;
import liangku.questionbank.Blueprints;
import liangku.questionbank.FileFormat;
import liangku.questionbank.QuestionFilter;
import liangku.questionbank.SavedFilter;
import liangku.questionbank.SavedFilters;
import liangku.questionbank.interchange.BlueprintExports;
import liangku.questionbank.interchange.BlueprintLoss;
import liangku.questionbank.interchange.Loss;
import liangku.questionbank.interchange.QuestionExports;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Questions as files, keys and all. */
@RestController
@RequestMapping("/api/v1/question-bank/exports")
class QuestionExportController {

    private static final String READ = "hasAnyRole('AUTHOR','REVIEWER')";

    private final QuestionExports exports;
    private final BlueprintExports blueprintExports;
    private final Blueprints blueprints;
    private final SavedFilters filters;
    private final Audit audit;
    private final Clock clock;

    QuestionExportController(
            QuestionExports exports,
            BlueprintExports blueprintExports,
            Blueprints blueprints,
            SavedFilters filters,
            Audit audit,
            Clock clock) {
        this.exports = exports;
        this.blueprintExports = blueprintExports;
        this.blueprints = blueprints;
        this.filters = filters;
        this.audit = audit;
        this.clock = clock;
    }

    /** What goes out, and how many things the format cannot say of it. */
    private record Export(String fileName, int losses, Map<String, String> noted, Writing writing) {}

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /**
     * Streams the questions a filter shows, or a blueprint with the questions it draws from. {@code X-Liangku-Losses} says
     * of how many questions, or how many things of the blueprint, the format cannot say all.
     *
     * @param filter name of one of the caller's saved filters; instead of the fields of a filter
     * @param blueprint code of a published blueprint, in the formats that have tests; instead of any filter
     */
    @Operation(summary = "Download questions, or a blueprint with its questions, as a file")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    @GetMapping
    @PreAuthorize(READ)
    void file(
            @Parameter(schema = @Schema(implementation = FileFormat.class)) @RequestParam String format,
            @ParameterObject QuestionQuery query,
            @RequestParam(defaultValue = "") String filter,
            @RequestParam(defaultValue = "") String blueprint,
            Caller caller,
            HttpServletResponse response)
            throws IOException {
        var wanted = named(format);
        var now = clock.instant();
        var export = blueprint.isBlank()
                ? questions(wanted, filter(query, filter, caller), filter)
                : blueprint(wanted, blueprint(query, filter, blueprint));
        // The keys leave the house with it: that is written down before the first of them is sent.
        audit.record(caller.subject(), "questions-exported", "question-bank", wanted.name(), export.noted, now);
        response.setContentType(mediaType(wanted));
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        response.setHeader("X-Liangku-Losses", String.valueOf(export.losses));
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(fileName(export.fileName, wanted, LocalDate.ofInstant(now, Employers.ZONE)))
                        .build()
                        .toString());
        export.writing.to(response.getOutputStream());
    }

    private Export questions(FileFormat format, QuestionFilter filter, String named) {
        var noted = filter.asked();
        if (!named.isEmpty()) noted.put("filter", named);
        return new Export(
                "questions",
                exports.outlook(format, filter).lost().questions(),
                noted,
                out -> exports.write(format, filter, out));
    }

    private Export blueprint(FileFormat format, Blueprint blueprint) {
        var ready = ready(format, blueprint);
        return new Export(
                "blueprint-" + blueprint.code().replaceAll("[^A-Za-z0-9.-]", "_"),
                ready.losses().size(),
                Map.of("blueprint", blueprint.code()),
                ready.file()::write);
    }

    private BlueprintExports.Outcome.Ready ready(FileFormat format, Blueprint blueprint) {
        if (!BlueprintExports.FORMATS.contains(format)) {
            throw Problem.badRequest(
                    "unknown-format.blueprint",
                    format.name(),
                    BlueprintExports.FORMATS.stream().map(FileFormat::name).collect(Collectors.joining(", ")));
        }
        return switch (blueprintExports.export(format, blueprint)) {
            case BlueprintExports.Outcome.Ready ready -> ready;
            case BlueprintExports.Outcome.NoRelease() -> throw Problem.conflict("no-release");
            case BlueprintExports.Outcome.TooFew(var shortages) -> {
                var first = shortages.getFirst();
                throw Problem.conflict("blueprint-short", blueprint.code(), first.cell(), first.missing());
            }
        };
    }

    /** {@return the filter that is meant: by its fields, or by the name the caller gave it} */
    private QuestionFilter filter(QuestionQuery query, String name, Caller caller) {
        var today = QuestionJson.today(clock);
        var fields = query.filter(today);
        if (name.isBlank()) return fields;
        if (!fields.equals(QuestionFilter.ALL)) throw Problem.badRequest("one-choice");
        return filters.list(caller.subject(), today).stream()
                .filter(saved -> saved.name().equals(name.strip()))
                .findFirst()
                .map(SavedFilter::filter)
                .orElseThrow(() -> Problem.notFound("filter", name));
    }

    private Blueprint blueprint(QuestionQuery query, String filter, String code) {
        boolean filtered = !query.filter(QuestionJson.today(clock)).equals(QuestionFilter.ALL);
        if (filtered || !filter.isBlank()) throw Problem.badRequest("one-choice");
        return blueprints.latest(code.strip()).orElseThrow(() -> Problem.notFound("blueprint", code));
    }

    /** {@code liangku-questions-2026-03-01-qti-3-0.zip}: formats that share an ending are told apart. */
    private static String fileName(String what, FileFormat format, LocalDate day) {
        var kind = switch (format) {
            case XLSX, CSV -> "";
            case GIFT, AIKEN, MOODLE_XML, QTI_2_1, QTI_2_2, QTI_3_0 ->
                "-" + format.name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
        return "liangku-%s-%s%s.%s".formatted(what, day, kind, format.extension());
    }

    private static String mediaType(FileFormat format) {
        return switch (format) {
            case XLSX -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            case CSV -> "text/csv;charset=UTF-8";
            case GIFT, AIKEN -> "text/plain;charset=UTF-8";
            case MOODLE_XML -> "application/xml";
            case QTI_2_1, QTI_2_2, QTI_3_0 -> "application/zip";
        };
    }

    /** What one question loses. */
    record ItemView(String identifier, List<Loss> losses) {}

    /** What is lost, in the caller's language, and of how many questions. */
    record LossView(Loss code, String what, int questions) {}

    /** What is lost of a blueprint, in the caller's language. */
    record BlueprintLossView(BlueprintLoss code, String what) {}

    /**
     * What a format cannot say.
     *
     * @param questions how many questions lose something
     * @param items the first thousand of them
     * @param blueprint what a blueprint loses; nothing unless one was named
     * @param unseen what is kept for this bank alone
     */
    record LossesView(
            FileFormat format,
            int questions,
            List<LossView> losses,
            List<ItemView> items,
            List<BlueprintLossView> blueprint,
            UnseenView unseen) {}

    /**
     * What the file says in words of our own: imported here again nothing of it is lost, other tools do not see it.
     *
     * @param questions how many questions have something of it
     * @param items the first thousand of them
     */
    record UnseenView(int questions, List<LossView> losses, List<ItemView> items) {}

    /** The same parameters as the download's. */
    @Operation(summary = "Read what a file format would lose")
    @GetMapping("/losses")
    @PreAuthorize(READ)
    LossesView losses(
            @Parameter(schema = @Schema(implementation = FileFormat.class)) @RequestParam String format,
            @ParameterObject QuestionQuery query,
            @RequestParam(defaultValue = "") String filter,
            @RequestParam(defaultValue = "") String blueprint,
            Caller caller,
            Locale locale) {
        var wanted = named(format);
        boolean english = locale.getLanguage().equals("en");
        if (!blueprint.isBlank()) {
            var losses = ready(wanted, blueprint(query, filter, blueprint)).losses().stream()
                    .map(loss -> new BlueprintLossView(loss, english ? loss.en() : loss.zh()))
                    .toList();
            return new LossesView(wanted, 0, List.of(), List.of(), losses, new UnseenView(0, List.of(), List.of()));
        }
        var outlook = exports.outlook(wanted, filter(query, filter, caller));
        var lost = outlook.lost();
        var unseen = outlook.unseen();
        return new LossesView(
                wanted,
                lost.questions(),
                views(lost, english),
                items(lost),
                List.of(),
                new UnseenView(unseen.questions(), views(unseen, english), items(unseen)));
    }

    private static List<LossView> views(QuestionExports.Losses losses, boolean english) {
        return losses.counts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(loss -> new LossView(
                        loss.getKey(),
                        english ? loss.getKey().en() : loss.getKey().zh(),
                        loss.getValue()))
                .toList();
    }

    private static List<ItemView> items(QuestionExports.Losses losses) {
        return losses.items().stream()
                .map(item -> new ItemView(item.identifier(), item.losses()))
                .toList();
    }

    private static FileFormat named(String format) {
        return FileFormat.named(format).orElseThrow(() -> {
            var known = Arrays.stream(FileFormat.values()).map(FileFormat::name).collect(Collectors.joining(", "));
            return Problem.badRequest("unknown-format", format, known);
        });
    }
}

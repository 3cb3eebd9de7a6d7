package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import liangku.audit.Audit;
import liangku.employer.Employers;
import liangku.identity.Caller;
import liangku.questionbank.FileFormat;
import liangku.questionbank.QuestionFilter;
import liangku.questionbank.QuestionKind;
import liangku.questionbank.QuestionStatus;
import liangku.questionbank.interchange.Loss;
import liangku.questionbank.interchange.QuestionExports;
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
    private final Audit audit;
    private final Clock clock;

    QuestionExportController(QuestionExports exports, Audit audit, Clock clock) {
        this.exports = exports;
        this.audit = audit;
        this.clock = clock;
    }

    /** Streams the questions a filter shows. {@code X-Liangku-Losses} says how many of them the format cannot say whole. */
    @Operation(summary = "Download questions as a file")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    @GetMapping
    @PreAuthorize(READ)
    void file(
            @RequestParam String format,
            @RequestParam(defaultValue = "") String topic,
            @RequestParam Optional<QuestionKind> kind,
            @RequestParam Optional<Integer> difficulty,
            @RequestParam Optional<QuestionStatus> status,
            @RequestParam(defaultValue = "") String q,
            Caller caller,
            HttpServletResponse response)
            throws IOException {
        var wanted = named(format);
        var filter = new QuestionFilter(topic, kind, difficulty, status, q);
        int losses = exports.losses(wanted, filter).questions();
        var now = clock.instant();
        // The keys leave the house with it: that is written down before the first of them is sent.
        audit.record(
                caller.subject(),
                "questions-exported",
                "question-bank",
                wanted.name(),
                Map.of(
                        "topic", topic,
                        "kind", kind.map(Enum::name).orElse(""),
                        "difficulty", difficulty.map(String::valueOf).orElse(""),
                        "status", status.map(Enum::name).orElse("")),
                now);
        response.setContentType(mediaType(wanted));
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        response.setHeader("X-Liangku-Losses", String.valueOf(losses));
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(fileName(wanted, LocalDate.ofInstant(now, Employers.ZONE)))
                        .build()
                        .toString());
        exports.write(wanted, filter, response.getOutputStream());
    }

    /** {@code liangku-questions-2026-03-01-qti-3-0.zip}: formats that share an ending are told apart. */
    private static String fileName(FileFormat format, LocalDate day) {
        var kind = switch (format) {
            case XLSX, CSV -> "";
            case GIFT, AIKEN, MOODLE_XML, QTI_2_1, QTI_2_2, QTI_3_0 ->
                "-" + format.name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
        return "liangku-questions-%s%s.%s".formatted(day, kind, format.extension());
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

    /**
     * What a format cannot say.
     *
     * @param questions how many questions lose something
     * @param items the first thousand of them
     */
    record LossesView(FileFormat format, int questions, List<LossView> losses, List<ItemView> items) {}

    @Operation(summary = "Read what a file format would lose")
    @GetMapping("/losses")
    @PreAuthorize(READ)
    LossesView losses(
            @RequestParam String format,
            @RequestParam(defaultValue = "") String topic,
            @RequestParam Optional<QuestionKind> kind,
            @RequestParam Optional<Integer> difficulty,
            @RequestParam Optional<QuestionStatus> status,
            @RequestParam(defaultValue = "") String q,
            Locale locale) {
        var wanted = named(format);
        var losses = exports.losses(wanted, new QuestionFilter(topic, kind, difficulty, status, q));
        boolean english = locale.getLanguage().equals("en");
        return new LossesView(
                wanted,
                losses.questions(),
                losses.counts().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(loss -> new LossView(
                                loss.getKey(),
                                english ? loss.getKey().en() : loss.getKey().zh(),
                                loss.getValue()))
                        .toList(),
                losses.items().stream()
                        .map(item -> new ItemView(item.identifier(), item.losses()))
                        .toList());
    }

    private static FileFormat named(String format) {
        return FileFormat.named(format).orElseThrow(() -> {
            var known = Arrays.stream(FileFormat.values()).map(FileFormat::name).collect(Collectors.joining(", "));
            return Problem.badRequest("unknown-format", format, known);
        });
    }
}

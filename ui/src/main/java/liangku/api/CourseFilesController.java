package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import liangku.courseware.Course;
import liangku.courseware.CourseExport;
import liangku.courseware.CourseImport;
import liangku.courseware.CourseImportReport;
import liangku.courseware.CourseImportReport.Outcome;
import liangku.courseware.CourseOrder;
import liangku.courseware.CourseReading;
import liangku.courseware.Courses;
import liangku.courseware.Language;
import liangku.courseware.Words;
import liangku.employer.Employers;
import liangku.identity.Caller;
import liangku.media.StoreUnavailable;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Whole courses as packages, in and out. */
@RestController
@RequestMapping("/api/v1/courses")
class CourseFilesController {

    private final CourseImport courseImport;
    private final CourseExport courseExport;
    private final Courses courses;
    private final Clock clock;

    CourseFilesController(CourseImport courseImport, CourseExport courseExport, Courses courses, Clock clock) {
        this.courseImport = courseImport;
        this.courseExport = courseExport;
        this.courses = courses;
        this.clock = clock;
    }

    /**
     * What became of a package; in a dry run, what would.
     *
     * @param changed how many courses and lessons are other than before
     */
    record ReportView(boolean dryRun, long changed, List<CourseView> courses) {}

    /**
     * What became of a course.
     *
     * @param title null if its description cannot be read
     * @param outcome of its title, summary and order
     * @param reason why it was refused, in the caller's language
     */
    record CourseView(
            String code,
            @Nullable String title,
            Outcome outcome,
            @Nullable String reason,
            List<LessonView> lessons) {}

    /**
     * What became of a lesson.
     *
     * @param lesson the name of its folder
     * @param reason why it was refused, in the caller's language
     */
    record LessonView(
            String lesson, Outcome outcome, @Nullable String reason) {}

    /**
     * Takes a ZIP of one or several folders of courses, as {@code exports} gives it.
     *
     * @param dryRun only look at it
     * @param onEdited what becomes of what was changed here since it came: keep or replace
     */
    @Operation(summary = "Import courses from a package")
    @PostMapping(path = "/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize("hasRole('AUTHOR')")
    ReportView run(
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "keep") String onEdited,
            Caller caller,
            Language language)
            throws IOException {
        var mode = dryRun ? CourseOrder.Mode.DRY_RUN : CourseOrder.Mode.STORE;
        var order = new CourseOrder(mode, onEdited(onEdited), caller.subject());
        try (var content = file.getInputStream()) {
            return switch (courseImport.take(content, order, clock.instant())) {
                case CourseReading.Complete(var report) -> view(report, dryRun, language);
                case CourseReading.Unreadable(var why) ->
                    throw Problem.badRequest("unreadable-file", new Said(why.zh(), why.en()));
            };
        } catch (StoreUnavailable lost) {
            throw Problem.unavailable("media-unavailable");
        }
    }

    /** @param course code of one course; left out for all of them */
    @Operation(summary = "Download courses as a package")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")))
    @GetMapping("/exports")
    @PreAuthorize("hasAnyRole('AUTHOR','REVIEWER')")
    void file(@RequestParam(defaultValue = "") String course, HttpServletResponse response) throws IOException {
        var wanted = course.isBlank() ? courses.all() : List.of(named(course));
        try {
            var ready = courseExport.of(wanted);
            var day = LocalDate.ofInstant(clock.instant(), Employers.ZONE);
            response.setContentType("application/zip");
            response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename("liangku-%s-%s.zip".formatted(course.isBlank() ? "courses" : course, day))
                            .build()
                            .toString());
            ready.write(response.getOutputStream());
        } catch (StoreUnavailable lost) {
            throw Problem.unavailable("media-unavailable");
        }
    }

    private Course named(String code) {
        return courses.byCode(code).orElseThrow(() -> Problem.notFound("course", code));
    }

    private static CourseOrder.OnEdited onEdited(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "keep" -> CourseOrder.OnEdited.KEEP;
            case "replace" -> CourseOrder.OnEdited.REPLACE;
            default -> throw Problem.badRequest("unknown-on-edited", name);
        };
    }

    private static ReportView view(CourseImportReport report, boolean dryRun, Language language) {
        return new ReportView(
                dryRun,
                report.changes(),
                report.courses().stream()
                        .map(part -> new CourseView(
                                part.course(),
                                in(part.title(), language),
                                part.outcome(),
                                in(part.reason(), language),
                                part.lessons().stream()
                                        .map(row ->
                                                new LessonView(row.lesson(), row.outcome(), in(row.reason(), language)))
                                        .toList()))
                        .toList());
    }

    private static @Nullable String in(@Nullable Words words, Language language) {
        return Optional.ofNullable(words).map(said -> said.in(language)).orElse(null);
    }
}

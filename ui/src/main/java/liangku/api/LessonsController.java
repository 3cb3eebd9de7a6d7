package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import liangku.courseware.Courses;
import liangku.courseware.Language;
import liangku.courseware.LearnerId;
import liangku.courseware.LessonId;
import liangku.courseware.LessonKind;
import liangku.courseware.LessonPage;
import liangku.courseware.LessonProgress;
import liangku.courseware.Progress;
import liangku.courseware.ProgressOutcome.NotYet;
import liangku.courseware.ProgressOutcome.Reason;
import liangku.courseware.ProgressOutcome.Recorded;
import liangku.courseware.ProgressReport;
import liangku.courseware.ProgressReport.Claim;
import liangku.identity.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One lesson, and how far its reader got. What can be learned is no secret: everyone who signed in may read it. */
@RestController
@RequestMapping("/api/v1/lessons/{id}")
class LessonsController {

    private final Courses courses;
    private final Progress progress;
    private final Clock clock;

    LessonsController(Courses courses, Progress progress, Clock clock) {
        this.courses = courses;
        this.progress = progress;
        this.clock = clock;
    }

    record Lesson(
            UUID id,
            UUID courseId,
            String title,
            LessonKind kind,
            int minutes,
            String html,
            @Nullable Video video,
            long bytes,
            int positionSeconds,
            boolean done,
            @Nullable UUID next) {}

    record Video(String url, @Nullable String poster, int durationSeconds, long bytes, List<Subtitles> subtitles) {}

    record Subtitles(String lang, String url) {}

    /** What is left out is nothing: no seconds, not done. */
    record Report(
            @Nullable Integer positionSeconds,
            @Nullable Integer secondsSpent,
            @Nullable Boolean done) {}

    /** @param reason why the lesson is not done although the report said so; {@code secondsLeft} then says how long */
    record Kept(int positionSeconds, boolean done, @Nullable Reason reason, int secondsLeft) {}

    /** A worker's first reading opens the lesson: only from then on is time learned in it believed. */
    @Operation(
            summary = "Read a lesson",
            description = "A worker's first reading opens the lesson: time learned in it counts from then on.")
    @GetMapping
    @PreAuthorize("isAuthenticated()")
    Lesson lesson(Caller caller, Language language, @PathVariable UUID id) {
        var page = courses.lesson(new LessonId(id), language).orElseThrow(() -> noLesson(id));
        var learner = caller.worker().map(worker -> new LearnerId(worker.value()));
        learner.ifPresent(worker -> progress.open(worker, page.id(), clock.instant()));
        return lesson(page, learner.map(worker -> progress.of(worker, page.id())));
    }

    @Operation(
            summary = "Report progress in a lesson",
            description = "Seconds are believed up to what passed on the server's clock since the lesson was opened or"
                    + " last reported on, each moment in one lesson only. Reports may be late and may be summed up.")
    @PutMapping("/progress")
    @PreAuthorize("hasRole('WORKER')")
    Kept report(Caller caller, @PathVariable UUID id, @RequestBody Report report) {
        var learner = new LearnerId(caller.workerOrThrow().value());
        var outcome = progress.record(learner, new LessonId(id), believed(report), clock.instant())
                .orElseThrow(() -> noLesson(id));
        return switch (outcome) {
            case Recorded(var kept) ->
                new Kept(kept.positionSeconds(), kept.doneAt().isPresent(), null, 0);
            case NotYet(var kept, var reason, var secondsLeft) ->
                new Kept(kept.positionSeconds(), false, reason, secondsLeft);
        };
    }

    private static ProgressReport believed(Report report) {
        var position = report.positionSeconds == null ? 0 : report.positionSeconds;
        var spent = report.secondsSpent == null ? 0 : report.secondsSpent;
        if (position < 0 || spent < 0) {
            throw Problem.badRequest("bad-progress", position, spent);
        }
        return new ProgressReport(
                position, spent, Boolean.TRUE.equals(report.done) ? Claim.DONE : Claim.STILL_LEARNING);
    }

    private static Lesson lesson(LessonPage page, Optional<LessonProgress> known) {
        return new Lesson(
                page.id().value(),
                page.course().value(),
                page.title(),
                page.kind(),
                page.minutes(),
                page.html(),
                page.film().map(LessonsController::video).orElse(null),
                page.bytes(),
                known.map(LessonProgress::positionSeconds).orElse(0),
                known.flatMap(LessonProgress::doneAt).isPresent(),
                page.next().map(LessonId::value).orElse(null));
    }

    private static Video video(LessonPage.Film film) {
        return new Video(
                film.url(),
                film.poster().orElse(null),
                film.durationSeconds(),
                film.bytes(),
                film.subtitles().stream()
                        .map(subtitles -> new Subtitles(subtitles.language(), subtitles.url()))
                        .toList());
    }

    private static Problem noLesson(UUID id) {
        return Problem.notFound("lesson", id);
    }
}

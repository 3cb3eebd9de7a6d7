package liangku.api;

import java.util.Map;
import liangku.audit.Audit;
import liangku.courseware.CourseImportReport.Outcome;
import liangku.courseware.CoursesImported;
import liangku.courseware.WordsEdited;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the course library tells of that belongs in the audit log, too. */
@Component
class CoursewareDeeds {

    private final Audit audit;

    CoursewareDeeds(Audit audit) {
        this.audit = audit;
    }

    @EventListener
    void imported(CoursesImported imported) {
        var report = imported.report();
        audit.record(
                imported.by(),
                "courses-imported",
                "course",
                report.courses().size() == 1 ? report.courses().getFirst().course() : "many",
                Map.of(
                        "created", report.count(Outcome.CREATED),
                        "updated", report.count(Outcome.UPDATED),
                        "withdrawn", report.count(Outcome.WITHDRAWN),
                        "refused", report.count(Outcome.REFUSED)),
                imported.at());
    }

    @EventListener
    void edited(WordsEdited words) {
        var detail = Map.of("version", words.version());
        words.lesson()
                .ifPresentOrElse(
                        lesson -> audit.record(
                                words.by(), "lesson-edited", "lesson", lesson.toString(), detail, words.at()),
                        () -> audit.record(
                                words.by(),
                                "course-edited",
                                "course",
                                words.course().toString(),
                                detail,
                                words.at()));
    }
}

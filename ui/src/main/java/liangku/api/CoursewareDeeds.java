package liangku.api;

import java.util.Map;
import liangku.audit.Audit;
import liangku.courseware.CourseImportReport.Outcome;
import liangku.courseware.CoursesImported;
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
}

package liangku.courseware;

import java.io.IOException;
import java.time.Clock;
import liangku.courseware.CourseImportReport.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Loads the courses the platform comes with at every start, before anything is seeded that needs them. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class FirstCourses implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FirstCourses.class);

    private final CourseImport courses;
    private final Clock clock;

    FirstCourses(CourseImport courses, Clock clock) {
        this.courses = courses;
        this.clock = clock;
    }

    /** A lost object store stops no start: the courses of the last start are there, their media come back with it. */
    @Override
    public void run(ApplicationArguments arguments) {
        try {
            var report = courses.loadOwn(clock.instant());
            LOG.info(
                    "courses loaded created={} updated={} unchanged={} kept={} refused={}",
                    report.count(Outcome.CREATED),
                    report.count(Outcome.UPDATED),
                    report.count(Outcome.UNCHANGED),
                    report.count(Outcome.KEPT),
                    report.count(Outcome.REFUSED));
            report.rows().stream()
                    .filter(row -> row.outcome() == Outcome.REFUSED)
                    .forEach(row -> LOG.warn("lesson refused {}/{}: {}", row.course(), row.lesson(), row.reason()));
        } catch (IOException lost) {
            LOG.warn("courses not loaded, the next start tries again: {}", lost.getMessage());
        }
    }
}

package liangku.courseware;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import liangku.courseware.CourseImportReport.CoursePart;
import liangku.courseware.CourseImportReport.Outcome;
import liangku.courseware.CourseImportReport.Row;
import liangku.courseware.CourseOrder.Mode;
import liangku.courseware.CourseOrder.OnEdited;
import liangku.media.MediaLibrary;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Brings courses in from files. The same tree again changes nothing but mends an object store that lost files; what
 * someone edited here is left alone unless it is to be replaced; a lesson that the tree no longer lists is withdrawn,
 * never deleted.
 *
 * <p>Files go to the object store first and rows follow in one transaction for each course, so no reader meets a lesson
 * whose pictures are still to come.
 */
@Service
public class CourseImport {

    private static final CourseOrder OWN = new CourseOrder(Mode.STORE, OnEdited.KEEP, "system:library");

    private final Courses library;
    private final CourseTable courses;
    private final LessonTable lessons;
    private final MediaLibrary media;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final CoursewareSettings settings;

    public CourseImport(
            Courses library,
            MediaLibrary media,
            JdbcClient db,
            TransactionOperations transactions,
            ApplicationEventPublisher events,
            CoursewareSettings settings) {
        this.library = library;
        this.courses = new CourseTable(db);
        this.lessons = new LessonTable(db);
        this.media = media;
        this.transactions = transactions;
        this.events = events;
        this.settings = settings;
    }

    /** Loads the courses the platform comes with; nothing if the settings name none. */
    public CourseImportReport loadOwn(Instant now) throws IOException {
        return settings.load().isBlank() ? new CourseImportReport(List.of()) : load(settings.load(), now);
    }

    /**
     * @param location the tree, e.g. {@code file:/srv/courses/}
     * @return a part for each course and in it a row for each lesson; a refused one stops no other
     * @throws liangku.media.StoreUnavailable if the object store is lost; what was stored so far stays
     */
    public CourseImportReport load(String location, Instant now) throws IOException {
        return run(new CourseTree(location), OWN, now);
    }

    /**
     * Brings in a package: a ZIP of one or several folders as {@link #load} reads them.
     *
     * @throws liangku.media.StoreUnavailable if the object store is lost; what was stored so far stays
     */
    public CourseReading take(InputStream zip, CourseOrder order, Instant now) throws IOException {
        try (var unpacked = CoursePackage.unpack(zip)) {
            var report = run(unpacked.tree(), order, now);
            if (order.mode() == Mode.STORE) {
                events.publishEvent(new CoursesImported(order.by(), report, now));
            }
            return new CourseReading.Complete(report);
        } catch (Unfit wrong) {
            return new CourseReading.Unreadable(wrong.said());
        }
    }

    private CourseImportReport run(CourseTree tree, CourseOrder order, Instant now) throws IOException {
        var parts = new ArrayList<CoursePart>();
        for (var folder : tree.courses()) {
            parts.add(run(tree, folder, order, now));
        }
        library.refresh();
        return new CourseImportReport(parts);
    }

    private CoursePart run(CourseTree tree, String folder, CourseOrder order, Instant now) throws IOException {
        CourseTree.CourseFile file;
        try {
            file = tree.course(folder);
        } catch (Unfit wrong) {
            return new CoursePart(CoursePackage.nameOf(folder), null, Outcome.REFUSED, wrong.said(), List.of());
        }
        var parcels = new LinkedHashMap<String, LessonParcel>();
        var refused = new LinkedHashMap<String, Row>();
        for (var slug : file.lessons()) {
            try {
                parcels.put(slug, LessonParcel.read(tree, folder + "/" + slug, slug, shelf(order.mode())));
            } catch (Unfit wrong) {
                refused.put(slug, new Row(file.code(), slug, Outcome.REFUSED, wrong.said()));
            }
        }
        return switch (order.mode()) {
            case DRY_RUN ->
                CoursePlan.of(file, parcels, order.onEdited(), courses, lessons).report(refused);
            case STORE -> store(file, parcels, refused, order.onEdited(), now);
        };
    }

    private CoursePart store(
            CourseTree.CourseFile file,
            Map<String, LessonParcel> parcels,
            Map<String, Row> refused,
            OnEdited onEdited,
            Instant now) {
        return Objects.requireNonNull(transactions.execute(status -> {
            var plan = CoursePlan.of(file, parcels, onEdited, courses, lessons);
            var part = plan.report(refused);
            plan.carryOut(onEdited, courses, lessons, now)
                    .filter(course -> new CourseImportReport(List.of(part)).changes() > 0)
                    .ifPresent(course -> events.publishEvent(new CoursesChanged(List.of(course), now)));
            return part;
        }));
    }

    private LessonParcel.Shelf shelf(Mode mode) {
        return (role, fileName, content) -> switch (mode) {
            case DRY_RUN -> {
                var measured = media.measure(fileName, content);
                yield new LessonFile(role, fileName, measured.media(), measured.bytes());
            }
            case STORE -> {
                var stored = media.put(fileName, content);
                var bytes = media.stat(stored)
                        .orElseThrow(() -> new IOException(stored + " is not where it was put"))
                        .size();
                yield new LessonFile(role, fileName, stored, bytes);
            }
        };
    }
}

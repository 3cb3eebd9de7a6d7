package liangku.courseware;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import liangku.courseware.CourseImportReport.Outcome;
import liangku.courseware.CourseImportReport.Row;
import liangku.media.MediaLibrary;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Brings courses in from files. The same tree again changes nothing but mends an object store that lost files; a lesson
 * that someone edited here is left alone; a lesson that the tree no longer lists is withdrawn, never deleted.
 *
 * <p>Files go to the object store first and rows follow in one transaction for each course, so no reader meets a lesson
 * whose pictures are still to come.
 */
@Service
public class CourseImport {

    private final CourseTable courses;
    private final LessonTable lessons;
    private final Courses library;
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
        this.courses = new CourseTable(db);
        this.lessons = new LessonTable(db);
        this.library = library;
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
     * @return a row for each lesson; a refused one stops no other
     * @throws IllegalArgumentException if a {@code course.yaml} cannot be understood
     * @throws liangku.media.StoreUnavailable if the object store is lost; what was stored so far stays
     */
    public CourseImportReport load(String location, Instant now) throws IOException {
        var tree = new CourseTree(location);
        var rows = new ArrayList<Row>();
        for (var folder : tree.courses()) {
            rows.addAll(load(tree, folder, now));
        }
        library.refresh();
        return new CourseImportReport(rows);
    }

    private List<Row> load(CourseTree tree, String folder, Instant now) throws IOException {
        var course = tree.course(folder);
        var rows = new LinkedHashMap<String, Row>();
        var parcels = new LinkedHashMap<String, LessonParcel>();
        for (var slug : course.lessons()) {
            try {
                parcels.put(slug, LessonParcel.read(tree, folder + "/" + slug, slug, media));
            } catch (IllegalArgumentException wrong) {
                rows.put(slug, new Row(course.code(), slug, Outcome.REFUSED, wrong.getMessage()));
            }
        }
        var outcomes = Objects.requireNonNull(transactions.execute(status -> store(course, parcels, now)));
        outcomes.forEach((slug, outcome) -> rows.put(slug, new Row(course.code(), slug, outcome, null)));
        return course.lessons().stream()
                .flatMap(slug -> Stream.ofNullable(rows.get(slug)))
                .toList();
    }

    private Map<String, Outcome> store(CourseTree.CourseFile file, Map<String, LessonParcel> parcels, Instant now) {
        var fresh = Courses.newCourseId();
        var created = courses.insert(fresh, file.code(), file.title(), file.summary(), file.whom(), now);
        var id = created == 1 ? fresh : courses.idOf(file.code()).orElseThrow();
        var known = lessons.bySlug(id);
        var outcomes = new LinkedHashMap<String, Outcome>();
        parcels.forEach((slug, parcel) -> outcomes.put(slug, store(id, parcel, known.get(slug), now)));
        var moved = lessons.withdrawAllBut(id, file.lessons(), now) + lessons.arrange(id, file.lessons());
        if (created + moved > 0 || outcomes.values().stream().anyMatch(CourseImport::isChange)) {
            events.publishEvent(new CoursesChanged(List.of(id), now));
        }
        return outcomes;
    }

    private Outcome store(CourseId course, LessonParcel parcel, LessonTable.@Nullable Known known, Instant now) {
        if (known == null) {
            lessons.insert(Courses.newLessonId(), course, parcel.draft(), parcel.content(), parcel.digest(), now);
            return Outcome.CREATED;
        }
        if (known.edited()) {
            return Outcome.KEPT;
        }
        if (parcel.digest().equals(known.digest()) && !known.withdrawn()) {
            return Outcome.UNCHANGED;
        }
        lessons.replace(known.id(), parcel.draft(), parcel.content(), parcel.digest(), now);
        return Outcome.UPDATED;
    }

    private static boolean isChange(Outcome outcome) {
        return switch (outcome) {
            case CREATED, UPDATED -> true;
            case UNCHANGED, KEPT, REFUSED -> false;
        };
    }
}

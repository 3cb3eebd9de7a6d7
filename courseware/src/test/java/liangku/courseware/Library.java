package liangku.courseware;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import liangku.media.FolderObjectStore;
import liangku.media.MediaLibrary;
import liangku.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The module put together by hand over a fresh database and a folder. */
final class Library {

    static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

    final List<Object> events = Collections.synchronizedList(new ArrayList<>());
    final DataSource database = TestDatabase.of("courseware");
    final JdbcClient db = JdbcClient.create(database);
    final TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(database));
    final MediaLibrary media;
    final Courses courses = new Courses(db, transactions, events::add);
    final CourseImport courseImport;
    final CourseExport courseExport;

    Library(Path objects) {
        this.media = new MediaLibrary(new FolderObjectStore(objects), objects.resolve("@part"));
        this.courseImport =
                new CourseImport(courses, media, db, transactions, events::add, settings("classpath:courses/"));
        this.courseExport = new CourseExport(courses, media);
    }

    Progress progress(CoursewareSettings settings) {
        return new Progress(courses, db, transactions, events::add, settings);
    }

    Progress progress() {
        return progress(settings(""));
    }

    CourseImportReport load(Path tree) throws IOException {
        return courseImport.load(tree.toUri().toString(), NOW);
    }

    <T> List<T> events(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    static CoursewareSettings settings(String load) {
        return new CoursewareSettings(load, 20, Duration.ofSeconds(60), 90, 200, 15, Duration.ofHours(24));
    }
}

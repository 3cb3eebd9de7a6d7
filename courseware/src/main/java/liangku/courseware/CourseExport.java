package liangku.courseware;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import liangku.courseware.CourseTree.CourseFile;
import liangku.courseware.CourseTree.LessonFileHead;
import liangku.courseware.LessonFile.Role;
import liangku.media.Media;
import liangku.media.MediaLibrary;
import liangku.media.StoreUnavailable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Courses as a package, in the form that {@link CourseImport#take} reads; the same courses make the same bytes. */
@Service
public class CourseExport {

    /** The first moment that a ZIP can tell: when a file was written is nobody's affair. */
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Courses courses;
    private final MediaLibrary media;

    public CourseExport(Courses courses, MediaLibrary media) {
        this.courses = courses;
        this.media = media;
    }

    /** A package that can be written. */
    public interface Writable {
        void write(OutputStream out) throws IOException;
    }

    /**
     * Reads the words and makes sure of the files, before anything is written.
     *
     * @throws StoreUnavailable if the object store is lost or lacks a file
     */
    public Writable of(List<Course> wanted) throws IOException {
        var texts = new LinkedHashMap<String, byte[]>();
        var files = new LinkedHashMap<String, Media>();
        for (var course : wanted) {
            if (course.lessons().isEmpty()) {
                continue;
            }
            texts.put(course.code() + "/course.yaml", CourseTree.write(file(course)));
            for (var outline : course.lessons()) {
                var lesson = courses.lesson(outline.id());
                if (lesson.isPresent()) {
                    gather(course.code() + "/" + outline.slug() + "/", lesson.get(), texts, files);
                }
            }
        }
        for (var file : new HashSet<>(files.values())) {
            if (media.stat(file).isEmpty()) {
                throw new StoreUnavailable("a course lacks a file", new FileNotFoundException(file.url()));
            }
        }
        return out -> write(texts, files, out);
    }

    private static void gather(String folder, Lesson lesson, Map<String, byte[]> texts, Map<String, Media> files) {
        texts.put(folder + "lesson.yaml", CourseTree.write(head(lesson)));
        texts.put(folder + "lesson.md", lesson.body().zh().getBytes(StandardCharsets.UTF_8));
        texts.put(folder + "lesson.en.md", lesson.body().en().getBytes(StandardCharsets.UTF_8));
        LessonParcel.used(lesson).forEach(file -> files.put(folder + file.fileName(), file.media()));
    }

    private void write(Map<String, byte[]> texts, Map<String, Media> files, OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        for (var text : texts.entrySet()) {
            zip.putNextEntry(entry(text.getKey()));
            zip.write(text.getValue());
        }
        for (var file : files.entrySet()) {
            zip.putNextEntry(entry(file.getKey()));
            try (var content = media.open(file.getValue())
                    .orElseThrow(() -> new IOException(file.getKey() + " is no longer in the store"))) {
                content.transferTo(zip);
            }
        }
        // Not closed: whoever gave the stream closes it.
        zip.finish();
        zip.flush();
    }

    private static ZipEntry entry(String name) {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(ALWAYS);
        return entry;
    }

    private static CourseFile file(Course course) {
        return new CourseFile(
                course.code(),
                course.title().zh(),
                course.title().en(),
                course.summary().zh(),
                course.summary().en(),
                course.audience().word(),
                null,
                course.lessons().stream().map(LessonOutline::slug).toList());
    }

    private static LessonFileHead head(Lesson lesson) {
        var outline = lesson.outline();
        var subtitles = new LinkedHashMap<String, String>();
        lesson.files().forEach(file -> {
            switch (file.role()) {
                case SUBTITLE_ZH -> subtitles.put("zh", file.fileName());
                case SUBTITLE_EN -> subtitles.put("en", file.fileName());
                case PICTURE, VIDEO, POSTER -> {}
            }
        });
        return new LessonFileHead(
                outline.title().zh(),
                outline.title().en(),
                outline.summary().zh(),
                outline.summary().en(),
                outline.minutes(),
                outline.knowledgePoints(),
                outline.kind().name().toLowerCase(Locale.ROOT),
                name(lesson, Role.VIDEO),
                name(lesson, Role.POSTER),
                subtitles.isEmpty() ? null : subtitles,
                lesson instanceof Lesson.VideoLesson film ? (int) film.length().toSeconds() : null);
    }

    private static @Nullable String name(Lesson lesson, Role role) {
        return lesson.files().stream()
                .filter(file -> file.role() == role)
                .map(LessonFile::fileName)
                .findFirst()
                .orElse(null);
    }
}

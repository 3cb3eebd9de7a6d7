package liangku.courseware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import liangku.courseware.CourseImportReport.CoursePart;
import liangku.courseware.CourseImportReport.Outcome;
import liangku.courseware.CourseImportReport.Row;
import liangku.courseware.CourseOrder.Mode;
import liangku.courseware.CourseOrder.OnEdited;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoursePackageTest {

    private static final String PNG = "\u0089PNG\r\n\u001A\n";

    @TempDir
    Path folder;

    private Library library;
    private final Map<String, String> files = new LinkedHashMap<>();

    @BeforeEach
    void write() {
        library = new Library(folder.resolve("objects"));
        files.put("basics/course.yaml", course("basics", "one", "two"));
        lesson("basics/one");
        lesson("basics/two");
    }

    @Test
    void aPackageIsLookedAtBeforeItIsKept() throws IOException {
        var seen = complete(take(Mode.DRY_RUN, OnEdited.KEEP));

        assertThat(seen.courses()).extracting(CoursePart::outcome).containsExactly(Outcome.CREATED);
        assertThat(seen.rows()).extracting(Row::outcome).containsOnly(Outcome.CREATED);
        assertThat(library.courses.all()).isEmpty();
        assertThat(library.events).isEmpty();
        assertThat(folder.resolve("objects/lesson")).doesNotExist();

        assertThat(complete(take(Mode.STORE, OnEdited.KEEP))).isEqualTo(seen);
        assertThat(library.courses.byCode("basics").orElseThrow().lessons()).hasSize(2);
        assertThat(library.events(CoursesImported.class))
                .extracting(CoursesImported::by)
                .containsExactly("author");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/", "a/b c/课程/", "windows\\"})
    void aCourseIsFoundWhereverItLiesInThePackage(String before) throws IOException {
        var moved = new LinkedHashMap<String, String>();
        files.forEach((name, text) -> moved.put(before + name, text));
        moved.put("__MACOSX/basics/course.yaml", "junk");
        moved.put("readme.txt", "junk");

        assertThat(complete(take(moved, Mode.STORE, OnEdited.KEEP)).rows())
                .extracting(Row::outcome)
                .containsExactly(Outcome.CREATED, Outcome.CREATED);
    }

    @Test
    void whatGoesOutComesInAgainAsItWas() throws IOException {
        files.put("basics/two/lesson.yaml", head("two") + """
                kind: video
                video: film.mp4
                poster: poster.png
                subtitles: {zh: zh.vtt, en: en.vtt}
                duration_seconds: 5
                """);
        files.put("basics/two/film.mp4", "\0\0\0 ftypisom");
        files.put("basics/two/poster.png", PNG);
        files.put("basics/two/zh.vtt", "WEBVTT\n\n字");
        files.put("basics/two/en.vtt", "WEBVTT\n\nword");
        take(Mode.STORE, OnEdited.KEEP);
        var id = library.courses
                .byCode("basics")
                .orElseThrow()
                .lessons()
                .getFirst()
                .id();
        var words = new Words("自己写的 'a': b", "our own");
        library.courses.updateLesson(id, 1, words, words, words, "author", Library.NOW);

        var went = export(library);

        assertThat(complete(take(went, Mode.STORE, OnEdited.REPLACE)).courses())
                .singleElement()
                .satisfies(course -> {
                    assertThat(course.outcome()).isEqualTo(Outcome.UNCHANGED);
                    assertThat(course.lessons()).extracting(Row::outcome).containsOnly(Outcome.UNCHANGED);
                });
        var other = new Library(folder.resolve("other"));
        other.courseImport.take(
                new ByteArrayInputStream(went), new CourseOrder(Mode.STORE, OnEdited.KEEP, "author"), Library.NOW);
        assertThat(export(other)).isEqualTo(went);
    }

    @Test
    void whatWasChangedHereIsReplacedOnlyWhereThatIsWanted() throws IOException {
        take(Mode.STORE, OnEdited.KEEP);
        var course = library.courses.byCode("basics").orElseThrow();
        var id = course.lessons().getFirst().id();
        var words = new Words("自己写的", "our own");
        library.courses.update(course.id(), 1, words, words, "author", Library.NOW);
        library.courses.updateLesson(id, 1, words, words, words, "author", Library.NOW);

        var kept = complete(take(Mode.STORE, OnEdited.KEEP)).courses().getFirst();
        assertThat(kept.outcome()).isEqualTo(Outcome.KEPT);
        assertThat(kept.lessons()).extracting(Row::outcome).containsExactly(Outcome.KEPT, Outcome.UNCHANGED);

        var replaced = complete(take(Mode.STORE, OnEdited.REPLACE)).courses().getFirst();
        assertThat(replaced.outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(replaced.lessons()).extracting(Row::outcome).containsExactly(Outcome.UPDATED, Outcome.UNCHANGED);
        assertThat(library.courses.byCode("basics").orElseThrow().title().zh()).isEqualTo("基础");
        assertThat(complete(take(Mode.DRY_RUN, OnEdited.KEEP)).changes()).isZero();
    }

    @Test
    void aCourseThatCannotBeReadStopsNoOther() throws IOException {
        files.put("wrong/course.yaml", "code: wrong\n");
        files.put("worse/course.yaml", ": [");

        var courses = complete(take(Mode.STORE, OnEdited.KEEP)).courses();

        assertThat(courses)
                .extracting(CoursePart::course, CoursePart::outcome)
                .containsExactly(
                        tuple("basics", Outcome.CREATED),
                        tuple("worse", Outcome.REFUSED),
                        tuple("wrong", Outcome.REFUSED));
        assertThat(courses.get(1).reason())
                .isEqualTo(new Words("course.yaml：第 1 行读不懂", "course.yaml: line 1 cannot be read"));
        assertThat(courses.get(2).reason())
                .isEqualTo(new Words("course.yaml：缺少“title_zh”", "course.yaml: 'title_zh' is missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../../../etc", "..", "one/../two", "One", ""})
    void aFolderOfALessonLeadsNowhereElse(String slug) throws IOException {
        files.put("basics/course.yaml", course("basics", "two").replace("[two]", "['" + slug + "', two]"));

        var rows = complete(take(Mode.STORE, OnEdited.KEEP)).rows();

        assertThat(rows).extracting(Row::outcome).containsExactly(Outcome.REFUSED, Outcome.CREATED);
        assertThat(rows.getFirst().reason().zh()).startsWith("文件夹名“" + slug + "”");
    }

    @Test
    void aNameThatLeadsOutOfThePackageIsLeftOut() throws IOException {
        files.put("basics/../../../evil.txt", "x");
        files.put("/basics/evil.txt", "x");
        files.put("basics/one/../../evil.svg", "<svg/>");
        files.put("basics/one/lesson.md", "![x](../../evil.svg)");

        var rows = complete(take(Mode.STORE, OnEdited.KEEP)).rows();

        assertThat(rows).extracting(Row::outcome).containsExactly(Outcome.REFUSED, Outcome.CREATED);
        assertThat(Files.exists(Path.of(System.getProperty("java.io.tmpdir")).resolve("evil.txt")))
                .isFalse();
    }

    @Test
    void aFileThatIsNotWhatItIsCalledIsRefused() throws IOException {
        files.put("basics/one/hands.svg", "MZ no picture");
        files.put("basics/two/lesson.md", "![x](hands.mp4)");
        files.put("basics/two/hands.mp4", "\0\0\0 ftypisom");

        assertThat(complete(take(Mode.STORE, OnEdited.KEEP)).rows())
                .extracting(row -> row.reason().en())
                .containsExactly(
                        "'hands.svg' is not an SVG, JPG, PNG or WebP picture",
                        "'hands.mp4' is not an SVG, JPG, PNG or WebP picture");
    }

    @Test
    void aPictureThatIsTooLargeForAPhoneIsRefused() throws IOException {
        files.put("basics/one/hands.svg", "<svg>" + " ".repeat(2 * 1024 * 1024));

        assertThat(complete(take(Mode.STORE, OnEdited.KEEP)).rows().getFirst().reason())
                .isEqualTo(new Words("“hands.svg”超过 2 MB", "'hands.svg' is larger than 2 MB"));
    }

    @Test
    void whatIsNoPackageIsToldAsAWhole() throws IOException {
        assertThat(take("no zip".getBytes(StandardCharsets.UTF_8), Mode.STORE, OnEdited.KEEP))
                .isInstanceOf(CourseReading.Unreadable.class);
        assertThat(take(Map.of("a.txt", "x"), Mode.STORE, OnEdited.KEEP))
                .isEqualTo(new CourseReading.Unreadable(
                        new Words("找到 0 门课程（course.yaml），应为 1 至 50 门", "0 courses (course.yaml) are not in 1..50")));
        var cut = zip(files);
        assertThat(take(Arrays.copyOf(cut, cut.length / 2), Mode.STORE, OnEdited.KEEP))
                .isInstanceOf(CourseReading.Unreadable.class);
        assertThat(library.courses.all()).isEmpty();
    }

    @Test
    void aPackageThatUnpacksWithoutEndIsRefused() throws IOException {
        var bomb = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bomb)) {
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry("basics/course.yaml"));
            var zeros = new byte[1024 * 1024];
            for (var megabyte = 0; megabyte <= 500; megabyte++) {
                zip.write(zeros);
            }
        }

        assertThat(take(bomb.toByteArray(), Mode.STORE, OnEdited.KEEP))
                .isEqualTo(
                        new CourseReading.Unreadable(new Words("解开后超过 500 MB", "unpacked it is larger than 500 MB")));
    }

    private CourseReading take(Mode mode, OnEdited onEdited) throws IOException {
        return take(files, mode, onEdited);
    }

    private CourseReading take(Map<String, String> content, Mode mode, OnEdited onEdited) throws IOException {
        return take(zip(content), mode, onEdited);
    }

    private CourseReading take(byte[] zip, Mode mode, OnEdited onEdited) throws IOException {
        return library.courseImport.take(
                new ByteArrayInputStream(zip), new CourseOrder(mode, onEdited, "author"), Library.NOW);
    }

    private static CourseImportReport complete(CourseReading reading) {
        return switch (reading) {
            case CourseReading.Complete(var report) -> report;
            case CourseReading.Unreadable unreadable -> throw new AssertionError(unreadable);
        };
    }

    private static byte[] export(Library from) throws IOException {
        var out = new ByteArrayOutputStream();
        from.courseExport.of(from.courses.all()).write(out);
        return out.toByteArray();
    }

    private static byte[] zip(Map<String, String> content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var file : content.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                var charset = file.getValue().startsWith(PNG) ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
                zip.write(file.getValue().getBytes(charset));
            }
        }
        return out.toByteArray();
    }

    private static String course(String code, String... lessons) {
        return """
                code: %s
                title_zh: '基础'
                title_en: 'Basics'
                summary_zh: '摘要'
                summary_en: 'Summary'
                audience: worker
                lessons: [%s]
                """.formatted(code, String.join(", ", lessons));
    }

    private void lesson(String place) {
        files.put(place + "/lesson.yaml", head(place) + "kind: text\n");
        files.put(place + "/lesson.md", "洗手 ![六步](hands.svg)");
        files.put(place + "/lesson.en.md", "Wash ![six steps](hands.svg)");
        files.put(place + "/hands.svg", "<svg/> " + place);
    }

    private static String head(String title) {
        return """
                title_zh: '题目 %1$s'
                title_en: 'Title %1$s'
                summary_zh: '摘要'
                summary_en: 'Summary'
                minutes: 3
                knowledge_points: ['0303', '0304']
                """.formatted(title);
    }
}

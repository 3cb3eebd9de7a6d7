package liangku.courseware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import liangku.courseware.CourseImportReport.Outcome;
import liangku.media.StoreUnavailable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourseImportTest {

    @TempDir
    Path folder;

    private Path tree;
    private Library library;

    @BeforeEach
    void write() throws IOException {
        library = new Library(folder.resolve("objects"));
        tree = Files.createDirectories(folder.resolve("tree"));
        course("one", "two");
        lesson("one");
        lesson("two");
    }

    @Test
    void aTreeBecomesACourse() throws IOException {
        var report = library.load(tree);

        assertThat(report.rows()).extracting(CourseImportReport.Row::outcome).containsOnly(Outcome.CREATED);
        var course = library.courses.byCode("basics").orElseThrow();
        assertThat(course.audience()).isEqualTo(Audience.WORKER);
        assertThat(course.minutes()).isEqualTo(6);
        assertThat(course.lessons()).extracting(LessonOutline::slug).containsExactly("one", "two");
        var page = library.courses
                .lesson(course.lessons().getFirst().id(), Language.ZH)
                .orElseThrow();
        assertThat(page.html()).containsPattern("<img src=\"/media/[0-9a-f]{64}/hands.svg\"");
        assertThat(page.bytes()).isGreaterThan("<svg/> one".length());
        assertThat(library.events(CoursesChanged.class))
                .containsExactly(new CoursesChanged(List.of(course.id()), Library.NOW));
    }

    @Test
    void theSameTreeAgainChangesNothing() throws IOException {
        library.load(tree);
        library.events.clear();

        var report = library.load(tree);

        assertThat(report.rows()).extracting(CourseImportReport.Row::outcome).containsOnly(Outcome.UNCHANGED);
        assertThat(library.events).isEmpty();
    }

    @Test
    void theSameTreeAgainMendsAStoreThatLostItsFiles() throws IOException {
        library.load(tree);
        var objects = folder.resolve("objects").resolve("lesson");
        try (Stream<Path> all = Files.walk(objects)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }

        library.load(tree);

        try (Stream<Path> all = Files.walk(objects)) {
            assertThat(all.filter(Files::isRegularFile)).hasSize(4);
        }
    }

    @Test
    void aChangedPictureChangesItsLessonAndNoOther() throws IOException {
        library.load(tree);
        var before = library.courses.byCode("basics").orElseThrow();
        Files.writeString(tree.resolve("basics/two/hands.svg"), "<svg/> new");

        var report = library.load(tree);

        assertThat(report.rows())
                .extracting(CourseImportReport.Row::outcome)
                .containsExactly(Outcome.UNCHANGED, Outcome.UPDATED);
        assertThat(library.courses.byCode("basics")).contains(before);
    }

    @Test
    void whatWasEditedHereIsKept() throws IOException {
        library.load(tree);
        var id = library.courses
                .byCode("basics")
                .orElseThrow()
                .lessons()
                .getFirst()
                .id();
        var words = new Words("自己写的", "our own");
        library.courses.updateLesson(id, 1, words, words, words, "author", Library.NOW);
        Files.writeString(tree.resolve("basics/one/lesson.md"), "新的");

        var report = library.load(tree);

        assertThat(report.rows().getFirst().outcome()).isEqualTo(Outcome.KEPT);
        assertThat(library.courses.lesson(id, Language.EN).orElseThrow().html()).isEqualTo("<p>our own</p>\n");
    }

    @Test
    void aCourseTakesNewWordsUnlessTheyWereChangedHere() throws IOException {
        library.load(tree);
        title("新的");

        assertThat(library.load(tree).courses().getFirst().outcome()).isEqualTo(Outcome.UPDATED);
        var course = library.courses.byCode("basics").orElseThrow();
        assertThat(course.title().zh()).isEqualTo("新的");

        library.courses.update(
                course.id(), course.version(), new Words("自己的", "our own"), course.summary(), "author", Library.NOW);
        title("更新的");

        assertThat(library.load(tree).courses().getFirst().outcome()).isEqualTo(Outcome.KEPT);
        assertThat(library.courses.byCode("basics").orElseThrow().title().zh()).isEqualTo("自己的");
    }

    @Test
    void aCourseOfWhichNoLessonCanBeTakenIsNotMade() throws IOException {
        Files.delete(tree.resolve("basics/one/lesson.md"));
        Files.delete(tree.resolve("basics/two/lesson.yaml"));

        var part = library.load(tree).courses().getFirst();

        assertThat(part.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(part.lessons()).extracting(CourseImportReport.Row::outcome).containsOnly(Outcome.REFUSED);
        assertThat(library.courses.all()).isEmpty();
        assertThat(library.events).isEmpty();
    }

    @Test
    void aLessonThatWasChangedHereAndWithdrawnComesBackAsItWasChanged() throws IOException {
        library.load(tree);
        var id = library.courses
                .byCode("basics")
                .orElseThrow()
                .lessons()
                .getFirst()
                .id();
        var words = new Words("自己写的", "our own");
        library.courses.updateLesson(id, 1, words, words, words, "author", Library.NOW);
        course("two");
        library.load(tree);
        course("one", "two");

        assertThat(library.load(tree).rows().getFirst().outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(library.courses.lesson(id, Language.EN).orElseThrow().title())
                .isEqualTo("our own");
    }

    @Test
    void aLessonThatIsNoLongerListedIsWithdrawnAndComesBackWithItsProgress() throws IOException {
        library.load(tree);
        var id = library.courses
                .byCode("basics")
                .orElseThrow()
                .lessons()
                .getFirst()
                .id();
        course("two");

        assertThat(library.load(tree).rows())
                .extracting(CourseImportReport.Row::lesson, CourseImportReport.Row::outcome)
                .containsExactly(tuple("two", Outcome.UNCHANGED), tuple("one", Outcome.WITHDRAWN));
        assertThat(library.courses.byCode("basics").orElseThrow().lessons())
                .extracting(LessonOutline::slug)
                .containsExactly("two");
        assertThat(library.courses.lesson(id, Language.ZH)).isEmpty();

        course("two", "one");
        library.load(tree);

        assertThat(library.courses.byCode("basics").orElseThrow().lessons())
                .extracting(LessonOutline::slug)
                .containsExactly("two", "one");
        assertThat(library.courses.lesson(id, Language.ZH)).isPresent();
    }

    @Test
    void aLessonThatIsNotCompleteIsRefusedWithItsReasonAndStopsNoOther() throws IOException {
        Files.delete(tree.resolve("basics/one/hands.svg"));

        var report = library.load(tree);

        assertThat(report.count(Outcome.CREATED)).isEqualTo(1);
        var refused = report.rows().stream()
                .filter(row -> row.outcome() == Outcome.REFUSED)
                .toList();
        assertThat(refused).singleElement().satisfies(row -> {
            assertThat(row.lesson()).isEqualTo("one");
            assertThat(row.reason()).isEqualTo(new Words("缺少文件“hands.svg”", "the file 'hands.svg' is missing"));
        });
    }

    @Test
    void aPictureOutsideTheLessonsFolderIsRefused() throws IOException {
        Files.writeString(tree.resolve("basics/one/lesson.md"), "![x](../two/hands.svg)");

        assertThat(library.load(tree).count(Outcome.REFUSED)).isEqualTo(1);
    }

    @Test
    void aFilmWithoutSubtitlesIsRefused() throws IOException {
        Files.writeString(tree.resolve("basics/one/video.mp4"), "\0\0\0 ftypisom");
        Files.writeString(
                tree.resolve("basics/one/lesson.yaml"),
                head("one").replace("kind: text", "kind: video\nvideo: video.mp4\nduration_seconds: 5"));

        var report = library.load(tree);

        assertThat(report.rows().getFirst().reason())
                .isEqualTo(new Words("视频课时缺少中文字幕", "a film needs subtitles in Chinese"));
    }

    @Test
    void aWordThatNobodyKnowsInACourseFileIsRefused() throws IOException {
        Files.writeString(tree.resolve("basics/course.yaml"), "colour: red\n", StandardOpenOption.APPEND);

        assertThat(library.load(tree).courses()).singleElement().satisfies(course -> {
            assertThat(course.course()).isEqualTo("basics");
            assertThat(course.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(course.reason())
                    .isEqualTo(new Words("course.yaml：不认识“colour”", "course.yaml: 'colour' is not known"));
        });
        assertThat(library.courses.all()).isEmpty();
    }

    @Test
    void aTreeThatIsNotThereHoldsNoCourses() throws IOException {
        assertThat(library.courseImport
                        .load("classpath:no-such-courses/", Library.NOW)
                        .rows())
                .isEmpty();
        assertThat(library.load(folder.resolve("nothing")).rows()).isEmpty();
    }

    @Test
    void aLostStoreIsToldAndLeavesNoLessonWithoutItsFiles() throws IOException {
        Files.writeString(folder.resolve("objects"), "a file where the folder should be");

        assertThatThrownBy(() -> library.load(tree)).isInstanceOf(StoreUnavailable.class);
        assertThat(library.courses.all()).isEmpty();
    }

    private void course(String... lessons) throws IOException {
        Files.createDirectories(tree.resolve("basics"));
        Files.writeString(tree.resolve("basics/course.yaml"), """
                code: basics
                title_zh: '基础'
                title_en: 'Basics'
                summary_zh: '摘要'
                summary_en: 'Summary'
                audience: worker
                hours: 0.1 # a comment
                lessons: [%s]
                """.formatted(String.join(", ", lessons)));
    }

    private void title(String chinese) throws IOException {
        var file = tree.resolve("basics/course.yaml");
        Files.writeString(file, Files.readString(file).replaceFirst("title_zh: .*", "title_zh: '" + chinese + "'"));
    }

    private void lesson(String slug) throws IOException {
        var lesson = Files.createDirectories(tree.resolve("basics").resolve(slug));
        Files.writeString(lesson.resolve("lesson.yaml"), head(slug));
        Files.writeString(lesson.resolve("lesson.md"), "洗手 ![六步](hands.svg)");
        Files.writeString(lesson.resolve("lesson.en.md"), "Wash ![six steps](hands.svg)");
        Files.writeString(lesson.resolve("hands.svg"), "<svg/> " + slug);
    }

    private static String head(String slug) {
        return """
                title_zh: '题目 %1$s'
                title_en: 'Title %1$s'
                summary_zh: '摘要'
                summary_en: 'Summary'
                minutes: 3
                knowledge_points: ['0303', '0304']
                kind: text
                """.formatted(slug);
    }
}

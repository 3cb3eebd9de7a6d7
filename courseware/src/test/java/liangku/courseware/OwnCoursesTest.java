package liangku.courseware;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import liangku.courseware.CourseImportReport.Outcome;
import liangku.courseware.LessonFile.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The courses the platform comes with, loaded as at the first start. */
class OwnCoursesTest {

    private static final int FILM_BYTES_MAX = 2_000_000;

    /** AVCProfileIndication of Constrained Baseline and Baseline: what the oldest phones decode. */
    private static final int BASELINE = 66;

    @TempDir
    static Path objects;

    private static Library library;
    private static CourseImportReport report;

    @BeforeAll
    static void load() throws IOException {
        library = new Library(objects);
        report = library.courseImport.loadOwn(Library.NOW);
    }

    @Test
    void everyLessonIsTaken() {
        assertThat(report.rows())
                .hasSizeGreaterThanOrEqualTo(8)
                .allMatch(row -> row.outcome() == Outcome.CREATED, "is created");
        assertThat(library.courses.all()).extracting(Course::code).contains("basics", "managers");
    }

    @Test
    void aSecondStartChangesNothing() throws IOException {
        assertThat(library.courseImport.loadOwn(Library.NOW).rows())
                .extracting(CourseImportReport.Row::outcome)
                .containsOnly(Outcome.UNCHANGED);
    }

    @Test
    void everyLessonIsWrittenInBothLanguages() {
        for (var lesson : lessons()) {
            assertThat(lesson.body().zh()).as(lesson.outline().slug()).containsPattern("\\p{IsHan}{2}");
            assertThat(lesson.body().en()).as(lesson.outline().slug()).containsPattern("[a-z]{3}");
            // A sign or a dish may be named in Chinese, but an English lesson is not a Chinese one.
            assertThat(share(lesson.body().en())).as(lesson.outline().slug()).isLessThan(0.1);
        }
    }

    @Test
    void everyPictureOfATextIsShown() {
        for (var lesson : lessons()) {
            for (var language : Language.values()) {
                var page =
                        library.courses.lesson(lesson.outline().id(), language).orElseThrow();
                var pictures = LessonText.pictures(lesson.body().in(language));
                assertThat(page.html().split("<img src=\"/media/", -1).length - 1)
                        .as(lesson.outline().slug())
                        .isEqualTo(pictures.size());
            }
        }
    }

    @Test
    void picturesCarryNoScriptAndLoadNothing() throws IOException {
        for (var file : files(Role.PICTURE)) {
            if (file.fileName().endsWith(".svg")) {
                assertThat(new String(bytes(file), StandardCharsets.UTF_8))
                        .as(file.fileName())
                        .doesNotContainIgnoringCase("<script")
                        .doesNotContainPattern("\\son[a-z]+=")
                        .doesNotContainPattern("(href|src)=\"(?!#)")
                        .doesNotContain("<!ENTITY", "<foreignObject");
            }
        }
    }

    @Test
    void allTenGroupsOfKnowledgeAreTaught() {
        var groups = new TreeSet<String>();
        lessons()
                .forEach(
                        lesson -> lesson.outline().knowledgePoints().forEach(code -> groups.add(code.substring(0, 2))));

        assertThat(groups).containsExactly("01", "02", "03", "04", "05", "06", "07", "08", "09", "10");
    }

    @Test
    void atLeastTwoFilmsPlayOnAnOldPhoneAndCostLittle() throws IOException {
        var films = files(Role.VIDEO);

        assertThat(films).hasSizeGreaterThanOrEqualTo(2);
        for (var film : films) {
            var content = bytes(film);
            assertThat(film.bytes())
                    .as(film.fileName())
                    .isEqualTo(content.length)
                    .isLessThanOrEqualTo(FILM_BYTES_MAX);
            assertThat(profile(content)).as("H.264 profile").isEqualTo(BASELINE);
            // The index before the pictures, so that a phone starts to play before it has the whole.
            assertThat(find(content, "moov")).isLessThan(find(content, "mdat"));
        }
    }

    @Test
    void subtitlesFollowTheFilmInBothLanguages() throws IOException {
        for (var lesson : lessons()) {
            if (lesson instanceof Lesson.VideoLesson film) {
                for (var role : List.of(Role.SUBTITLE_ZH, Role.SUBTITLE_EN)) {
                    var file = film.files().stream()
                            .filter(one -> one.role() == role)
                            .findFirst()
                            .orElseThrow();
                    var ends = ends(new String(bytes(file), StandardCharsets.UTF_8));
                    assertThat(ends).as(file.fileName()).hasSizeGreaterThan(5).isSorted();
                    assertThat(ends.getLast())
                            .isLessThanOrEqualTo((double) film.length().toSeconds());
                }
            }
        }
    }

    private static List<Lesson> lessons() {
        return library.courses.all().stream()
                .flatMap(course -> course.lessons().stream())
                .map(outline -> library.courses.lesson(outline.id()).orElseThrow())
                .toList();
    }

    private static List<LessonFile> files(Role role) {
        return lessons().stream()
                .flatMap(lesson -> lesson.files().stream())
                .filter(file -> file.role() == role)
                .toList();
    }

    private static byte[] bytes(LessonFile file) throws IOException {
        try (var content = library.media.open(file.media()).orElseThrow()) {
            return content.readAllBytes();
        }
    }

    private static double share(String text) {
        var chinese = text.codePoints()
                .filter(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN)
                .count();
        return (double) chinese / text.length();
    }

    /** avcC (ISO/IEC 14496-15, 5.2.4.1): four letters, configurationVersion, AVCProfileIndication. */
    private static int profile(byte[] mp4) {
        return Byte.toUnsignedInt(mp4[find(mp4, "avcC") + 5]);
    }

    private static int find(byte[] content, String fourLetters) {
        var wanted =
                ByteBuffer.wrap(fourLetters.getBytes(StandardCharsets.US_ASCII)).getInt();
        var buffer = ByteBuffer.wrap(content);
        for (var i = 0; i + 4 <= content.length; i++) {
            if (buffer.getInt(i) == wanted) {
                return i;
            }
        }
        throw new AssertionError("no " + fourLetters);
    }

    /** {@return the second at which each cue ends} */
    private static List<Double> ends(String subtitles) {
        var ends = new ArrayList<Double>();
        subtitles
                .lines()
                .filter(line -> line.contains("-->"))
                .map(line -> Arrays.asList(line.split("-->", -1)[1].strip().split(":", -1)))
                .forEach(parts -> ends.add(Stream.of(parts)
                        .flatMap(List::stream)
                        .mapToDouble(Double::parseDouble)
                        .reduce(0, (sum, part) -> sum * 60 + part)));
        return ends;
    }
}

package liangku.courseware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import liangku.courseware.Creation.CodeTaken;
import liangku.courseware.Creation.Created;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.OptimisticLockingFailureException;

class CoursesTest {

    private static final Words TITLE = new Words("凉菜", "Cold dishes");
    private static final Words SUMMARY = new Words("专间", "The cold room");

    @TempDir
    Path objects;

    private Library library;
    private Courses courses;

    @BeforeEach
    void open() {
        library = new Library(objects);
        courses = library.courses;
    }

    @Test
    void aNewCourseIsLastInTheLibraryAndAnnounced() {
        var first = created("basics");
        var second = created("cold");

        assertThat(courses.all()).extracting(Course::id).containsExactly(first, second);
        assertThat(courses.byCode("cold").orElseThrow().title()).isEqualTo(TITLE);
        assertThat(library.events)
                .containsExactly(
                        new CoursesChanged(List.of(first), Library.NOW),
                        new CoursesChanged(List.of(second), Library.NOW));
    }

    @Test
    void aCodeIsGivenOnce() {
        created("basics");

        assertThat(courses.create("basics", TITLE, SUMMARY, Audience.ALL, Library.NOW))
                .isEqualTo(new CodeTaken("basics"));
    }

    @Test
    void aCourseIsChangedOnlyFromTheStateThatItsAuthorSaw() {
        var id = created("basics");
        var changed = new Words("新题目", "New title");

        courses.update(id, 1, changed, SUMMARY, "author", Library.NOW);

        assertThat(courses.byId(id).orElseThrow().title()).isEqualTo(changed);
        assertThat(library.events(WordsEdited.class))
                .containsExactly(new WordsEdited("author", id, Optional.empty(), 2, Library.NOW));
        assertThatExceptionOfType(OptimisticLockingFailureException.class)
                .isThrownBy(() -> courses.update(id, 1, TITLE, SUMMARY, "author", Library.NOW));
        assertThat(courses.byId(id).orElseThrow().title()).isEqualTo(changed);
    }

    @Test
    void bothLanguagesAreAsked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> courses.create("a", new Words("题目", " "), SUMMARY, Audience.ALL, Library.NOW))
                .withMessage("title is missing in English");
    }

    @Test
    void aLessonIsReadInEitherLanguage() {
        var id = lesson(created("basics"), "one", "0303");

        var zh = courses.lesson(id, Language.ZH).orElseThrow();
        var en = courses.lesson(id, Language.EN).orElseThrow();

        assertThat(zh.title()).isEqualTo("题目 one");
        assertThat(zh.html()).isEqualTo("<p>正文</p>\n");
        assertThat(zh.bytes()).isEqualTo(14);
        assertThat(en.title()).isEqualTo("Title one");
        assertThat(en.html()).isEqualTo("<p>text</p>\n");
        assertThat(en.film()).isEmpty();
        assertThat(courses.lesson(new LessonId(id.value()), Language.EN)).contains(en);
    }

    @Test
    void lessonsFollowEachOther() {
        var course = created("basics");
        var one = lesson(course, "one", "0303");
        var two = lesson(course, "two", "0304");

        assertThat(courses.lesson(one, Language.ZH).orElseThrow().next()).contains(two);
        assertThat(courses.lesson(two, Language.ZH).orElseThrow().next()).isEmpty();
        assertThat(courses.addLesson(course, draft("two", "0304"), Library.NOW)).isEmpty();
    }

    @Test
    void changedWordsOfALessonAreReadAtOnceAndAStaleChangeIsRefused() {
        var course = created("basics");
        var id = lesson(course, "one", "0303");
        var body = new Words("新", "new");

        courses.updateLesson(id, 1, TITLE, SUMMARY, body, "author", Library.NOW);
        assertThat(library.events(WordsEdited.class)).hasSize(1).first().satisfies(edited -> {
            assertThat(edited.by()).isEqualTo("author");
            assertThat(edited.lesson()).contains(id);
        });

        assertThat(courses.lesson(id, Language.EN).orElseThrow().html()).isEqualTo("<p>new</p>\n");
        assertThat(courses.byId(course).orElseThrow().lessons().getFirst().title())
                .isEqualTo(TITLE);
        assertThatExceptionOfType(OptimisticLockingFailureException.class)
                .isThrownBy(() -> courses.updateLesson(id, 1, TITLE, SUMMARY, body, "author", Library.NOW));
    }

    @Test
    void theLessonThatIsMainlyAboutAKnowledgePointComesFirst() {
        var course = created("basics");
        var aside = lesson(course, "aside", "0303", "0601");
        var about = lesson(course, "about", "0601");

        assertThat(courses.lessonsFor("0601", List.of()))
                .extracting(LessonOutline::id)
                .containsExactly(about, aside);
        assertThat(courses.lessonsFor("0303", List.of()))
                .extracting(LessonOutline::id)
                .containsExactly(aside);
    }

    @Test
    void ownCoursesComeBeforeWhatIsWrittenForOthers() {
        var others = lesson(created("others"), "exact", "0305");
        var own = lesson(created("own"), "near", "0303");
        var mine = courses.byCodes(List.of("own"));

        assertThat(courses.lessonsFor("0305", mine))
                .extracting(LessonOutline::id)
                .containsExactly(own);
        assertThat(courses.lessonsFor("0305", List.of()))
                .extracting(LessonOutline::id)
                .containsExactly(others);
    }

    @Test
    void aKnowledgePointWithoutALessonIsLearnedFromItsGroup() {
        var id = lesson(created("basics"), "one", "0601");

        assertThat(courses.lessonsFor("0606", List.of()))
                .extracting(LessonOutline::id)
                .containsExactly(id);
        assertThat(courses.lessonsFor("06", List.of()))
                .extracting(LessonOutline::id)
                .containsExactly(id);
        assertThat(courses.lessonsFor("0701", List.of())).isEmpty();
        assertThat(courses.lessonsFor("", List.of())).isEmpty();
    }

    private CourseId created(String code) {
        return switch (courses.create(code, TITLE, SUMMARY, Audience.ALL, Library.NOW)) {
            case Created(var id) -> id;
            case CodeTaken taken -> throw new AssertionError(taken);
        };
    }

    private LessonId lesson(CourseId course, String slug, String... knowledgePoints) {
        return courses.addLesson(course, draft(slug, knowledgePoints), Library.NOW)
                .orElseThrow();
    }

    private static LessonDraft draft(String slug, String... knowledgePoints) {
        return new LessonDraft(
                slug,
                new Words("题目 " + slug, "Title " + slug),
                new Words("摘要", "Summary"),
                new Words("正文", "text"),
                3,
                List.of(knowledgePoints));
    }
}

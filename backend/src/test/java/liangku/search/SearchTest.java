package liangku.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import liangku.courseware.Audience;
import liangku.courseware.CourseId;
import liangku.courseware.Courses;
import liangku.courseware.CoursesChanged;
import liangku.courseware.Creation;
import liangku.courseware.LessonDraft;
import liangku.courseware.Words;
import liangku.employer.Category;
import liangku.employer.EmployersChanged;
import liangku.employer.Scope;
import liangku.identity.Caller;
import liangku.identity.Role;
import liangku.questionbank.FileFormat;
import liangku.questionbank.ImportMode;
import liangku.questionbank.ImportOrder;
import liangku.questionbank.Intake;
import liangku.questionbank.MoreForm;
import liangku.questionbank.OnDuplicate;
import liangku.questionbank.PartForm;
import liangku.questionbank.PostCodes;
import liangku.questionbank.QuestionForm;
import liangku.questionbank.Questions;
import liangku.questionbank.QuestionsChanged;
import liangku.questionbank.Saving;
import liangku.questionbank.Taxonomy;
import liangku.testing.House;
import liangku.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** From what an author or an authority changes to what somebody finds: real database, real engine. */
class SearchTest {

    @TempDir
    Path folder;

    private final DataSource data = TestDatabase.of(
            "privacy", "audit", "employer", "people", "identity", "questionbank", "courseware", "search");
    private final House house = new House(data);
    private final List<Object> events = new ArrayList<>();
    private final Taxonomy taxonomy = new Taxonomy(house.db, house.transaction);
    private final Questions questions =
            new Questions(house.db, taxonomy, PostCodes.USUAL, house.transaction, events::add);
    private final Intake intake =
            new Intake(new JdbcTemplate(data), taxonomy, PostCodes.USUAL, house.transaction, events::add);
    private final Courses courses = new Courses(house.db, house.transaction, events::add);
    private Optional<LuceneSearchIndex> open = Optional.empty();

    private final Caller author = caller(Role.AUTHOR, new Scope.Nothing());
    private final Caller regulator =
            caller(Role.REGULATOR, new Scope.Area(Set.of("3715"), EnumSet.allOf(Category.class)));

    @AfterEach
    void close() throws IOException {
        if (open.isPresent()) {
            open.get().close();
        }
    }

    @Test
    void aChangedQuestionIsFoundByAuthorsAndByNobodyElse() throws SearchUnavailable {
        var search = search();
        question("Q-1", "剩饭菜再次供应前应当怎样处理");

        listen(search);

        assertThat(titles(search, author, "剩饭菜")).containsExactly("剩饭菜再次供应前应当怎样处理");
        assertThat(titles(search, author, "q-1")).hasSize(1);
        assertThat(titles(search, regulator, "剩饭菜")).isEmpty();
    }

    @Test
    void aQuestionIsFoundByItsPartsAndInEnglish() throws SearchUnavailable {
        var search = search();
        var english = new MoreForm.EnglishForm(
                "A day in the kitchen", List.of(), "", "", List.of(part("Chill the salad"), part("Wash your hands")));
        var form = new QuestionForm(
                "Q-1",
                "0603",
                "2",
                new PartForm("案例", "后厨一天", List.of(), "", "", ""),
                "",
                "",
                new MoreForm("", "", "", "", Optional.empty(), Optional.empty(), Optional.of(english)),
                List.of(
                        new PartForm("判断", "凉菜应当冷藏", List.of(), "对", "", ""),
                        new PartForm("填空", "有毒的添加物是____", List.of(), "三聚氰胺", "", "")));
        assertThat(questions.add(form, "account:author", House.NOW)).isInstanceOf(Saving.Saved.class);

        listen(search);

        for (var text : List.of("凉菜", "三聚氰胺", "kitchen", "salad")) {
            assertThat(titles(search, author, text)).as(text).containsExactly("后厨一天");
        }
    }

    private static MoreForm.EnglishForm part(String stem) {
        return new MoreForm.EnglishForm(stem, List.of(), "hands", "", List.of());
    }

    @Test
    void coursesAndLessonsAreFoundByEveryWordOfTheirText() throws SearchUnavailable {
        var search = search();
        var course = course("wash", "洗手课");
        courses.addLesson(course, lesson("steps", "六步洗手", "掌心相对，手指并拢，相互揉搓"), House.NOW);

        listen(search);

        assertThat(titles(search, author, "洗手课")).contains("洗手课");
        assertThat(titles(search, regulator, "揉搓")).containsExactly("六步洗手");
    }

    @Test
    void aRebuildFindsWhatNoEventEverSaid() throws SearchUnavailable {
        var search = search();
        question("Q-1", "剩饭菜再次供应前应当怎样处理");
        courses.addLesson(course("wash", "洗手课"), lesson("steps", "六步洗手", "相互揉搓"), House.NOW);
        house.employer(1, "371502", Category.C1B);

        search.rebuild();

        for (var kind : List.of(SearchKind.QUESTION, SearchKind.COURSE, SearchKind.LESSON, SearchKind.BUSINESS)) {
            assertThat(search.indexed(kind)).as(kind.name()).isEqualTo(1);
        }
        assertThat(titles(search, regulator, "单位")).hasSize(1);
    }

    @Test
    void anIndexIsLostIfItLacksAKindThatThereIsAndNotIfThereIsNone() throws SearchUnavailable {
        var search = search();
        assertThat(search.isLost()).as("an empty house").isFalse();

        courses.addLesson(course("wash", "洗手课"), lesson("steps", "六步洗手", "相互揉搓"), House.NOW);
        assertThat(search.isLost()).as("courses, and an empty index").isTrue();
        search.rebuild();
        assertThat(search.isLost()).as("neither questions nor businesses exist").isFalse();

        house.employer(1, "371502", Category.C1B);
        assertThat(search.isLost()).as("a business the index never heard of").isTrue();
        listen(search);
        assertThat(search.isLost()).isFalse();
    }

    @Test
    void aQuestionWaitsWhileAFileIsTakenInButNotForLong() {
        var search = search();
        var order = new ImportOrder(
                FileFormat.CSV, "f.csv", "", ImportMode.STORE, OnDuplicate.VERSION, ImportOrder.UNSORTED);
        question("Q-1", "剩饭菜再次供应前应当怎样处理");
        hear(search);

        intake.run(
                sink -> {
                    search.pump(House.NOW);
                    assertThat(search.waiting()).isEqualTo(1);
                    search.pump(House.NOW.plus(Duration.ofHours(1)));
                    assertThat(search.waiting()).isZero();
                },
                order,
                "account:author",
                House.NOW);
        question("Q-2", "隔夜米饭应当怎样处理");

        listen(search);
    }

    @Test
    void aRebuildThatWasCutShortInItsLastKindIsDoneAgain() throws SearchUnavailable {
        var index = new LuceneSearchIndex(folder);
        open = Optional.of(index);
        question("Q-1", "剩饭菜再次供应前应当怎样处理");
        courses.addLesson(course("wash", "洗手课"), lesson("steps", "六步洗手", "相互揉搓"), House.NOW);
        house.employer(1, "371502", Category.C1B);
        house.employer(2, "371502", Category.R3);
        var sources = sources(new CutShort(new BusinessSource(house.employers)));

        assertThatIllegalStateException()
                .isThrownBy(() -> search(index, sources).rebuild());

        var next = search(index, sources(new BusinessSource(house.employers)));
        assertThat(next.indexed(SearchKind.BUSINESS))
                .as("something of each kind")
                .isEqualTo(1);
        assertThat(next.isLost()).isTrue();
        next.rebuild();
        assertThat(next.isLost()).isFalse();
        assertThat(next.indexed(SearchKind.BUSINESS)).isEqualTo(2);
    }

    /** Dies after the first entry. */
    private record CutShort(SearchSource whole) implements SearchSource {

        @Override
        public SearchKind kind() {
            return whole.kind();
        }

        @Override
        public boolean isEmpty() {
            return whole.isEmpty();
        }

        @Override
        public void all(Consumer<List<Entry>> sets) {
            whole.all(set -> {
                sets.accept(set.subList(0, 1));
                throw new IllegalStateException("killed");
            });
        }

        @Override
        public List<Entry> of(Collection<String> ids) {
            return whole.of(ids);
        }
    }

    private Search search() {
        var index = new LuceneSearchIndex(folder);
        open = Optional.of(index);
        return search(index, sources(new BusinessSource(house.employers)));
    }

    private List<SearchSource> sources(SearchSource last) {
        return List.of(
                new QuestionSource(questions, taxonomy, intake),
                new CourseSource(courses),
                new LessonSource(courses),
                new PersonSource(house.people, house.employers, house.personalData),
                last);
    }

    private Search search(SearchIndex index, List<SearchSource> sources) {
        return new Search(index, sources, house.db, house.personalData, house.transaction);
    }

    /** Hands over what was published, as the platform does, and lets the pump run once. */
    private void listen(Search search) {
        hear(search);
        search.pump(House.NOW);
        assertThat(search.waiting()).isZero();
    }

    private void hear(Search search) {
        var listener = new SearchListener(search, courses, Clock.fixed(House.NOW, ZoneOffset.UTC));
        events.addAll(house.events);
        for (var event : events) {
            switch (event) {
                case QuestionsChanged changed -> listener.questions(changed);
                case CoursesChanged changed -> listener.courses(changed);
                case EmployersChanged changed -> listener.businesses(changed);
                default -> {
                    // nothing that search listens to
                }
            }
        }
        events.clear();
        house.events.clear();
    }

    private static List<String> titles(Search search, Caller caller, String text) throws SearchUnavailable {
        return search.find(caller, text, Set.of(), 10).stream().map(Hit::title).toList();
    }

    private void question(String identifier, String stem) {
        var saving = questions.add(
                new QuestionForm(
                        identifier,
                        "单选",
                        "0604",
                        "2",
                        stem,
                        List.of("直接上桌", "彻底加热到70℃以上"),
                        "B",
                        "再加热要热透。",
                        "《餐饮服务食品安全操作规范》（2018年第12号）",
                        ""),
                "account:author",
                House.NOW);
        assertThat(saving).isInstanceOf(Saving.Saved.class);
    }

    private CourseId course(String code, String title) {
        var words = new Words(title, code);
        var creation = courses.create(code, words, words, Audience.WORKER, House.NOW);
        return ((Creation.Created) creation).course();
    }

    private static LessonDraft lesson(String slug, String title, String body) {
        return new LessonDraft(
                slug, new Words(title, slug), new Words(title, slug), new Words(body, slug), 3, List.of("0303"));
    }

    private static Caller caller(Role role, Scope scope) {
        return new Caller("account:" + UUID.randomUUID(), role, role.name(), Optional.empty(), scope);
    }
}

package liangku.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import liangku.employer.Category;
import liangku.employer.EmployerId;
import liangku.employer.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every engine must do alike. */
abstract class SearchIndexContract {

    private static final EmployerId SCHOOL = new EmployerId(UUID.randomUUID());
    private static final EmployerId SNACKS = new EmployerId(UUID.randomUUID());
    private static final Scope CITY = new Scope.Area(Set.of("3715"), EnumSet.allOf(Category.class));

    abstract SearchIndex index();

    /** {@return what there is of it once the engine has let go of it, and has nothing but what it wrote down} */
    abstract SearchIndex reopened() throws Exception;

    @BeforeEach
    void someEntries() throws SearchUnavailable {
        index().clear();
        index().put(List.of(
                entry(SearchKind.LESSON, "l1", "生熟分开与刀板容器", "生肉与熟食的刀、板、容器要分开使用"),
                entry(SearchKind.LESSON, "l2", "洗手与个人卫生", "流动的水，肥皂，至少二十秒"),
                entry(SearchKind.QUESTION, "q1", "冷藏温度应当是多少", "冷藏库 Cold storage temperature", "LK-0504-01"),
                business("b1", "阳谷县第三小学食堂", "92371521Y0000001XX", "371521", Category.C1B, SCHOOL),
                business("b2", "莘县福来顺面馆", "92371522Y0000002XX", "371522", Category.K2, SNACKS)));
    }

    @Test
    void findsByChineseWordsInTitleAndText() throws SearchUnavailable {
        assertThat(ids("生熟分开", new Scope.Nothing())).containsExactly("l1");
        assertThat(ids("刀板", new Scope.Nothing())).contains("l1");
        assertThat(ids("肥皂", new Scope.Nothing())).containsExactly("l2");
    }

    @Test
    void findsEnglishWordsWhateverTheirCase() throws SearchUnavailable {
        assertThat(ids("cold STORAGE", new Scope.Nothing())).containsExactly("q1");
    }

    @Test
    void findsByTheBeginningOfACode() throws SearchUnavailable {
        assertThat(ids("lk-0504", new Scope.Nothing())).containsExactly("q1");
        assertThat(ids("92371521Y0000001XX", CITY)).containsExactly("b1");
    }

    @Test
    void findsOnlyTheKindsAskedFor() throws SearchUnavailable {
        var hits = index().find(new Wanted("卫生", List.of(), Set.of(SearchKind.QUESTION), CITY, 10));

        assertThat(hits).isEmpty();
    }

    @Test
    void showsBusinessesOnlyWithinTheScope() throws SearchUnavailable {
        assertThat(ids("食堂", CITY)).containsExactly("b1");
        assertThat(ids("食堂", new Scope.Everything())).containsExactly("b1");
        assertThat(ids("食堂", new Scope.Own(SCHOOL))).containsExactly("b1");
        assertThat(ids("食堂", new Scope.Own(SNACKS))).isEmpty();
        assertThat(ids("食堂", new Scope.Nothing())).isEmpty();
        assertThat(ids("食堂", new Scope.Area(Set.of("371522"), EnumSet.allOf(Category.class))))
                .isEmpty();
        assertThat(ids("食堂", new Scope.Area(Set.of("3715"), Set.of(Category.K2))))
                .isEmpty();
        assertThat(ids("食堂", new Scope.Area(Set.of("371521"), Set.of(Category.C1B, Category.C2))))
                .containsExactly("b1");
    }

    @Test
    void judgesCategoryAndRegionOnTheSameBusiness() throws SearchUnavailable {
        index().put(List.of(new Entry(
                SearchKind.PERSON,
                "p1",
                "",
                "",
                List.of("aa11", "bb22"),
                List.of(
                        new Entry.Place("371521", Category.C1B, SCHOOL.toString()),
                        new Entry.Place("371522", Category.K2, SNACKS.toString())))));

        assertThat(people(List.of("aa11"), new Scope.Area(Set.of("371521"), Set.of(Category.C1B))))
                .containsExactly("p1");
        assertThat(people(List.of("aa11"), new Scope.Area(Set.of("371521"), Set.of(Category.K2))))
                .isEmpty();
        assertThat(people(List.of("aa11", "bb22"), new Scope.Own(SNACKS))).containsExactly("p1");
        assertThat(people(List.of("aa11", "cc33"), CITY)).isEmpty();
    }

    @Test
    void replacesAndRemoves() throws SearchUnavailable {
        index().put(List.of(entry(SearchKind.LESSON, "l2", "晨检与带病不上岗", "发热腹泻不上岗")));
        index().remove(SearchKind.LESSON, List.of("l1", "never-there"));

        assertThat(ids("洗手", CITY)).isEmpty();
        assertThat(ids("晨检", CITY)).containsExactly("l2");
        assertThat(ids("生熟分开", CITY)).isEmpty();
        assertThat(index().count(SearchKind.LESSON)).isEqualTo(1);
    }

    @Test
    void survivesStrangeInput() throws SearchUnavailable {
        assertThat(ids("“*?~(){}[]^\"\\/:+-&&||!", CITY)).isEmpty();
        assertThat(ids("𬭎", CITY)).isEmpty();
    }

    @Test
    void answersAtMostAsManyAsAskedFor() throws SearchUnavailable {
        var hits = index().find(new Wanted("", List.of(), EnumSet.allOf(SearchKind.class), CITY, 2));

        assertThat(hits).hasSize(2);
    }

    @Test
    void whatWasAcknowledgedIsThereAfterItWasOpenedAgain() throws Exception {
        index().put(List.of(entry(SearchKind.LESSON, "l3", "晨检与带病不上岗", "发热腹泻不上岗")));
        index().remove(SearchKind.LESSON, List.of("l1"));

        var again = reopened();

        assertThat(ids(again, "晨检", new Scope.Nothing())).containsExactly("l3");
        assertThat(ids(again, "生熟分开", new Scope.Nothing())).isEmpty();
        assertThat(ids(again, "食堂", CITY)).containsExactly("b1");
        assertThat(again.count(SearchKind.LESSON)).isEqualTo(2);
    }

    /** Both ids and the order of writing would have it the other way round. */
    @Test
    void aTitleIsABetterHitThanAWordInTheText() throws SearchUnavailable {
        index().put(List.of(
                entry(SearchKind.LESSON, "a1", "每天的记录", "留样要写明时间与经手人"),
                entry(SearchKind.LESSON, "z1", "留样", "每个品种不少于一百二十五克")));

        var hits = index().find(new Wanted("留样", List.of(), Set.of(SearchKind.LESSON), new Scope.Nothing(), 10));

        assertThat(hits).extracting(Hit::id).containsExactly("z1", "a1");
        assertThat(hits.getFirst().score()).isGreaterThan(hits.getLast().score());
    }

    @Test
    void equalHitsComeInTheSameOrderWhateverWasWrittenLast() throws SearchUnavailable {
        for (var id : List.of("e2", "e3", "e1")) {
            index().put(List.of(entry(SearchKind.LESSON, id, "餐具消毒", "热力消毒")));
        }
        assertThat(ids("餐具消毒", new Scope.Nothing())).containsExactly("e1", "e2", "e3");

        index().put(List.of(entry(SearchKind.LESSON, "e1", "餐具消毒", "热力消毒")));
        assertThat(ids("餐具消毒", new Scope.Nothing())).containsExactly("e1", "e2", "e3");
        var first = index().find(new Wanted("餐具消毒", List.of(), Set.of(SearchKind.LESSON), new Scope.Nothing(), 1));
        assertThat(first).extracting(Hit::id).containsExactly("e1");
    }

    private List<String> ids(String text, Scope scope) throws SearchUnavailable {
        return ids(index(), text, scope);
    }

    private static List<String> ids(SearchIndex index, String text, Scope scope) throws SearchUnavailable {
        return index.find(new Wanted(text, List.of(), EnumSet.allOf(SearchKind.class), scope, 10)).stream()
                .map(Hit::id)
                .toList();
    }

    private List<String> people(List<String> codes, Scope scope) throws SearchUnavailable {
        return index().find(new Wanted("", codes, Set.of(SearchKind.PERSON), scope, 10)).stream()
                .map(Hit::id)
                .toList();
    }

    private static Entry entry(SearchKind kind, String id, String title, String text, String... codes) {
        return new Entry(kind, id, title, text, List.of(codes), List.of());
    }

    private static Entry business(
            String id, String name, String code, String region, Category category, EmployerId employer) {
        return new Entry(
                SearchKind.BUSINESS,
                id,
                name,
                category.zh(),
                List.of(code),
                List.of(new Entry.Place(region, category, employer.toString())));
    }
}

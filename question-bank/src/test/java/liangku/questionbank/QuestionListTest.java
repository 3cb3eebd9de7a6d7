package liangku.questionbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import liangku.questionbank.QuestionSort.Direction;
import liangku.testing.TestBank;
import liangku.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Filters, orders and saved filters, on real PostgreSQL. */
class QuestionListTest {

    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00.123456Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    private final TestBank bank = TestBank.over(TestDatabase.of("questionbank"));

    @Test
    void aQuestionIsFoundByItsPartsItsSpellingsAndItsEnglishWords() {
        var story = new QuestionForm(
                "W-1",
                "0603",
                "2",
                new PartForm("案例", "后厨一天", List.of(), "", "", ""),
                "",
                "",
                new MoreForm(
                        "",
                        "",
                        "",
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new MoreForm.EnglishForm(
                                "A kitchen's day",
                                List.of(),
                                "",
                                "",
                                List.of(
                                        new MoreForm.EnglishForm("Chill the salad", List.of(), "", "", List.of()),
                                        new MoreForm.EnglishForm("Name it", List.of(), "melamine", "", List.of()))))),
                List.of(
                        new PartForm("判断", "凉菜应当冷藏", List.of(), "对", "", ""),
                        new PartForm("填空", "有毒的添加物是____", List.of(), "三聚氰胺|蜜胺", "", "")));
        assertThat(bank.questions().add(story, "account:author", Instant.parse("2026-03-01T04:00:00Z")))
                .isInstanceOf(Saving.Saved.class);

        for (var text : List.of("凉菜应当", "三聚氰胺", "蜜胺", "KITCHEN'S", "chill the", "melamine")) {
            assertThat(bank.questions()
                            .page(
                                    new QuestionFilter("", Optional.empty(), Optional.empty(), Optional.empty(), text),
                                    "",
                                    10)
                            .questions())
                    .as(text)
                    .extracting(Question::identifier)
                    .containsExactly("W-1");
        }
    }

    @Test
    void whoWroteAQuestionFirstIsItsAuthorWhoeverChangedItSince() {
        var form = new QuestionForm("A-1", "判断", "0603", "2", "生熟要分开存放", List.of(), "对", "", "", "");
        var written = ((Saving.Saved) bank.questions().add(form, "account:first", NOON)).question();
        bank.bulk()
                .apply(new BulkChoice.Named(List.of(written.id())), new BulkEdit.MoveTo("0704"), "account:mover", NOON);

        assertThat(bank.questions()
                        .page(QuestionFilter.ALL.by("account:first"), "", 10)
                        .questions())
                .extracting(Question::id)
                .containsExactly(written.id());
        assertThat(bank.questions().count(QuestionFilter.ALL.by("account:mover")))
                .isZero();
        assertThat(bank.questions().authors(List.of(written.id()))).containsEntry(written.id(), "account:first");
    }

    @ParameterizedTest
    @EnumSource(QuestionSort.Key.class)
    void everyOrderIsPagedWithoutGapsOrRepetitionsBothWays(QuestionSort.Key key) {
        for (int i = 0; i < 23; i++) {
            add("Q-%02d".formatted(i * 7 % 23), i % 2 == 0 ? "0603" : "0704", i % 3 + 1, "第%d道题".formatted(i), i);
        }
        Comparator<Question> order = switch (key) {
            case IDENTIFIER -> Comparator.comparing(Question::identifier);
            case CHANGED -> Comparator.comparing(Question::changedAt).thenComparing(Question::identifier);
            case DIFFICULTY -> Comparator.comparingInt(Question::difficulty).thenComparing(Question::identifier);
            case TOPIC -> Comparator.comparing(Question::knowledgePoint).thenComparing(Question::identifier);
            case MEASURED, FACILITY, DISCRIMINATION -> Comparator.comparing(Question::identifier);
        };

        var up = all(new QuestionSort(key, Direction.ASCENDING));
        var down = all(new QuestionSort(key, Direction.DESCENDING));

        assertThat(up).hasSize(23).isSortedAccordingTo(order);
        assertThat(down).isEqualTo(up.reversed());
    }

    /** Twenty thousand questions as their own rows, which is all a list reads to find its place. */
    @Test
    void everyOrderOfAFilteredListIsReadFromAnIndexAndNeverSorted() {
        bank.db().sql("""
                insert into questionbank.question
                    (id, identifier, version, status, kind, topic, difficulty, twin, changed_at, changed_by)
                select gen_random_uuid(), 'X' || to_char(i, 'FM000000'), 1, 'DRAFT',
                    (array['SINGLE', 'MULTIPLE', 'TRUE_FALSE'])[1 + i % 3],
                    (array['0101', '0102', '0601', '0602', '0603', '0704'])[1 + i / 3 % 6], 1 + i / 18 % 5, '',
                    timestamptz '2026-03-01' + i / 1000 * interval '1 minute', 'account:a'
                from generate_series(1, 20000) as i
                """).update();
        bank.db().sql("""
                update questionbank.question
                set measured_difficulty = random() * 4 - 2, facility = random(), discrimination = random(), shown = 100
                where identifier like '%1' or identifier like '%4' or identifier like '%7'
                """).update();
        bank.db().sql("analyze questionbank.question").update();
        var filters = List.of(
                QuestionFilter.ALL,
                new QuestionFilter("0603", Optional.empty(), Optional.empty(), Optional.empty(), ""),
                new QuestionFilter("06", Optional.of(QuestionKind.SINGLE), Optional.empty(), Optional.empty(), ""),
                new QuestionFilter("06", Optional.of(QuestionKind.SINGLE), Optional.of(3), Optional.empty(), ""),
                new QuestionFilter("", Optional.of(QuestionKind.MULTIPLE), Optional.of(2), Optional.empty(), ""));

        for (var key : QuestionSort.Key.values()) {
            for (var direction : Direction.values()) {
                var sort = new QuestionSort(key, direction);
                for (var filter : filters) {
                    var page = bank.db()
                            .sql("explain (analyze, buffers) " + QuestionListTable.statement(filter, sort, "", 51))
                            .params(QuestionListTable.params(filter, sort, ""))
                            .query(String.class)
                            .list();
                    assertThat(page)
                            .as("%s of %s", sort, filter.asked())
                            .noneMatch(line -> line.contains("Sort Key") || line.contains("Seq Scan"))
                            .anyMatch(line -> line.contains("Index Scan"));
                }
            }
        }
    }

    @Test
    void aPlaceThatNoPageNamedIsRefused() {
        for (var key : List.of(QuestionSort.Key.CHANGED, QuestionSort.Key.DIFFICULTY, QuestionSort.Key.FACILITY)) {
            var sort = new QuestionSort(key, Direction.ASCENDING);
            assertThatThrownBy(() -> bank.questions().page(QuestionFilter.ALL, sort, "nowhere", 10))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void textsAreFoundWhateverTheirCaseAndWidthInStemOptionsAndIdentifier() {
        add("Q-Ab", "0603", 2, "中心温度应达到７０℃", 0);
        add("Q-2", "0603", 2, "留样100%完整_吗", 0);

        for (var text : List.of("70℃", "中心 温度", "q-AB", "达到70")) {
            assertThat(shown(text)).containsExactly("Q-Ab");
        }
        assertThat(shown("100%完整_")).containsExactly("Q-2");
        assertThat(shown("100_")).isEmpty();
        assertThat(shown(" ")).hasSize(2);
    }

    @Test
    void wordsOfOneAndTwoCharactersAreFoundAlsoAfterAChange() {
        add("A-1", "0603", 2, "生熟分开", 0);
        add("A-2", "0603", 2, "留样柜要上锁😀吗", 1);
        add("A-3", "0603", 2, "分餐 公筷", 2);

        assertThat(shown("分")).containsExactly("A-1", "A-3");
        assertThat(shown("熟分")).containsExactly("A-1");
        assertThat(shown("锁😀吗")).containsExactly("A-2");
        assertThat(shown("餐公")).as("blanks say nothing").containsExactly("A-3");
        assertThat(shown("分样")).isEmpty();

        var question =
                bank.questions().page(QuestionFilter.ALL, "", 1).questions().getFirst();
        bank.questions().change(question.reference(), form("A-1", "0603", 2, "荤素搭配"), "account:b", NOON);
        assertThat(shown("熟分")).isEmpty();
        assertThat(shown("荤素")).containsExactly("A-1");
    }

    @Test
    void thePairsOfAnUpgradeAreThoseOfAnImport() {
        var words = List.of("a-1\n生熟分开😀吗\n对", "", "x", "分分分分", "\n\n", "q\nab\nba");

        for (var text : words) {
            var upgraded =
                    bank.db().sql("""
                            select coalesce(
                                array_agg(distinct (ascii(substr(words, i, 1)) << 16) # ascii(substr(words, i + 1, 1)))
                                    filter (where i is not null and strpos(substr(words, i, 2), chr(10)) = 0),
                                '{}')::text
                            from (select cast(:words as text)) as q (words)
                            left join lateral generate_series(1, length(words) - 1) as i on true
                            """).param("words", text).query(String.class).single();

            assertThat(WordPairs.of(text)).hasToString(upgraded);
        }
    }

    @Test
    void questionsAreFoundByPostByWhoChangedThemAndByTheEndOfTheirRule() {
        var more = new MoreForm(
                "", "KEY_OPERATOR", "", "2026-02-28", Optional.empty(), Optional.empty(), Optional.empty());
        var form = new QuestionForm(
                "Q-1", "0603", "2", new PartForm("判断", "旧规定", List.of(), "对", "", ""), "", "", more, List.of());
        bank.questions().add(form, "account:one", NOON);
        add("Q-2", "0603", 2, "新规定", 0);
        var empty = Optional.<String>empty();

        var post = filter(empty, Optional.of("KEY_OPERATOR"), empty);
        var by = filter(empty, empty, Optional.of("account:one"));

        assertThat(identifiers(post)).containsExactly("Q-1");
        assertThat(identifiers(by)).containsExactly("Q-1");
        assertThat(identifiers(QuestionFilter.ALL.expired(TODAY))).containsExactly("Q-1");
        assertThat(identifiers(QuestionFilter.ALL.expired(LocalDate.of(2026, 2, 28))))
                .isEmpty();
        assertThat(bank.questions()
                        .page(QuestionFilter.ALL.expired(TODAY), "", 10)
                        .questions()
                        .getFirst()
                        .about())
                .matches(about -> about.expired(TODAY));
    }

    @Test
    void aRuleThatEndsWithinThirtyDaysIsToldAhead() {
        for (int days : new int[] {-1, 0, 30, 31}) {
            var until = TODAY.plusDays(days).toString();
            var more = new MoreForm("", "", "", until, Optional.empty(), Optional.empty(), Optional.empty());
            var form = new QuestionForm(
                    "Q%+d".formatted(days),
                    "0603",
                    "2",
                    new PartForm("判断", "规定" + days, List.of(), "对", "", ""),
                    "",
                    "",
                    more,
                    List.of());
            bank.questions().add(form, "account:one", NOON);
        }
        var soon = QuestionFilter.ALL.expiredOrSoon(TODAY);

        assertThat(identifiers(soon)).containsExactly("Q+0", "Q+30", "Q-1");
        assertThat(bank.questions().page(soon, "", 10).questions().stream()
                        .filter(question -> question.about().expiresSoon(TODAY)))
                .extracting(Question::identifier)
                .containsExactly("Q+0", "Q+30");
        bank.filters().save("one", "快到期的", soon, NOON);
        assertThat(bank.filters().list("one", TODAY.plusDays(9)))
                .containsExactly(new SavedFilter("快到期的", QuestionFilter.ALL.expiredOrSoon(TODAY.plusDays(9)), NOON));
    }

    @Test
    void aSavedFilterIsItsOwnersAndIsAboutTheDayItIsUsed() {
        var full = new QuestionFilter(
                        "06",
                        Optional.of(QuestionKind.CASE),
                        Optional.of(3),
                        Optional.of(QuestionStatus.IN_REVIEW),
                        "温度",
                        Optional.of("夏季"),
                        Optional.of("KEY_OPERATOR"),
                        Optional.of("account:one"),
                        Optional.of(new ImportId(new UUID(0, 1))),
                        Optional.of(TODAY))
                .with(new FigureFilter(
                        Optional.of(0.25),
                        Optional.of(1.0),
                        Optional.of(-0.5),
                        Optional.of(0.1),
                        Optional.of(true),
                        Optional.of(false)));
        assertThat(bank.filters().save("one", " 到期的 ", full, NOON)).isEqualTo(SavedFilters.Keeping.KEPT);
        assertThat(bank.filters().save("one", "全部", QuestionFilter.ALL, NOON)).isEqualTo(SavedFilters.Keeping.KEPT);
        assertThat(bank.filters().save("one", "全部", QuestionFilter.ALL.tagged("新"), NOON))
                .isEqualTo(SavedFilters.Keeping.KEPT);
        assertThat(bank.filters().save("one", " ", full, NOON)).isEqualTo(SavedFilters.Keeping.BAD_NAME);

        assertThat(bank.filters().list("one", TODAY.plusDays(9)))
                .containsExactly(
                        new SavedFilter("全部", QuestionFilter.ALL.tagged("新"), NOON),
                        new SavedFilter("到期的", full.expired(TODAY.plusDays(9)), NOON));
        assertThat(bank.filters().list("two", TODAY)).isEmpty();
        assertThat(bank.filters().delete("two", "全部")).isFalse();
        assertThat(bank.filters().delete("one", "全部")).isTrue();
        for (int i = 0; i < SavedFilters.FILTERS_MAX - 1; i++) bank.filters().save("one", "f" + i, full, NOON);
        assertThat(bank.filters().save("one", "one more", full, NOON)).isEqualTo(SavedFilters.Keeping.TOO_MANY);
        assertThat(bank.filters().save("one", "f1", full, NOON)).isEqualTo(SavedFilters.Keeping.KEPT);
    }

    private List<Question> all(QuestionSort sort) {
        List<Question> all = new ArrayList<>();
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            var page = bank.questions().page(QuestionFilter.ALL, sort, after.get(), 5);
            all.addAll(page.questions());
            after = page.next();
        }
        return all;
    }

    private static QuestionFilter filter(Optional<String> tag, Optional<String> post, Optional<String> changedBy) {
        return new QuestionFilter(
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                tag,
                post,
                changedBy,
                Optional.empty(),
                Optional.empty());
    }

    private List<String> shown(String text) {
        return identifiers(new QuestionFilter("", Optional.empty(), Optional.empty(), Optional.empty(), text));
    }

    private List<String> identifiers(QuestionFilter filter) {
        return bank.questions().page(filter, "", 100).questions().stream()
                .map(Question::identifier)
                .toList();
    }

    private static QuestionForm form(String identifier, String topic, int difficulty, String stem) {
        return new QuestionForm(
                identifier, "判断", topic, Integer.toString(difficulty), stem, List.of(), "对", "", "", "");
    }

    private void add(String identifier, String topic, int difficulty, String stem, int minute) {
        var form = form(identifier, topic, difficulty, stem);
        assertThat(bank.questions().add(form, "account:author", NOON.plusSeconds(60L * (minute / 2))))
                .isInstanceOf(Saving.Saved.class);
    }
}

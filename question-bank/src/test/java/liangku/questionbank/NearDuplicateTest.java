package liangku.questionbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import liangku.questionbank.RowOutcome.Outcome;
import liangku.questionbank.interchange.QuestionImports;
import liangku.testing.TestBank;
import liangku.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Near-duplicates on saving, at import and over the bank, on real PostgreSQL. */
class NearDuplicateTest {

    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
    private static final String HEADER = "题号,题型,知识点,难度,题干,选项A,选项B,选项C,选项D,答案\n";
    private static final String MEAT = "切配生肉以后要接着切熟食，厨师应当先做什么才不会交叉污染？";
    private static final String FISH = "切配生鱼以后要接着切熟食，厨师应当先做什么才不会交叉污染？";
    private static final String HANDS = "从业人员上岗前发现手上有化脓性伤口，管理人员应当怎样安排他的工作？";
    private static final String OPTIONS = ",立即洗手消毒,戴上一次性手套,用抹布擦一擦,继续加工食品,A";

    private final DataSource database = TestDatabase.of("questionbank");
    private final TestBank bank = TestBank.over(database);

    @Test
    void savingNamesWhatIsNearlyTheSame() {
        assertThat(saved("Q-1", MEAT).similar()).isEmpty();
        assertThat(saved("Q-2", HANDS).similar()).isEmpty();

        var third = saved("Q-3", FISH);

        assertThat(third.similar()).extracting(Similar::identifier).containsExactly("Q-1");
        assertThat(third.similar().getFirst().similarity()).isBetween(0.8, 0.99);
        assertThat(bank.questions().similar(third.question()))
                .extracting(Similar::identifier)
                .containsExactly("Q-1");
        assertThat(bank.questions().similar(form("", MEAT))).isInstanceOf(Checking.Faulty.class);
        assertThat(((Checking.Checked) bank.questions().similar(form("Q-9", FISH))).similar())
                .extracting(Similar::identifier)
                .containsExactly("Q-3", "Q-1");
    }

    @Test
    void aChangeIsComparedWithOthersAndNotWithItsOwnPast() {
        var first = saved("Q-1", MEAT).question();

        var changed = (Saving.Saved) bank.questions().change(first.reference(), form("Q-1", FISH), "a", NOON);

        assertThat(changed.similar()).isEmpty();
        assertThat(saved("Q-2", MEAT).similar()).extracting(Similar::identifier).containsExactly("Q-1");
    }

    @Test
    void anImportNotesTheNearestInTheBankAndInTheSameFile() {
        saved("Q-1", MEAT);

        var report = run(
                HEADER + "N-1,单选,0603,2," + FISH + OPTIONS + "\n" + "N-2,单选,0303,2," + HANDS + OPTIONS + "\n"
                        + "N-3,单选,0303,2," + HANDS.replace("上岗前", "上班前") + OPTIONS + "\n",
                OnDuplicate.VERSION);

        assertThat(report.outcomes()).extracting(RowOutcome::outcome).containsOnly(Outcome.ACCEPTED);
        assertThat(report.outcomes().get(0).faults().getFirst().code()).isEqualTo(Fault.Code.NEAR_DUPLICATE);
        assertThat(report.outcomes().get(0).en()).matches("[89]\\d% the same as question 'Q-1', but for “肉”→“鱼”");
        assertThat(report.outcomes().get(1).faults()).isEmpty();
        assertThat(report.outcomes().get(2).zh()).matches("与题目“N-2”有[89]\\d%相同，不同之处：“岗”→“班”");
    }

    /** So many rows that the bank is remembered rather than asked, and that the pair of the file is in two sets. */
    @Test
    void aLargeFileIsComparedWithTheBankAndWithItselfToo() {
        saved("Q-1", MEAT);
        var retired = saved("Q-2", HANDS.replace("化脓性", "化脓的")).question();
        bank.questions().retire(List.of(retired.id()), "", "account:reviewer", NOON);
        var chance = new SplitMix64(7);
        var rows = IntStream.range(0, 2_100)
                .mapToObj(i -> "B-%d,判断,0603,2,%s,,,,,对\n".formatted(i, ideographs(chance)))
                .collect(Collectors.toCollection(ArrayList::new));
        rows.set(5, "N-1,单选,0603,2," + FISH + OPTIONS + "\n");
        rows.set(9, "N-2,单选,0303,2," + HANDS + OPTIONS + "\n");
        rows.set(2_050, "N-3,单选,0303,2," + HANDS.replace("上岗前", "上班前") + OPTIONS + "\n");

        for (var mode : List.of(ImportMode.DRY_RUN, ImportMode.STORE)) {
            var report = run(HEADER + String.join("", rows), OnDuplicate.VERSION, mode);

            assertThat(report.count(Outcome.ACCEPTED)).isEqualTo(2_100);
            var noted = report.outcomes().stream()
                    .filter(row -> !row.faults().isEmpty())
                    .toList();
            assertThat(noted).extracting(RowOutcome::identifier).containsExactly("N-1", "N-3");
            assertThat(noted.get(0).en()).contains("'Q-1'");
            assertThat(noted.get(1).en()).contains("'N-2'");
        }
        assertThat(run(HEADER + String.join("", rows), OnDuplicate.VERSION).count(Outcome.UNCHANGED))
                .isEqualTo(2_100);
        assertThat(bank.questions()
                        .page(new QuestionFilter("", Optional.empty(), Optional.empty(), Optional.empty(), "生鱼"), "", 9)
                        .questions())
                .extracting(Question::identifier)
                .containsExactly("N-1");
    }

    private static String ideographs(SplitMix64 chance) {
        return IntStream.range(0, 12)
                .mapToObj(i -> Character.toString(0x4e00 + (int) Math.floorMod(chance.next(), 20_000L)))
                .collect(Collectors.joining());
    }

    @Test
    void theSameFileTwiceChangesNothingWhateverIsAskedForAndNotesNothingAnew() {
        var file = HEADER + "N-1,单选,0603,2," + MEAT + OPTIONS + "\n" + "N-2,单选,0603,2," + FISH + OPTIONS + "\n";
        run(file, OnDuplicate.VERSION);
        var before = versions();

        for (var way : OnDuplicate.values()) {
            var report = run(file, way);
            assertThat(report.outcomes()).extracting(RowOutcome::outcome).containsOnly(Outcome.UNCHANGED);
            assertThat(report.outcomes()).allMatch(row -> row.faults().isEmpty());
        }

        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void onDuplicateDecidesWhatBecomesOfAKnownIdentifier() {
        take(MEAT, "", OnDuplicate.VERSION);

        assertThat(take(FISH, "冬季", OnDuplicate.SKIP).faults())
                .containsExactly(Fault.of(Fault.Code.KNOWN_IDENTIFIER, "N-1"));
        var added = take(FISH, "冬季", OnDuplicate.ADD);
        assertThat(added.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(added.identifier()).isEqualTo("N-1-2");
        assertThat(added.faults()).extracting(Fault::code).containsExactly(Fault.Code.NEAR_DUPLICATE);
        assertThat(tags("N-1-2")).containsExactly("冬季");
        assertThat(tags("N-1")).isEmpty();
        assertThat(take(FISH, "冬季", OnDuplicate.ADD).faults())
                .containsExactly(Fault.of(Fault.Code.SAME_QUESTION, "N-1-2"));
        // The added one has these very words by now: a second version of the first would be its twin.
        assertThat(take(FISH, "冬季", OnDuplicate.VERSION).faults())
                .containsExactly(Fault.of(Fault.Code.SAME_QUESTION, "N-1-2"));
        assertThat(take(FISH.replace("生鱼", "生虾"), "冬季", OnDuplicate.VERSION).outcome())
                .isEqualTo(Outcome.UPDATED);
        assertThat(tags("N-1")).containsExactly("冬季");
    }

    @Test
    void aKnownQuestionWithOtherLabelsIsFiledAnewWithoutANewVersion() {
        take(MEAT, "夏季", OnDuplicate.VERSION);

        assertThat(take(MEAT, "冬季", OnDuplicate.VERSION).outcome()).isEqualTo(Outcome.UPDATED);

        assertThat(versions()).isEqualTo(1);
        assertThat(tags("N-1")).containsExactly("冬季");
    }

    private RowOutcome take(String stem, String tags, OnDuplicate way) {
        var plain = form("N-1", stem);
        var more = new MoreForm("", "", "", "", Optional.of(List.of(tags)), Optional.empty(), Optional.empty());
        var form = new QuestionForm("N-1", "0603", "2", plain.asked(), "", "", more, List.of());
        var order = new ImportOrder(FileFormat.CSV, "f.csv", "", ImportMode.STORE, way, "");
        var result = bank.intake().run(sink -> sink.accept(new Incoming.Item(2, form)), order, "account:author", NOON);
        return ((ImportResult.Complete) result).report().outcomes().getFirst();
    }

    @Test
    void theReportTellsEachPairOnceAndGoesOnWhereItStopped() {
        saved("Q-1", MEAT);
        saved("Q-2", FISH);
        saved("Q-3", HANDS);
        saved("Q-4", HANDS.replace("上岗前", "上班前"));

        var first = bank.questions().nearDuplicates(0.8, "", 1);
        var second = bank.questions().nearDuplicates(0.8, first.next().orElseThrow(), 10);

        assertThat(first.pairs()).extracting(NearDuplicates.Pair::identifier).containsExactly("Q-1");
        assertThat(first.pairs().getFirst().other().identifier()).isEqualTo("Q-2");
        assertThat(second.pairs()).extracting(NearDuplicates.Pair::identifier).containsExactly("Q-3");
        assertThat(second.next()).isEmpty();
        assertThat(bank.questions().nearDuplicates(0.99, "", 10).pairs()).isEmpty();
        bank.questions().retire(List.of(second.pairs().getFirst().other().id()), "", "account:reviewer", NOON);
        assertThat(bank.questions().nearDuplicates(0.8, "", 10).pairs()).hasSize(1);
    }

    @Test
    void questionsThatLackNothingButTheirSignGetIt() {
        saved("Q-1", MEAT);
        saved("Q-2", HANDS);
        var before = signs();
        bank.db().sql("update questionbank.found_by set sign = null").update();

        new LikenessNotes(bank.db(), new TransactionTemplate(new JdbcTransactionManager(database))).catchUp();

        assertThat(before).hasSize(2).doesNotContainNull();
        assertThat(signs()).isEqualTo(before);
    }

    /** Before, 1:50 was the same as 150; what was kept so is kept otherwise before anybody is told a lie about it. */
    @Test
    void whatWasTakenForATwinBeforeIsWorkedOutAnew() {
        var first = saved("Q-1", MEAT).question();
        var kept = twin("Q-1");
        bank.db().sql("update questionbank.question set twin = 'old'").update();
        bank.db().sql("update questionbank.found_by set sign = null").update();

        new LikenessNotes(bank.db(), new TransactionTemplate(new JdbcTransactionManager(database))).catchUp();

        assertThat(twin("Q-1")).isEqualTo(kept);
        assertThat(bank.questions().find(first.id())).contains(first);
    }

    private String twin(String identifier) {
        return bank.db()
                .sql("select twin from questionbank.question where identifier = :identifier")
                .param("identifier", identifier)
                .query(String.class)
                .single();
    }

    private List<Long> signs() {
        return bank.db()
                .sql("select sign from questionbank.found_by order by identifier")
                .query((row, number) -> row.getObject("sign", Long.class))
                .list();
    }

    @Test
    void questionsFromBeforeAreCaughtUpWith() {
        saved("Q-1", MEAT);
        bank.db()
                .sql("update questionbank.found_by set bands = '{}', sign = null, pairs = '{}', words = ''")
                .update();
        assertThat(saved("Q-2", FISH).similar()).isEmpty();

        var notes = new LikenessNotes(bank.db(), new TransactionTemplate(new JdbcTransactionManager(database)));
        notes.catchUp();
        notes.catchUp();

        assertThat(bank.questions().nearDuplicates(0.8, "", 10).pairs()).hasSize(1);
        assertThat(bank.questions()
                        .page(
                                new QuestionFilter("", Optional.empty(), Optional.empty(), Optional.empty(), "生肉"),
                                "",
                                10)
                        .questions())
                .hasSize(1);
    }

    @Test
    void aShortQuestionWithAnotherNumberIsFoundWhenSavedBroughtInAndReported() {
        statement("S-1", "留样食品应保存48小时");

        assertThat(statement("S-2", "留样食品应保存24小时").similar())
                .extracting(Similar::identifier)
                .containsExactly("S-1");
        var report = run("题号,题型,知识点,难度,题干,答案\nS-3,判断,0603,2,留样食品应保存36小时,对\n", OnDuplicate.ADD);
        assertThat(report.outcomes().getFirst().faults())
                .extracting(Fault::code)
                .contains(Fault.Code.NEAR_DUPLICATE);
        assertThat(bank.questions().nearDuplicates(Sketch.NEAR, "", 10).pairs())
                .extracting(pair -> pair.identifier() + " " + pair.other().identifier())
                .containsExactlyInAnyOrder("S-1 S-2", "S-1 S-3", "S-2 S-3");
        assertThat(bank.questions().nearDuplicates(0.9, "", 10).pairs()).isEmpty();
    }

    @Test
    void shortQuestionsWithAnotherNumberAreFoundInALargeFileTooAndThePreviewSaysTheSame() {
        var known = List.of("食品留样48小时", "冷荤留样24小时", "水果冷藏12小时", "卤味应保存12小时");
        var changed = List.of("食品留样24小时", "冷荤留样72小时", "水果冷藏48小时", "卤味应保存36小时");
        for (int i = 0; i < known.size(); i++) statement("S-" + i, known.get(i));
        var chance = new SplitMix64(11);
        var rows = IntStream.range(0, 600)
                .mapToObj(i -> "B-%d,判断,0603,2,%s,,,,,对\n".formatted(i, ideographs(chance)))
                .collect(Collectors.toCollection(ArrayList::new));
        for (int i = 0; i < changed.size(); i++) {
            rows.set(50 * i, "N-%d,判断,0603,2,%s,,,,,对\n".formatted(i, changed.get(i)));
        }
        // From afar all but the first pair look less alike than longer near-duplicates ever do.
        assertThat(IntStream.range(0, known.size())
                        .filter(i -> sketch(known.get(i))
                                        .unlike(sketch(changed.get(i)).sign())
                                > Sketch.UNLIKE_MAX))
                .containsExactly(1, 2, 3);

        for (var mode : List.of(ImportMode.DRY_RUN, ImportMode.STORE)) {
            var report = run(HEADER + String.join("", rows), OnDuplicate.VERSION, mode);

            assertThat(report.outcomes())
                    .as(mode.name())
                    .filteredOn(row -> !row.faults().isEmpty())
                    .extracting(RowOutcome::identifier, row -> row.en().replaceFirst("\\d+%", "…"))
                    .containsExactly(
                            tuple("N-0", "… the same as question 'S-0', but for “48”→“24”"),
                            tuple("N-1", "… the same as question 'S-1', but for “24”→“72”"),
                            tuple("N-2", "… the same as question 'S-2', but for “12”→“48”"),
                            tuple("N-3", "… the same as question 'S-3', but for “12”→“36”"));
        }
    }

    private static Sketch sketch(String statement) {
        return Sketch.of(new Body.TrueFalse(statement, Body.TrueFalse.Verdict.RIGHT));
    }

    private Saving.Saved statement(String identifier, String stem) {
        var form = new QuestionForm(identifier, "判断", "0603", "2", stem, List.of(), "对", "", "", "");
        return (Saving.Saved) bank.questions().add(form, "account:author", NOON);
    }

    @Test
    void ourOwnBankIsNotFlaggedButForWhatIsNearlyTheSame() {
        var loaded = TestBank.loaded();
        List<String> flagged = new ArrayList<>();
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            var part = loaded.questions().nearDuplicates(Sketch.NEAR, after.get(), 200);
            part.pairs()
                    .forEach(pair -> flagged.add("%s ~ %s %d%%"
                            .formatted(
                                    pair.identifier(),
                                    pair.other().identifier(),
                                    pair.other().percent())));
            after = part.next();
        }

        assertThat(flagged).isEmpty();
    }

    private ImportReport run(String csv, OnDuplicate way) {
        return run(csv, way, ImportMode.STORE);
    }

    private ImportReport run(String csv, OnDuplicate way, ImportMode mode) {
        var wish = new QuestionImports.Wish(Optional.empty(), mode, way, ImportOrder.UNSORTED);
        var file = new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
        return ((ImportResult.Complete) bank.imports().run(file, "f.csv", wish, "account:author", NOON)).report();
    }

    private int versions() {
        return bank.db()
                .sql("select count(*) from questionbank.question_version")
                .query(Integer.class)
                .single();
    }

    private List<String> tags(String identifier) {
        return bank.questions().page(QuestionFilter.ALL, "", 100).questions().stream()
                .filter(question -> question.identifier().equals(identifier))
                .findFirst()
                .orElseThrow()
                .labels()
                .tags();
    }

    private Saving.Saved saved(String identifier, String stem) {
        return (Saving.Saved) bank.questions().add(form(identifier, stem), "account:author", NOON);
    }

    private static QuestionForm form(String identifier, String stem) {
        var options = List.of("立即洗手消毒", "戴上一次性手套", "用抹布擦一擦", "继续加工食品");
        return new QuestionForm(identifier, "单选", "0603", "2", stem, options, "A", "", "", "");
    }
}

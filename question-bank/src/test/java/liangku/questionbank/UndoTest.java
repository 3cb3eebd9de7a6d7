package liangku.questionbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import liangku.questionbank.interchange.QuestionImports;
import liangku.testing.TestBank;
import liangku.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** Taking an import back, on real PostgreSQL. */
class UndoTest {

    private static final String AUTHOR = "account:author";
    private static final String REVIEWER = "account:reviewer";
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
    private static final String HEADER = "题号,题型,知识点,难度,题干,答案\n";

    private final TestBank bank = TestBank.over(TestDatabase.of("questionbank"));

    @Test
    void whatAnImportBroughtGoesAndWhatItChangedIsAsBefore() {
        var first = run("Q-1,判断,0603,2,生熟要分开存放,对\n");
        var second = run("Q-1,判断,0704,3,生熟要分开放置,错\nQ-2,判断,0603,2,晨检要记录,对\n");
        bank.questions().retire(List.of(question("Q-2").id()), "", REVIEWER, NOON);

        assertThat(bank.intake().undo(second, AUTHOR, NOON))
                .isEqualTo(new Undoing.Undone(1, 1, 0, List.of(), List.of(), List.of(), List.of()));

        var restored = question("Q-1");
        assertThat(restored.version()).isEqualTo(1);
        assertThat(restored.status()).isEqualTo(QuestionStatus.DRAFT);
        assertThat(bank.questions()
                        .page(filter("0603", "分开存放").from(first), "", 10)
                        .questions())
                .containsExactly(restored);
        assertThat(all()).containsExactly(restored);
        assertThat(bank.db()
                        .sql("select count(distinct question_id) from questionbank.found_by")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        // The twin is that of the restored words again.
        assertThat(bank.questions().add(form("Q-9", "生熟要分开存放"), AUTHOR, NOON)).isInstanceOf(Saving.Faulty.class);
        assertThat(run("Q-1,判断,0704,3,生熟要分开放置,错\nQ-2,判断,0603,2,晨检要记录,对\n")).isNotEqualTo(second);
        assertThat(all()).hasSize(2);
    }

    @Test
    void whatWasApprovedReleasedOrChangedSinceStaysAndIsNamed() {
        var id = run("""
                Q-1,判断,0603,2,生熟要分开存放,对
                Q-2,判断,0603,2,晨检要每天记录,对
                Q-3,判断,0603,2,留样要满四十八小时,对
                Q-4,判断,0603,2,虫害要定期防治,对
                """);
        bank.reviewed(List.of(question("Q-1").reference()), AUTHOR, REVIEWER, NOON);
        bank.releases().publish("", REVIEWER, NOON);
        bank.reviewed(List.of(question("Q-2").reference()), AUTHOR, REVIEWER, NOON);
        bank.questions().change(question("Q-3").reference(), form("Q-3", "留样要满两天"), AUTHOR, NOON);

        assertThat(bank.intake().undo(id, AUTHOR, NOON))
                .isEqualTo(new Undoing.Undone(
                        1,
                        0,
                        0,
                        List.of(
                                new Undoing.Kept("Q-1", Undoing.Reason.APPROVED),
                                new Undoing.Kept("Q-2", Undoing.Reason.APPROVED),
                                new Undoing.Kept("Q-3", Undoing.Reason.CHANGED)),
                        List.of(),
                        List.of(),
                        List.of()));
        assertThat(all()).extracting(Question::identifier).containsExactly("Q-1", "Q-2", "Q-3");
    }

    @Test
    void aVersionThatIsTheNewestAgainHasItsFiguresAgain() {
        run("Q-1,判断,0603,2,生熟要分开存放,对\n");
        var id = question("Q-1").id();
        bank.db().sql("""
                insert into questionbank.item_statistics
                    (question_id, version, tally, shown, facility, discrimination, omit_rate, measured, measured_error,
                     measured_shown, difficulty, difficulty_error, expected, counted_at)
                values (:id, 1, '', 40, 0.75, 0.3, 0, -0.5, 0.2, 40, -0.5, 0.2, 0.7, now())
                """).param("id", id.value()).update();
        assertThat(new QuestionListTable(bank.db()).show(10)).isEqualTo(1);
        var figures = figures();
        assertThat(figures.get(id).measured())
                .contains(new QuestionFigures.Measured(-0.5, 0.75, OptionalDouble.of(0.3), 40));
        var second = run("Q-1,判断,0603,3,生熟要分开放置,对\n");
        assertThat(figures()).isEmpty();

        bank.intake().undo(second, AUTHOR, NOON);

        assertThat(figures()).isEqualTo(figures);
    }

    @Test
    void aNumberThatWasTakenBackIsNotGivenAgain() {
        run("Q-1,判断,0603,2,生熟要分开存放,对\n");
        var second = run("Q-1,判断,0603,3,生熟要分开放置,对\n");
        var read = question("Q-1").reference();
        bank.intake().undo(second, AUTHOR, NOON);

        run("Q-1,判断,0603,3,生熟不必分开,对\n");
        bank.questions().submit(List.of(question("Q-1").reference()), "", AUTHOR, NOON);

        assertThat(question("Q-1").version()).isEqualTo(3);
        assertThat(bank.questions().approve(List.of(read), REVIEWER, NOON).refused())
                .extracting(Approval.Refused::reason)
                .containsExactly(Approval.Reason.NOT_NEWEST);
        bank.questions().change(question("Q-1").reference(), form("Q-1", "生熟要分区存放"), AUTHOR, NOON);
        assertThat(question("Q-1").version()).isEqualTo(4);
    }

    @Test
    void approvingAnImportRefusesWhatWasChangedSince() {
        var id = run("Q-1,判断,0603,2,生熟要分开存放,对\nQ-2,判断,0603,2,晨检要每天记录,对\n");
        bank.questions().submit(id, "", AUTHOR, NOON);
        bank.questions().change(question("Q-1").reference(), form("Q-1", "生熟不必分开"), AUTHOR, NOON);
        bank.questions().submit(List.of(question("Q-1").reference()), "", AUTHOR, NOON);

        var approval = bank.questions().approve(id, REVIEWER, NOON);

        assertThat(approval.approved()).containsExactly(question("Q-2").id());
        assertThat(approval.refused())
                .containsExactly(
                        new Approval.Refused(new QuestionVersion(question("Q-1").id(), 1), Approval.Reason.NOT_NEWEST));
    }

    @Test
    void aRestoredVersionStandsWhereItStood() {
        run("""
                Q-1,判断,0603,2,生熟要分开存放,对
                Q-2,判断,0603,2,晨检要每天记录,对
                Q-3,判断,0603,2,留样要满四十八小时,对
                """);
        bank.reviewed(List.of(question("Q-1").reference()), AUTHOR, REVIEWER, NOON);
        bank.releases().publish("", REVIEWER, NOON);
        bank.reviewed(List.of(question("Q-2").reference()), AUTHOR, REVIEWER, NOON);
        bank.questions().submit(List.of(question("Q-3").reference()), "", AUTHOR, NOON);
        var second = run("""
                Q-1,判断,0603,3,生熟要分开存放,对
                Q-2,判断,0603,3,晨检要每天记录,对
                Q-3,判断,0603,3,留样要满四十八小时,对
                """);
        assertThat(all()).extracting(Question::status).containsOnly(QuestionStatus.DRAFT);

        assertThat(bank.intake().undo(second, AUTHOR, NOON))
                .isEqualTo(new Undoing.Undone(0, 3, 0, List.of(), List.of(), List.of(), List.of()));

        assertThat(all())
                .extracting(Question::status)
                .containsExactly(QuestionStatus.RELEASED, QuestionStatus.APPROVED, QuestionStatus.IN_REVIEW);
    }

    @Test
    void whatSomebodySpokeOfStaysWithItsWordsAndWhatWasFiledIsNamed() {
        run("""
                Q-1,判断,0603,2,生熟要分开存放,对
                Q-2,判断,0603,2,晨检要每天记录,对
                """);
        var file = """
                题号,题型,知识点,难度,题干,答案,标签,互斥题
                Q-1,判断,0603,3,生熟要分开存放,对,夏季,
                Q-2,判断,0603,2,晨检要每天记录,对,夏季,Q-3
                Q-3,判断,0603,2,留样要满四十八小时,对,,
                Q-4,判断,0603,2,虫害要定期防治,对,,
                """;
        var id = imported(file);
        bank.questions().comment(question("Q-1").reference(), "为什么改难度？", REVIEWER, NOON);
        bank.questions().submit(List.of(question("Q-4").reference()), "", AUTHOR, NOON);
        bank.questions().returnToAuthor(List.of(question("Q-4").reference()), "太短", REVIEWER, NOON);
        var wanted = new Undoing.Undone(
                1,
                0,
                1,
                List.of(
                        new Undoing.Kept("Q-1", Undoing.Reason.REMARKED),
                        new Undoing.Kept("Q-4", Undoing.Reason.REMARKED)),
                List.of("Q-1"),
                List.of(),
                List.of());
        assertThat(undoable(id)).isTrue();
        assertThat(bank.intake().foresee(id)).isEqualTo(wanted);

        assertThat(bank.intake().undo(id, AUTHOR, NOON.plusSeconds(9))).isEqualTo(wanted);

        assertThat(bank.questions().remarks(question("Q-1").id()))
                .extracting(Remark::text)
                .contains("为什么改难度？");
        assertThat(question("Q-2").labels()).isEqualTo(Labels.NONE);
        assertThat(bank.questions().remarks(question("Q-2").id()))
                .extracting(Remark::text)
                .containsExactly("-tag 夏季\n-enemy Q-3", "+tag 夏季\n+enemy Q-3");
    }

    @Test
    void questionsAreFiledAsBeforeUnlessSomebodyFiledThemSince() {
        imported("""
                题号,题型,知识点,难度,题干,答案,标签,互斥题
                Q-1,判断,0603,2,生熟要分开存放,对,考试专用,Q-2
                Q-2,判断,0603,2,晨检要每天记录,对,夏季,
                Q-3,判断,0603,2,留样要满四十八小时,对,夏季,Q-4
                Q-4,判断,0603,2,虫害要定期防治,对,,
                """);
        var before = all();
        var emptied = imported("""
                题号,题型,知识点,难度,题干,答案,标签,互斥题
                Q-1,判断,0603,2,生熟要分开存放,对,,Q-3
                Q-2,判断,0603,3,晨检要每天记录,对,,
                Q-3,判断,0603,2,留样要满四十八小时,对,,
                Q-4,判断,0603,2,虫害要定期防治,对,,
                """);
        assertThat(question("Q-1").labels().reserved()).isFalse();
        assertThat(undoable(emptied)).isTrue();
        bank.bulk()
                .apply(
                        new BulkChoice.Named(List.of(question("Q-4").id())),
                        new BulkEdit.Tag(List.of("冬季"), List.of()),
                        AUTHOR,
                        NOON.plusSeconds(5));
        var wanted = new Undoing.Undone(0, 1, 3, List.of(), List.of("Q-3", "Q-4"), List.of(), List.of());
        assertThat(bank.intake().foresee(emptied)).isEqualTo(wanted);

        assertThat(bank.intake().undo(emptied, AUTHOR, NOON.plusSeconds(9))).isEqualTo(wanted);

        assertThat(question("Q-1")).isEqualTo(before.getFirst());
        assertThat(question("Q-2")).isEqualTo(before.get(1));
        // Who filed the other side since decided about both.
        assertThat(question("Q-3").labels()).isEqualTo(new Labels(List.of("夏季"), List.of()));
        assertThat(question("Q-4").labels()).isEqualTo(new Labels(List.of("冬季"), List.of()));
    }

    @Test
    void anImportThatOnlyFiledQuestionsCanBeTakenBack() {
        run("Q-1,判断,0603,2,生熟要分开存放,对\n");
        var filed = imported("题号,题型,知识点,难度,题干,答案,标签\nQ-1,判断,0603,2,生熟要分开存放,对,夏季\n");
        assertThat(undoable(filed)).isTrue();

        bank.intake().undo(filed, AUTHOR, NOON.plusSeconds(9));

        assertThat(question("Q-1").labels()).isEqualTo(Labels.NONE);
        assertThat(undoable(filed)).isFalse();
    }

    @Test
    void aSecondUndoSaysWhoDidTheFirst() {
        var id = run("Q-1,判断,0603,2,生熟要分开存放,对\n");
        bank.intake().undo(id, AUTHOR, NOON);

        assertThat(bank.intake().undo(id, REVIEWER, NOON.plusSeconds(9)))
                .isEqualTo(new Undoing.AlreadyUndone(new PastImport.Undone(NOON, AUTHOR)));
        assertThat(bank.intake().undo(new ImportId(new UUID(0, 1)), AUTHOR, NOON))
                .isEqualTo(new Undoing.Missing());
    }

    @Test
    void theBankThatComesWithThePlatformStays() {
        bank.seed().load(NOON);
        var ours = bank.intake().list(Optional.empty(), 50).getFirst();

        assertThat(ours.isOurs()).isTrue();
        assertThat(ours.undoable()).isFalse();
        assertThat(bank.intake().undo(ours.id(), AUTHOR, NOON)).isEqualTo(new Undoing.Founding());
        assertThat(bank.intake().list(Optional.empty(), 50).getFirst().undone()).isEmpty();
        assertThat(bank.intake().list(Optional.empty(), 50))
                .allSatisfy(past -> assertThat(past.isOurs()).isTrue());
    }

    @Test
    void undoIsSensibleAsLongAsSomethingWouldGo() {
        var id = run("Q-1,判断,0603,1,一,对\nQ-2,判断,0603,1,二,对\n");
        assertThat(undoable(id)).isTrue();

        bank.reviewed(List.of(question("Q-1").reference()), AUTHOR, REVIEWER, NOON);
        assertThat(undoable(id)).isTrue();

        bank.reviewed(List.of(question("Q-2").reference()), AUTHOR, REVIEWER, NOON);
        assertThat(undoable(id)).isFalse();
        assertThat(undoable(run("Q-1,判断,0603,1,一,对\n"))).isFalse();
    }

    private boolean undoable(ImportId id) {
        return bank.intake().list(Optional.empty(), 50).stream()
                .filter(past -> past.id().equals(id))
                .findFirst()
                .orElseThrow()
                .undoable();
    }

    @Test
    void importsAreListedNewestFirstAndPaged() {
        var first = run("Q-1,判断,0603,2,生熟要分开存放,对\n");
        var second = run("Q-2,判断,0699,2,晨检要每天记录,对\n");
        bank.intake().undo(first, REVIEWER, NOON);

        var page = bank.intake().list(Optional.empty(), 1);
        var next = bank.intake().list(Optional.of(page.getLast().id()), 10);

        assertThat(page).extracting(PastImport::id).containsExactly(second);
        assertThat(page.getFirst().rejected()).isEqualTo(1);
        assertThat(page.getFirst().undone()).isEmpty();
        assertThat(next).extracting(PastImport::id).containsExactly(first);
        assertThat(next.getFirst().accepted()).isEqualTo(1);
        assertThat(next.getFirst().undone()).contains(new PastImport.Undone(NOON, REVIEWER));
    }

    private ImportId run(String rows) {
        return imported(HEADER + rows);
    }

    private ImportId imported(String table) {
        var file = new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8));
        var wish = QuestionImports.Wish.of(ImportMode.STORE);
        return ((ImportResult.Complete) bank.imports().run(file, "f.csv", wish, AUTHOR, NOON))
                .report()
                .id()
                .orElseThrow();
    }

    /** Lists keep what versions say at hand. */
    @Test
    void aListShowsEachQuestionAsItIsNow() {
        run("Q-1,判断,0603,2,生熟要分开存放,对\nQ-2,判断,0603,2,晨检要每天记录,对\n");
        List<Runnable> changes = List.of(
                () -> {},
                () -> bank.questions()
                        .change(question("Q-1").reference(), form("Q-1", "生熟必须分开存放"), AUTHOR, NOON.plusSeconds(1)),
                () -> bank.bulk()
                        .apply(
                                new BulkChoice.Named(List.of(question("Q-2").id())),
                                new BulkEdit.Tag(List.of("晨检"), List.of()),
                                AUTHOR,
                                NOON),
                () -> bank.reviewed(List.of(question("Q-2").reference()), AUTHOR, REVIEWER, NOON),
                () -> bank.intake().undo(run("Q-1,判断,0603,3,生熟要分开放置,对\n"), AUTHOR, NOON),
                () -> run("Q-1,判断,0603,3,生熟不必分开,对\n"),
                () -> bank.questions().retire(List.of(question("Q-2").id()), "", REVIEWER, NOON));

        for (var change : changes) {
            change.run();
            var listed = all();
            assertThat(listed).hasSize(2).isEqualTo(all());
            assertThat(listed)
                    .isEqualTo(bank.questions()
                            .find(listed.stream().map(Question::id).toList()));
        }
    }

    private Map<QuestionId, QuestionFigures> figures() {
        return bank.questions().page(QuestionFilter.ALL, "", 100).figures();
    }

    private List<Question> all() {
        return bank.questions().page(QuestionFilter.ALL, "", 100).questions();
    }

    private Question question(String identifier) {
        return all().stream()
                .filter(question -> question.identifier().equals(identifier))
                .findFirst()
                .orElseThrow();
    }

    private static QuestionFilter filter(String topic, String text) {
        return new QuestionFilter(topic, Optional.empty(), Optional.empty(), Optional.empty(), text);
    }

    private static QuestionForm form(String identifier, String stem) {
        return new QuestionForm(identifier, "判断", "0603", "2", stem, List.of(), "对", "", "", "");
    }
}

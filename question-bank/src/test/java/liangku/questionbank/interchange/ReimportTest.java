package liangku.questionbank.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import liangku.questionbank.Fault;
import liangku.questionbank.FileFormat;
import liangku.questionbank.ImportMode;
import liangku.questionbank.ImportOrder;
import liangku.questionbank.ImportReport;
import liangku.questionbank.ImportResult;
import liangku.questionbank.Incoming;
import liangku.questionbank.Labels;
import liangku.questionbank.OnDuplicate;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionFilter;
import liangku.questionbank.QuestionForm;
import liangku.questionbank.Remark;
import liangku.questionbank.RowOutcome;
import liangku.questionbank.RowOutcome.Outcome;
import liangku.questionbank.Saving;
import liangku.testing.TestBank;
import liangku.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same file twice changes nothing the second time, whatever it says; and nobody waits while it is read. */
class ReimportTest {

    private static final String AUTHOR = "account:author";
    private static final String HEADER = "题号,题型,知识点,难度,题干,答案,解析,标签,互斥题\n";
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    private final DataSource database = TestDatabase.of("questionbank");
    private final TestBank bank = TestBank.over(database);

    @ParameterizedTest
    @EnumSource(OnDuplicate.class)
    void whereOnlyExplanationOrTopicDifferTheSecondTimeDoesNothing(OnDuplicate onDuplicate) {
        run("Q-1,判断,0603,2,生熟要分开存放,对,先前的解析,,\n", OnDuplicate.VERSION);
        var file = "Q-1,判断,0704,2,生熟要分开存放,对,另一个解析,夏季,\n";

        run(file, onDuplicate);
        var before = all();

        assertNothingIsDone(run(file, onDuplicate));
        assertThat(all()).isEqualTo(before);
    }

    @Test
    void whatWasAddedBesideALongIdentifierOrRetiredSinceIsNotAddedAgain() {
        var name = "Q".repeat(64);
        run(name + ",判断,0603,2,生熟要分开存放,对,甲,,\n", OnDuplicate.ADD);
        var file = name + ",判断,0603,2,生熟要分开存放,对,乙,,\n";
        run(file, OnDuplicate.ADD);
        assertThat(all()).hasSize(2);

        assertNothingIsDone(run(file, OnDuplicate.ADD));
        bank.questions().retire(all().stream().map(Question::id).toList(), "", "account:r", NOON);
        assertNothingIsDone(run(file, OnDuplicate.ADD));
        assertThat(all()).hasSize(2);
    }

    /** Whom sixty questions name as their enemy has sixty, and says so in a file; nobody gave it more than it may be given. */
    @Test
    void whomManyNameAsTheirEnemyIsSavedAndComesBackFromAFile() {
        var others = IntStream.rangeClosed(10, 69).mapToObj(n -> "Q-" + n).toList();
        var file = others.stream()
                .map(name -> name + ",判断,0603,2,题" + name + ",对,,,Q-1\n")
                .collect(Collectors.joining());
        run("Q-1,判断,0603,2,生熟要分开存放,对,,,\n" + file, OnDuplicate.VERSION);
        var whole = "Q-1,判断,0603,2,生熟要分开存放,对,,," + String.join(" ", others) + "\n" + file;
        assertThat(all().getFirst().labels().enemies()).containsExactlyElementsOf(others);

        assertNothingIsDone(run(whole, OnDuplicate.VERSION));
        var question = all().getFirst();
        var form = QuestionForm.of(question);
        var other = new QuestionForm(
                "Q-1", "0603", "3", form.asked(), form.explanation(), form.source(), form.more(), form.parts());
        assertThat(bank.questions().change(question.reference(), other, AUTHOR, NOON))
                .isInstanceOfSatisfying(
                        Saving.Saved.class,
                        saved -> assertThat(saved.question().labels().enemies()).hasSize(60));

        var elsewhere = new ReimportTest();
        elsewhere.run(whole, OnDuplicate.VERSION);
        assertThat(elsewhere.all().getFirst().labels().enemies()).containsExactlyElementsOf(others);
    }

    @Test
    void nobodyGivesAQuestionMoreEnemiesAtOnceThanItMayBeGiven() {
        var others = IntStream.rangeClosed(10, 60).mapToObj(n -> "Q-" + n).toList();
        var file = others.stream()
                .map(name -> name + ",判断,0603,2,题" + name + ",对,,,\n")
                .collect(Collectors.joining());
        var row = "Q-1,判断,0603,2,生熟要分开存放,对,,," + String.join(" ", others) + "\n";

        var outcome = run(row + file, OnDuplicate.VERSION).outcomes().getFirst();

        assertThat(outcome.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(outcome.en()).isEqualTo("enemies added: 51 came, at most 50 were wanted");
        var question = all().getFirst();
        assertThat(question.labels().enemies()).isEmpty();
        var form = QuestionForm.of(new Question(
                question.id(),
                question.version(),
                question.status(),
                question.content(),
                new Labels(List.of(), others),
                AUTHOR,
                NOON));
        assertThat(bank.questions().change(question.reference(), form, AUTHOR, NOON))
                .isInstanceOfSatisfying(
                        Saving.Faulty.class,
                        faulty -> assertThat(faulty.faults())
                                .extracting(Fault::code)
                                .containsExactly(Fault.Code.TOO_MANY));
    }

    @ParameterizedTest
    @EnumSource(OnDuplicate.class)
    void anEnemyThatOnlyOneSideNamesAndOneThatNobodyIsAreNoChange(OnDuplicate onDuplicate) {
        var file = """
                Q-1,判断,0603,2,生熟要分开存放,对,,,
                Q-2,判断,0603,2,晨检要每天记录,对,,,Q-1 Q-2
                Q-3,判断,0603,2,留样要满四十八小时,对,,,Q-9 Q-1
                """;
        run(file, onDuplicate);

        var again = run(file, onDuplicate);

        assertThat(again.outcomes()).extracting(RowOutcome::outcome).containsOnly(Outcome.UNCHANGED);
        assertThat(again.outcomes().get(2).faults()).containsExactly(Fault.of(Fault.Code.UNKNOWN_ENEMY, "Q-9"));
        assertThat(all().getFirst().labels().enemies()).containsExactly("Q-2", "Q-3");
    }

    @Test
    void whoTakesTheBodyAnotherRowGivesUpHasItAtOnceWhereverThatRowStands() {
        run("""
                Q-1,判断,0603,2,生熟要分开存放,对,,,
                Q-2,判断,0603,2,晨检要每天记录,对,,,
                Q-3,判断,0603,2,留样要满四十八小时,对,,,
                """, OnDuplicate.VERSION);
        var file = """
                Q-3,判断,0603,2,晨检要每天记录,对,,,
                Q-2,判断,0603,2,生熟要分开存放,对,,,
                Q-1,判断,0603,2,虫害要定期防治,对,,,
                """;
        var trial = run(file, OnDuplicate.VERSION, ImportMode.DRY_RUN);

        var first = run(file, OnDuplicate.VERSION);

        assertThat(first.outcomes()).extracting(RowOutcome::outcome).containsOnly(Outcome.UPDATED);
        assertThat(trial.outcomes()).isEqualTo(first.outcomes());
        assertNothingIsDone(run(file, OnDuplicate.VERSION));
        assertThat(all())
                .extracting(question -> question.body().stem())
                .containsExactly("虫害要定期防治", "生熟要分开存放", "晨检要每天记录");
    }

    @Test
    void twoThatSwapTheirBodiesDoSoTogether() {
        run("""
                Q-1,判断,0603,2,生熟要分开存放,对,,,
                Q-2,判断,0603,2,晨检要每天记录,对,,,
                """, OnDuplicate.VERSION);
        var file = """
                Q-1,判断,0603,2,晨检要每天记录,对,,,
                Q-2,判断,0603,2,生熟要分开存放,对,,,
                """;
        var trial = run(file, OnDuplicate.VERSION, ImportMode.DRY_RUN);

        var first = run(file, OnDuplicate.VERSION);

        assertThat(first.outcomes())
                .extracting(RowOutcome::identifier, RowOutcome::outcome)
                .containsExactly(tuple("Q-1", Outcome.UPDATED), tuple("Q-2", Outcome.UPDATED));
        assertThat(trial.outcomes()).isEqualTo(first.outcomes());
        assertNothingIsDone(run(file, OnDuplicate.VERSION));
        assertThat(all()).extracting(question -> question.body().stem()).containsExactly("晨检要每天记录", "生熟要分开存放");
        assertThat(all()).extracting(Question::version).containsOnly(2);
    }

    @Test
    void aRingOfThreeMovesOnAndWhoComesLateIsToldWhoHasTheBodyNow() {
        run("""
                Q-1,判断,0603,2,生熟要分开存放,对,,,
                Q-2,判断,0603,2,晨检要每天记录,对,,,
                Q-3,判断,0603,2,留样要满四十八小时,对,,,
                """, OnDuplicate.VERSION);
        var file = """
                Q-9,判断,0603,2,晨检要每天记录,对,,,
                Q-1,判断,0603,2,晨检要每天记录,对,,,
                Q-2,判断,0603,2,留样要满四十八小时,对,,,
                Q-3,判断,0603,2,生熟要分开存放,对,,,
                """;

        var first = run(file, OnDuplicate.VERSION);

        assertThat(first.outcomes().getFirst())
                .isEqualTo(new RowOutcome(
                        2, "Q-9", Outcome.DUPLICATE, List.of(Fault.of(Fault.Code.SAME_QUESTION, "Q-1"))));
        assertThat(first.count(Outcome.UPDATED)).isEqualTo(3);
        assertThat(all())
                .extracting(question -> question.body().stem())
                .containsExactly("晨检要每天记录", "留样要满四十八小时", "生熟要分开存放");
        assertThat(run(file, OnDuplicate.VERSION).outcomes().getFirst())
                .isEqualTo(first.outcomes().getFirst());
    }

    @Test
    void twoDoNotSwapWhereAThirdWouldStillHaveTheBody() {
        run("Q-1,判断,0603,2,生熟要分开存放,对,甲,,\n", OnDuplicate.ADD);
        run("Q-1,判断,0603,2,生熟要分开存放,对,乙,,\n", OnDuplicate.ADD);
        run("Q-2,判断,0603,2,晨检要每天记录,对,,,\n", OnDuplicate.ADD);

        var swap = run("""
                Q-1,判断,0603,2,晨检要每天记录,对,,,
                Q-2,判断,0603,2,生熟要分开存放,对,,,
                """, OnDuplicate.VERSION);

        assertThat(swap.outcomes()).extracting(RowOutcome::outcome).containsOnly(Outcome.DUPLICATE);
        assertThat(swap.outcomes().get(1).faults()).containsExactly(Fault.of(Fault.Code.SAME_QUESTION, "Q-1"));
        assertThat(all()).extracting(Question::version).containsOnly(1);
    }

    @Test
    void aRetiredQuestionIsNotWrittenAnewAndTheReasonIsSaid() {
        run("Q-1,判断,0603,2,生熟要分开存放,对,,,\n", OnDuplicate.VERSION);
        bank.questions().retire(List.of(all().getFirst().id()), "", "account:r", NOON);

        var report = run("Q-1,判断,0603,2,生熟要分开放置,对,,,\n", OnDuplicate.VERSION);

        assertThat(report.outcomes().getFirst().outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(report.outcomes().getFirst().faults()).containsExactly(Fault.of(Fault.Code.RETIRED_QUESTION, "Q-1"));
        assertThat(all()).extracting(Question::version).containsExactly(1);
    }

    @Test
    void whoFiledAQuestionByAFileStandsInItsHistory() {
        run("Q-1,判断,0603,2,生熟要分开存放,对,,夏季,\n", OnDuplicate.VERSION);
        run("""
                Q-1,判断,0603,2,生熟要分开存放,对,,冬季,Q-2
                Q-2,判断,0603,2,晨检要记录,对,,,
                """, OnDuplicate.VERSION);

        assertThat(bank.questions().remarks(all().getFirst().id()))
                .extracting(Remark::text)
                .containsExactly("+tag 冬季\n-tag 夏季\n+enemy Q-2");
        assertThat(bank.questions().remarks(all().getLast().id())).isEmpty();
    }

    @Test
    @Timeout(60)
    void anotherMayWriteWhileAFileIsReadAndATrialWaitsForNobody() throws SQLException {
        var order = new ImportOrder(
                FileFormat.CSV, "f.csv", "0".repeat(64), ImportMode.STORE, OnDuplicate.VERSION, ImportOrder.UNSORTED);

        bank.intake()
                .run(
                        sink -> {
                            var saving = CompletableFuture.supplyAsync(
                                            () -> bank.questions().add(form("Q-1", "生熟要分开存放"), "account:other", NOON))
                                    .orTimeout(20, TimeUnit.SECONDS)
                                    .join();
                            assertThat(saving).isInstanceOf(Saving.Saved.class);
                            sink.accept(new Incoming.Item(1, form("Q-2", "晨检要每天记录")));
                        },
                        order,
                        AUTHOR,
                        NOON);
        assertThat(all()).extracting(Question::identifier).containsExactly("Q-1", "Q-2");

        try (var other = database.getConnection();
                var lock = other.prepareStatement("select pg_advisory_lock(hashtext('questionbank.question'))")) {
            lock.execute();
            assertThat(run("Q-3,判断,0603,2,留样要满四十八小时,对,,,\n", OnDuplicate.VERSION, ImportMode.DRY_RUN)
                            .count(Outcome.ACCEPTED))
                    .isEqualTo(1);
        }
    }

    private static void assertNothingIsDone(ImportReport report) {
        assertThat(report.count(Outcome.ACCEPTED) + report.count(Outcome.UPDATED))
                .as(report.outcomes().toString())
                .isZero();
    }

    private static QuestionForm form(String identifier, String stem) {
        return new QuestionForm(identifier, "判断", "0603", "2", stem, List.of(), "对", "", "", "");
    }

    private ImportReport run(String rows, OnDuplicate onDuplicate) {
        return run(rows, onDuplicate, ImportMode.STORE);
    }

    private ImportReport run(String rows, OnDuplicate onDuplicate, ImportMode mode) {
        var file = new ByteArrayInputStream((HEADER + rows).getBytes(StandardCharsets.UTF_8));
        var wish = new QuestionImports.Wish(Optional.of(FileFormat.CSV), mode, onDuplicate, ImportOrder.UNSORTED);
        return ((ImportResult.Complete) bank.imports().run(file, "f.csv", wish, AUTHOR, NOON)).report();
    }

    private List<Question> all() {
        return bank.questions().page(QuestionFilter.ALL, "", 100).questions();
    }
}

package liangku.questionbank.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import liangku.questionbank.Body;
import liangku.questionbank.Fault;
import liangku.questionbank.FileFormat;
import liangku.questionbank.ImportMode;
import liangku.questionbank.ImportReport;
import liangku.questionbank.ImportResult;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionFilter;
import liangku.questionbank.QuestionStatus;
import liangku.questionbank.QuestionsChanged;
import liangku.questionbank.RowOutcome;
import liangku.questionbank.RowOutcome.Outcome;
import liangku.questionbank.Scoring;
import liangku.testing.TestBank;
import liangku.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportTest {

    static final String HEADER = "题号,题型,知识点,难度,题干,选项A,选项B,选项C,选项D,选项E,选项F,答案,解析,依据\n";
    private static final String GOOD = """
            Q-1,单选,0603,2,烹饪时中心温度至少应达到,50℃,60℃,70℃,,,,C,杀灭致病菌,规范
            Q-2,多选,0303,3,应当洗手的有,如厕后,处理生肉后,倒垃圾后,看钟后,,,"A、B,C",手会带菌,规范
            Q-3,判断,0704,1,留样可以和待售食品混放。,,,,,,,错,会互相污染,规范
            """;
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    private final TestBank bank = TestBank.over(TestDatabase.of("questionbank"));

    @Test
    void goodRowsBecomeDraftsAndTheSameFileTwiceChangesNothing() {
        var first = complete(HEADER + GOOD);
        var second = complete(HEADER + GOOD);

        assertThat(first.outcomes()).extracting(RowOutcome::outcome).containsOnly(Outcome.ACCEPTED);
        assertThat(first.outcomes()).extracting(RowOutcome::position).containsExactly(2, 3, 4);
        assertThat(second.outcomes()).extracting(RowOutcome::outcome).containsOnly(Outcome.UNCHANGED);
        assertThat(bank.events()).hasSize(1);
        assertThat(only("Q-1").body())
                .isEqualTo(new Body.SingleChoice("烹饪时中心温度至少应达到", List.of("50℃", "60℃", "70℃"), 2));
        assertThat(only("Q-2").body())
                .isEqualTo(new Body.MultipleChoice(
                        "应当洗手的有", List.of("如厕后", "处理生肉后", "倒垃圾后", "看钟后"), List.of(0, 1, 2), Scoring.ALL_OR_NOTHING));
        assertThat(only("Q-3").body()).isEqualTo(new Body.TrueFalse("留样可以和待售食品混放。", Body.TrueFalse.Verdict.WRONG));
        assertThat(only("Q-3").status()).isEqualTo(QuestionStatus.DRAFT);
        assertThat(bank.db()
                        .sql("select count(*) from questionbank.question_import")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aChangedRowIsANewVersionAndTheOldOneStays() {
        complete(HEADER + GOOD);

        var report = complete(HEADER + GOOD.replace("杀灭致病菌", "杀灭常见致病菌"));

        assertThat(report.outcomes())
                .extracting(RowOutcome::outcome)
                .containsExactly(Outcome.UPDATED, Outcome.UNCHANGED, Outcome.UNCHANGED);
        assertThat(bank.questions().versions(only("Q-1").id()))
                .extracting(Question::explanation)
                .containsExactly("杀灭常见致病菌", "杀灭致病菌");
    }

    @Test
    void whatComesInWithoutExplanationOrSourceIsTakenWithAHint() {
        var bare = GOOD.replace("杀灭致病菌,规范", ",").replace("会互相污染,规范", "会互相污染,");

        var first = complete(HEADER + bare);
        var again = complete(HEADER + bare);

        assertThat(first.outcomes())
                .extracting(RowOutcome::outcome, RowOutcome::faults, RowOutcome::hints)
                .containsExactly(
                        tuple(
                                Outcome.ACCEPTED,
                                List.of(),
                                List.of(Fault.of(Fault.Code.NO_EXPLANATION), Fault.of(Fault.Code.NO_SOURCE))),
                        tuple(Outcome.ACCEPTED, List.of(), List.of()),
                        tuple(Outcome.ACCEPTED, List.of(), List.of(Fault.of(Fault.Code.NO_SOURCE))));
        assertThat(again.outcomes()).flatExtracting(RowOutcome::hints).isEmpty();
    }

    @Test
    void whomOneRowNamesAsItsEnemyStaysOneHoweverFarDownTheFileItStands() {
        var rows = IntStream.rangeClosed(0, 1_000)
                .mapToObj(row ->
                        "E-%1$d,判断,0704,1,第%1$d样食物要留样。,,,,,,,对,要留样,规范,%2$s%n".formatted(row, row == 0 ? "E-1000" : ""))
                .collect(Collectors.joining());

        complete(HEADER.strip() + ",互斥题\n" + rows);

        assertThat(only("E-1000").labels().enemies()).containsExactly("E-0");
        assertThat(only("E-0").labels().enemies()).containsExactly("E-1000");
    }

    @Test
    void aDryRunSaysTheSameAndStoresNothing() {
        var dry = ((ImportResult.Complete) run((HEADER + GOOD).getBytes(StandardCharsets.UTF_8), ImportMode.DRY_RUN))
                .report();

        assertThat(dry.id()).isEmpty();
        assertThat(dry.outcomes()).extracting(RowOutcome::outcome).containsOnly(Outcome.ACCEPTED);
        assertThat(bank.questions().page(QuestionFilter.ALL, "", 10).questions())
                .isEmpty();
        assertThat(bank.db()
                        .sql("select count(*) from questionbank.question_import")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void columnsMayStandInAnyOrderUnderEnglishNamesBelowATitle() {
        var report = complete("""
                Our questions

                source,Answer,Option B,OptionA,stem *,difficulty,topic (code),kind,identifier,remark
                norm,B,60,70,"At least, how hot?",2,0603,single,E-1,mine
                norm,T,,,Boiling kills germs.,2,Core temperature,True/False,E-2,
                """);

        assertThat(report.outcomes()).extracting(RowOutcome::outcome).containsOnly(Outcome.ACCEPTED);
        assertThat(report.ignoredColumns()).containsExactly("remark");
        assertThat(report.outcomes().getFirst().position()).isEqualTo(4);
        assertThat(only("E-1").body()).isEqualTo(new Body.SingleChoice("At least, how hot?", List.of("70", "60"), 1));
        assertThat(only("E-2").knowledgePoint()).isEqualTo("0603");
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t"})
    void aTitleWithOtherSeparatorsMayStandAboveTheHeader(String separator) {
        var report = complete("食品安全题库, 第一批, 张三, 李四, 王五, 赵六, 食堂, 餐馆\n\"题号\";题型;知识点;难度;题干;答案\n".replace(";", separator)
                + "P-1;判断;0603;2;a, b, c, d, e, f, g, h;对\n".replace(";", separator));

        assertThat(report.outcomes()).extracting(RowOutcome::outcome).containsExactly(Outcome.ACCEPTED);
        assertThat(only("P-1").body().stem()).isEqualTo("a, b, c, d, e, f, g, h");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,''", "UTF-8,\uFEFF", "GB18030,''", "UTF-16,''", "UTF-16LE,\uFEFF"})
    void everyEncodingAndLineEndChineseExcelWritesIsRead(String charset, String mark) {
        var text = mark + (HEADER + GOOD).replace("\n", "\r\n");

        var result = run(text.getBytes(Charset.forName(charset)), ImportMode.STORE);

        assertThat(((ImportResult.Complete) result).report().outcomes())
                .extracting(RowOutcome::outcome)
                .containsExactly(Outcome.ACCEPTED, Outcome.ACCEPTED, Outcome.ACCEPTED);
        assertThat(only("Q-1").body().stem()).isEqualTo("烹饪时中心温度至少应达到");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MISSING|,单选,0603,2,题干,甲,乙,,,,,A,,",
                "MISSING|Q,,0603,2,题干,甲,乙,,,,,A,,",
                "MISSING|Q,单选,,2,题干,甲,乙,,,,,A,,",
                "MISSING|Q,单选,0603,,题干,甲,乙,,,,,A,,",
                "MISSING|Q,单选,0603,2,,甲,乙,,,,,A,,",
                "MISSING|Q,单选,0603,2,题干,甲,乙,,,,,,,",
                "BAD_IDENTIFIER|Q 1,单选,0603,2,题干,甲,乙,,,,,A,,",
                "UNKNOWN_KIND|Q,问答,0603,2,题干,甲,乙,,,,,A,,",
                "UNKNOWN_TOPIC|Q,单选,06,2,题干,甲,乙,,,,,A,,",
                "UNKNOWN_TOPIC|Q,单选,0699,2,题干,甲,乙,,,,,A,,",
                "BAD_DIFFICULTY|Q,单选,0603,6,题干,甲,乙,,,,,A,,",
                "BAD_DIFFICULTY|Q,单选,0603,难,题干,甲,乙,,,,,A,,",
                "TOO_FEW_OPTIONS|Q,单选,0603,2,题干,甲,,,,,,A,,",
                "OPTION_GAP|Q,单选,0603,2,题干,甲,,丙,,,,A,,",
                "REPEATED_OPTION|Q,单选,0603,2,题干,甲,甲,,,,,A,,",
                "UNWANTED_OPTIONS|Q,判断,0603,2,题干,甲,乙,,,,,对,,",
                "UNKNOWN_ANSWER|Q,单选,0603,2,题干,甲,乙,,,,,C,,",
                "UNKNOWN_ANSWER|Q,判断,0603,2,题干,,,,,,,也许,,",
                "ANSWER_COUNT|Q,单选,0603,2,题干,甲,乙,,,,,AB,,",
                "ANSWER_COUNT|Q,多选,0603,2,题干,甲,乙,,,,,A,,",
                "ILLEGAL_CHARACTER|Q,单选,0603,2,题\u0007干,甲,乙,,,,,A,,",
                "ILLEGAL_CHARACTER|Q,单选,0603,2,题\uFFFF干,甲,乙,,,,,A,,",
                "UNKNOWN_ANSWER|Q,数值,0603,2,菌落总数,,,,,,,10² CFU,,",
            })
    void aBadRowIsRefusedByItsCodeAndTheOthersAreKept(Fault.Code code, String row) {
        var report = complete(HEADER + row + "\n" + GOOD);

        var bad = report.outcomes().getFirst();
        assertThat(bad.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(bad.faults()).extracting(Fault::code).contains(code);
        assertThat(bad.zh()).isNotBlank().doesNotContain("%s");
        assertThat(bad.en()).isNotBlank().doesNotContain("%s");
        assertThat(report.count(Outcome.ACCEPTED)).isEqualTo(3);
    }

    @Test
    void allThatIsWrongWithARowIsSaidAtOnce() {
        var report = complete(HEADER + "Q,单选,0699,9,题干,甲,甲,,,,,D,,\n");

        assertThat(report.outcomes().getFirst().faults())
                .extracting(Fault::code)
                .containsExactly(
                        Fault.Code.UNKNOWN_TOPIC,
                        Fault.Code.BAD_DIFFICULTY,
                        Fault.Code.REPEATED_OPTION,
                        Fault.Code.UNKNOWN_ANSWER);
        assertThat(report.outcomes().getFirst().en()).contains("'0699'", "'9'", "A and B", "A–B was wanted");
    }

    @Test
    void tooLongACellIsRefused() {
        var report = complete(HEADER + "Q,判断,0603,2," + "长".repeat(4001) + ",,,,,,,对,,\n");

        assertThat(report.outcomes().getFirst().faults())
                .containsExactly(Fault.of(Fault.Code.TOO_LONG, ImportColumn.STEM.named(), 4001, 4000));
    }

    @Test
    void duplicatesNameTheOther() {
        complete(HEADER + GOOD);

        var report = complete(HEADER + """
                N-1,判断,0603,2,新的题目,,,,,,,对,,
                N-1,判断,0603,2,另一道题目,,,,,,,对,,
                N-2,判断,0603,2,“新的题目”。,,,,,,,对,,
                N-3,单选,0603,2,烹饪时，中心温度 至少应达到？,70℃,50℃,60℃,,,,A,,
                """);

        assertThat(report.outcomes())
                .extracting(RowOutcome::outcome)
                .containsExactly(Outcome.ACCEPTED, Outcome.DUPLICATE, Outcome.DUPLICATE, Outcome.DUPLICATE);
        assertThat(report.outcomes().get(1).en()).isEqualTo("identifier 'N-1' stands in row 2 already");
        assertThat(report.outcomes().get(2).zh()).contains("N-1");
        assertThat(report.outcomes().get(3).zh()).contains("Q-1");
    }

    @Test
    void trueFalseMayComeAsAChoiceOfRightAndWrong() {
        complete(HEADER + "Q,判断题,603,２,题干,正确,错误,,,,,Ｂ,,\n");

        assertThat(only("Q").body()).isEqualTo(new Body.TrueFalse("题干", Body.TrueFalse.Verdict.WRONG));
    }

    @Test
    void theTemplateIsReadByTheImporterAndItsExamplesAreGoodQuestions() throws IOException {
        var template = new ByteArrayOutputStream();
        bank.imports().template(template);
        var empty = (ImportResult.Complete) run(template.toByteArray(), ImportMode.STORE);

        assertThat(empty.report().format()).isEqualTo(FileFormat.XLSX);
        assertThat(empty.report().outcomes()).isEmpty();
        assertThat(empty.report().ignoredColumns()).isEmpty();
    }

    @Test
    void aWorkbookSaysWhatTheTextTableSays() {
        complete(HEADER + GOOD);
        var rows = (HEADER + GOOD)
                .lines()
                .map(line -> List.of(line.replace("\"A、B,C\"", "ABC").split(",", -1)))
                .collect(Collectors.toList());

        var report = ((ImportResult.Complete) run(Workbooks.of(rows), ImportMode.STORE)).report();

        assertThat(report.format()).isEqualTo(FileFormat.XLSX);
        assertThat(report.outcomes()).extracting(RowOutcome::outcome).containsOnly(Outcome.UNCHANGED);
    }

    @Test
    void manyThousandRowsAreStoredInSets() {
        var file = new StringBuilder(HEADER);
        for (int i = 0; i < 5_000; i++) {
            file.append("M-%05d,单选,0603,2,第%d道题目,甲%d,乙,丙,丁,,,A,解析,依据\n".formatted(i, i, i));
        }

        assertThat(complete(file.toString()).count(Outcome.ACCEPTED)).isEqualTo(5_000);
        assertThat(bank.events()).filteredOn(QuestionsChanged.class::isInstance).hasSize(5);
    }

    private ImportReport complete(String csv) {
        return ((ImportResult.Complete) run(csv.getBytes(StandardCharsets.UTF_8), ImportMode.STORE)).report();
    }

    private ImportResult run(byte[] file, ImportMode mode) {
        return bank.imports()
                .run(new ByteArrayInputStream(file), "file", QuestionImports.Wish.of(mode), "account:author", NOON);
    }

    private Question only(String identifier) {
        return bank.questions().page(QuestionFilter.ALL, "", 100).questions().stream()
                .filter(question -> question.identifier().equals(identifier))
                .findFirst()
                .orElseThrow();
    }
}

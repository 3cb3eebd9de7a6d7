package liangku.questionbank.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import liangku.questionbank.Fault;
import liangku.questionbank.ImportMode;
import liangku.questionbank.ImportReport;
import liangku.questionbank.ImportResult;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionFilter;
import liangku.questionbank.RowOutcome;
import liangku.questionbank.RowOutcome.Outcome;
import liangku.testing.TestBank;
import liangku.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** What of a workbook is not read is told: other sheets, struck-out words; and a million shared strings stay on disk. */
class XlsxLeftOutTest {

    private static final String[] HEADER = {"题号", "题型", "知识点", "难度", "题干", "答案"};
    private static final String SHEET_RELATION =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet";

    private final TestBank bank = TestBank.over(TestDatabase.of("questionbank"));

    @Test
    void sheetsThatWereNotReadAreNamedUnlessTheyAreEmpty() {
        var parts = Workbooks.parts(good("T-1", "生熟要分开存放"));
        parts.merge(
                "xl/workbook.xml",
                "<sheet name=\"第二批\" sheetId=\"2\" r:id=\"rId8\"/><sheet name=\"空\" sheetId=\"3\" r:id=\"rId9\"/>"
                        + "</sheets>",
                (workbook, more) -> workbook.replace("</sheets>", more));
        parts.merge(
                "xl/_rels/workbook.xml.rels",
                "<Relationship Id=\"rId8\" Target=\"worksheets/sheet2.xml\" Type=\"%1$s\"/>".formatted(SHEET_RELATION)
                        + "<Relationship Id=\"rId9\" Target=\"worksheets/sheet3.xml\" Type=\"%1$s\"/></Relationships>"
                                .formatted(SHEET_RELATION),
                (relations, more) -> relations.replace("</Relationships>", more));
        parts.put("xl/worksheets/sheet2.xml", Workbooks.sheet(good("T-2", "晨检要每天记录")));
        parts.put("xl/worksheets/sheet3.xml", Workbooks.sheet("<row r=\"1\"><c r=\"A1\" s=\"0\"/></row>"));

        var report = run(parts);

        assertThat(report.count(Outcome.ACCEPTED)).isEqualTo(1);
        assertThat(report.notes()).containsExactly(Fault.of(Fault.Code.OTHER_SHEETS, "Sheet1", "第二批"));
        assertThat(report.notes().getFirst().zh()).isEqualTo("只读取了工作表“Sheet1”，没有读取：第二批");
    }

    @Test
    void struckOutWordsAreLeftOutAndNamed() {
        var parts = Workbooks.parts(Workbooks.row(1, HEADER)
                + Workbooks.row(
                        2,
                        "T-1",
                        "判断",
                        "0603",
                        "2",
                        "<c t=\"inlineStr\"><is><r><t>生熟要</t></r><r><rPr><strike/></rPr><t>一起</t></r>"
                                + "<r><rPr><strike val=\"0\"/></rPr><t>分开存放</t></r></is></c>",
                        "对")
                + Workbooks.row(3, "T-2", "判断", "0603", "2", "<c t=\"s\"><v>1</v></c>", "对"));
        parts.put("xl/sharedStrings.xml", """
                <sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>shared</t></si>
                <si><r><rPr><b/><strike/></rPr><t>晚</t></r><r><t>晨检要每天记录</t></r></si></sst>
                """);

        var report = run(parts);

        assertThat(report.outcomes())
                .extracting(RowOutcome::position, RowOutcome::identifier, RowOutcome::outcome, RowOutcome::faults)
                .containsExactly(
                        tuple(
                                2,
                                "T-1",
                                Outcome.ACCEPTED,
                                List.of(Fault.of(Fault.Code.STRUCK_OUT, ImportColumn.STEM.named(), "一起"))),
                        tuple(
                                3,
                                "T-2",
                                Outcome.ACCEPTED,
                                List.of(Fault.of(Fault.Code.STRUCK_OUT, ImportColumn.STEM.named(), "晚"))));
        assertThat(all()).extracting(question -> question.body().stem()).containsExactly("生熟要分开存放", "晨检要每天记录");
    }

    @Test
    void aCellOrARowThatIsStruckOutAsAWholeIsAsIfItWereEmpty() {
        var struck = "<c s=\"5\" t=\"inlineStr\"><is><t>%s</t></is></c>";
        var parts = Workbooks.parts(Workbooks.row(1, HEADER)
                + Workbooks.row(2, "T-1", "判断", "0603", "2", struck.formatted("生熟要分开存放"), "对")
                + Workbooks.row(3, struck.formatted("T-2"), "<c s=\"5\"><v>7</v></c>")
                + Workbooks.row(4, "T-3", "判断", "0603", "2", "晨检要每天记录", "对"));
        parts.computeIfPresent(
                "xl/styles.xml",
                (_, styles) -> styles.replace(
                                "<cellXfs",
                                "<fonts><font><sz val=\"11\"/></font><font><strike/></font></fonts><fills/><cellXfs")
                        .replace("</cellXfs>", "<xf numFmtId=\"0\" fontId=\"1\"/></cellXfs>"));

        var report = run(parts);

        assertThat(report.outcomes())
                .extracting(RowOutcome::outcome)
                .containsExactly(Outcome.REJECTED, Outcome.REJECTED, Outcome.ACCEPTED);
        assertThat(report.outcomes().getFirst().faults())
                .containsExactly(
                        Fault.of(Fault.Code.MISSING, ImportColumn.STEM.named()),
                        Fault.of(Fault.Code.STRUCK_OUT, ImportColumn.STEM.named(), "生熟要分开存放"));
        assertThat(report.outcomes().get(1).faults())
                .containsExactlyInAnyOrder(
                        Fault.of(Fault.Code.STRUCK_OUT, ImportColumn.IDENTIFIER.named(), "T-2"),
                        Fault.of(Fault.Code.STRUCK_OUT, ImportColumn.KIND.named(), "7"));
    }

    @Test
    void sharedStringsAreFoundOnDiskInAnyOrder() {
        int count = 20_000;
        var rows = IntStream.range(0, 200)
                .mapToObj(i -> Workbooks.row(
                        i + 2,
                        "S-" + i,
                        "判断",
                        "0603",
                        "2",
                        "<c t=\"s\"><v>%d</v></c>".formatted(count - 1 - i * 97),
                        "对"))
                .collect(Collectors.joining());
        var parts = Workbooks.parts(Workbooks.row(1, HEADER) + rows);
        parts.put(
                "xl/sharedStrings.xml",
                "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                        + IntStream.range(0, count)
                                .mapToObj("<si><t>第 %d 句：中文𬭎</t></si>"::formatted)
                                .collect(Collectors.joining())
                        + "</sst>");

        assertThat(run(parts).count(Outcome.ACCEPTED)).isEqualTo(200);
        for (var question : all()) {
            int row = Integer.parseInt(question.identifier().substring(2));
            assertThat(question.body().stem()).isEqualTo("第 %d 句：中文𬭎", count - 1 - row * 97);
        }
    }

    private static String good(String identifier, String stem) {
        return Workbooks.row(1, HEADER) + Workbooks.row(2, identifier, "判断", "0603", "2", stem, "对");
    }

    private List<Question> all() {
        return bank.questions().page(QuestionFilter.ALL, "", 200).questions();
    }

    private ImportReport run(Map<String, String> parts) {
        var file = new ByteArrayInputStream(Workbooks.zip(parts));
        var wish = QuestionImports.Wish.of(ImportMode.STORE);
        var result = bank.imports().run(file, "f.xlsx", wish, "account:author", Instant.parse("2026-03-01T04:00:00Z"));
        return ((ImportResult.Complete) result).report();
    }
}

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
    void commentsOnCellsAreToldEachOnceAndNoPartOfAQuestion() {
        var parts = Workbooks.parts(good("T-1", "生熟要分开存放"));
        parts.put("xl/worksheets/_rels/sheet1.xml.rels", """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="rId1" Target="../comments1.xml"
                  Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"/>
                <Relationship Id="rId2" Target="../threadedComments/threadedComment1.xml"
                  Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"/></Relationships>
                """);
        parts.put("xl/comments1.xml", """
                <comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author/></authors>
                <commentList><comment ref="E2" authorId="0"><text><r><t>李工：</t></r><r><t>依据已失效</t></r></text></comment>
                <comment ref="F2" authorId="0"><text><t>[Threaded comment] Your version of Excel …</t></text></comment>
                </commentList></comments>
                """);
        parts.put("xl/threadedComments/threadedComment1.xml", """
                <ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">
                <threadedComment ref="F2" id="{1}"><text>答案对吗？</text></threadedComment>
                <threadedComment ref="F2" id="{2}" parentId="{1}"><text>%s</text></threadedComment></ThreadedComments>
                """.formatted("对".repeat(150)));

        var report = run(parts);

        assertThat(report.count(Outcome.ACCEPTED)).isEqualTo(1);
        assertThat(report.notes())
                .containsExactly(
                        Fault.of(Fault.Code.CELL_COMMENT, "F2", "答案对吗？"),
                        Fault.of(Fault.Code.CELL_COMMENT, "F2", "对".repeat(100) + "…"),
                        Fault.of(Fault.Code.CELL_COMMENT, "E2", "李工：依据已失效"));
    }

    @Test
    void aSheetThatNamesCommentsItDoesNotHaveIsReadAllTheSame() {
        var parts = Workbooks.parts(good("T-1", "生熟要分开存放"));
        parts.put("xl/worksheets/_rels/sheet1.xml.rels", """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="rId1" Target="../comments1.xml"
                  Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"/></Relationships>
                """);

        assertThat(run(parts).count(Outcome.ACCEPTED)).isEqualTo(1);
    }

    @Test
    void textsFarToTheRightAreTold() {
        var far = "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>";
        var parts = Workbooks.parts(Workbooks.row(1, HEADER).replace("</row>", far.formatted("CW1", "备注") + "</row>")
                + Workbooks.row(2, "T-1", "判断", "0603", "2", "生熟要分开存放", "对")
                        .replace("</row>", far.formatted("CV2", "近") + far.formatted("XFD2", "待核实") + "</row>")
                + "<row r=\"3\">" + far.formatted("CZ3", "草稿") + "</row>");

        var report = run(parts);

        assertThat(report.notes())
                .containsExactly(
                        Fault.of(Fault.Code.LEFT_OUT, "CW1", "备注"), Fault.of(Fault.Code.LEFT_OUT, "CZ3", "草稿"));
        assertThat(report.outcomes())
                .extracting(RowOutcome::identifier, RowOutcome::outcome, RowOutcome::faults)
                .containsExactly(tuple("T-1", Outcome.ACCEPTED, List.of(Fault.of(Fault.Code.LEFT_OUT, "XFD2", "待核实"))));
    }

    @Test
    void raisedSignsThatHaveNoFormOfTheirOwnStandInBrackets() {
        var small = "<r><rPr><vertAlign val=\"%s\"/></rPr><t>%s</t></r>";
        var cell = "<c t=\"inlineStr\"><is><r><t>每克10</t></r>" + small.formatted("superscript", "x&lt;6")
                + "<r><t>或10</t></r>" + small.formatted("superscript", "5") + "<r><t>，CO</t></r>"
                + small.formatted("subscript", "2") + "</is></c>";

        run(Workbooks.parts(Workbooks.row(1, HEADER) + Workbooks.row(2, "T-1", "判断", "0603", "2", cell, "对")));

        assertThat(all()).extracting(question -> question.body().stem()).containsExactly("每克10^(x<6)或10⁵，CO₂");
    }

    @Test
    void wordsThatAreUnderlinedAmongOthersAreToldAndUnderlinedBlanksAreAGap() {
        var line = "<r><rPr><u%s/></rPr><t xml:space=\"preserve\">%s</t></r>";
        var some = "<c t=\"inlineStr\"><is><r><t>下列</t></r>" + line.formatted("", "划线") + line.formatted("", "部分")
                + "<r><t>对吗？留样</t></r>" + line.formatted("", "   ") + "<r><t>小时</t></r></is></c>";
        var all = "<c t=\"inlineStr\"><is>" + line.formatted(" val=\"double\"", "整句有线") + "</is></c>";
        var none = "<c t=\"inlineStr\"><is><r><t>没有</t></r>" + line.formatted(" val=\"none\"", "线") + "</is></c>";
        var parts = Workbooks.parts(Workbooks.row(1, HEADER)
                + Workbooks.row(2, "T-1", "判断", "0603", "2", some, "对")
                + Workbooks.row(3, "T-2", "判断", "0603", "2", all, "对")
                + Workbooks.row(4, "T-3", "判断", "0603", "2", none, "对")
                + Workbooks.row(5, "T-4", "判断", "0603", "2", "<c t=\"s\"><v>1</v></c>", "对"));
        parts.put("xl/sharedStrings.xml", """
                <sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>shared</t></si>
                <si><r><t>共用的</t></r><r><rPr><u/></rPr><t>词</t></r></si></sst>
                """);

        var report = run(parts);

        assertThat(report.outcomes())
                .extracting(RowOutcome::identifier, RowOutcome::faults)
                .containsExactly(
                        tuple("T-1", List.of(Fault.of(Fault.Code.LEFT_OUT, Prose.UNDERLINE, "划线部分"))),
                        tuple("T-2", List.of()),
                        tuple("T-3", List.of()),
                        tuple("T-4", List.of(Fault.of(Fault.Code.LEFT_OUT, Prose.UNDERLINE, "词"))));
        assertThat(all()).extracting(question -> question.body().stem()).contains("下列划线部分对吗？留样____小时");
    }

    @Test
    void moreNotesThanAnybodyReadsAreCounted() {
        var rows = IntStream.rangeClosed(2, 131)
                .mapToObj("<row r=\"%1$d\"><c r=\"CW%1$d\" t=\"inlineStr\"><is><t>远</t></is></c></row>"::formatted)
                .collect(Collectors.joining());

        var report = run(Workbooks.parts(Workbooks.row(1, HEADER) + rows));

        assertThat(report.notes()).hasSize(101).endsWith(Fault.of(Fault.Code.MORE_LEFT_OUT, 30));
        assertThat(report.notes().getLast().zh()).isEqualTo("还有30处没有用到的内容，没有逐一列出");
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

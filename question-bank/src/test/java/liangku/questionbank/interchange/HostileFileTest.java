package liangku.questionbank.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import liangku.questionbank.Fault;
import liangku.questionbank.FileFault;
import liangku.questionbank.ImportMode;
import liangku.questionbank.ImportResult;
import liangku.questionbank.QuestionFilter;
import liangku.questionbank.RowOutcome;
import liangku.questionbank.RowOutcome.Outcome;
import liangku.testing.TestBank;
import liangku.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Whatever is sent, the answer is a sentence, within seconds, and nothing of a refused file is stored. */
class HostileFileTest {

    private static final String[] HEADER = {"题号", "题型", "知识点", "难度", "题干", "选项A", "选项B", "答案"};
    private static final String HEADER_ROW = Workbooks.row(1, HEADER);

    private final TestBank bank = TestBank.over(TestDatabase.of("questionbank"));

    @AfterEach
    void nothingOfARefusedFileIsStored() {
        assertThat(count("question")).isEqualTo(count("question_version"));
    }

    private int count(String table) {
        return bank.db()
                .sql("select count(*) from questionbank." + table)
                .query(Integer.class)
                .single();
    }

    @Test
    void anEmptyFileHasNoHeader() {
        assertThat(refused(new byte[0])).isEqualTo(FileFault.Code.NO_HEADER);
        assertThat(refused(bytes("\n\n"))).isEqualTo(FileFault.Code.NO_HEADER);
        assertThat(refused(bytes("题号,题型\n1,单选\n"))).isEqualTo(FileFault.Code.NO_HEADER);
        assertThat(refused(Workbooks.zip(Workbooks.parts("")))).isEqualTo(FileFault.Code.NO_HEADER);
    }

    @Test
    void aColumnNamedTwiceIsRefused() {
        assertThat(refused(bytes("题号,题型,知识点,难度,题干,答案,题干\n"))).isEqualTo(FileFault.Code.REPEATED_COLUMN);
    }

    @Test
    void whatOnlyBeginsLikeAWorkbookIsBroken() {
        assertThat(refused(bytes("PK\u0003\u0004 not a zip at all"))).isEqualTo(FileFault.Code.BROKEN);
    }

    @Test
    void aZipThatIsNoWorkbookIsRefused() {
        assertThat(refused(Workbooks.zip(Map.of("hello.txt", "hello")))).isEqualTo(FileFault.Code.UNKNOWN_FORMAT);
    }

    @Test
    void anOldWorkbookIsToldApart() {
        assertThat(refused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2}))
                .isEqualTo(FileFault.Code.OLD_EXCEL);
    }

    @Test
    void aPictureIsNoTable() {
        assertThat(refused(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13}))
                .isEqualTo(FileFault.Code.UNKNOWN_FORMAT);
    }

    @Test
    void anOpenQuoteIsBroken() {
        assertThat(refused(bytes(ImportTest.HEADER + "Q,单选,0603,2,\"never closed,甲,乙\n")))
                .isEqualTo(FileFault.Code.BROKEN);
    }

    @Test
    void aFileOverTheLimitIsRefusedWithoutReadingItAll() {
        var endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                Arrays.fill(buffer, offset, offset + length, (byte) 'x');
                return length;
            }
        };

        assertThat(refused(endless)).isEqualTo(FileFault.Code.TOO_LARGE);
    }

    /** Each of them the parser would keep whole before anybody could look at it. */
    @Test
    void rowsOfTextWithoutEndAreRefused() {
        for (var stretch : List.of(",", "a,", "a", "\"\",", "\"\"", "\n")) {
            assertThat(refused(bytes(ImportTest.HEADER + "\"" + stretch.repeat(4_000_000 / stretch.length()))))
                    .isEqualTo(FileFault.Code.HOSTILE);
        }
        for (var stretch : List.of(",", "a,", "a", "\"\",")) {
            assertThat(refused(bytes(ImportTest.HEADER + stretch.repeat(4_000_000 / stretch.length()))))
                    .isEqualTo(FileFault.Code.HOSTILE);
        }
    }

    @Test
    void manyRowsAreNoLongRow() {
        var row = "\"Q-1\",单选,0603,2,\"甲\"\",\n乙\",\r\n".repeat(60_000);

        assertThat(refused(bytes("题号,题型,知识点,难度,题干\n" + row))).isEqualTo(FileFault.Code.NO_HEADER);
    }

    @Test
    void aZipBombIsDefusedWhileItStreams() throws IOException {
        // Blanks in stretches just short enough, so that only the sum of bytes gives it away.
        var bomb = sheetOf(bytes("<row>" + " ".repeat(1_000_000) + "</row>"), 540);

        assertThat(bomb.length).isLessThan(8 << 20);
        assertThat(refused(bomb)).isEqualTo(FileFault.Code.TOO_LARGE);
    }

    @Test
    void moreRowsThanASheetCanHaveAreRefused() throws IOException {
        assertThat(refused(sheetOf(bytes("<row/>".repeat(10_000)), 200))).isEqualTo(FileFault.Code.TOO_MANY_ROWS);
    }

    private static byte[] sheetOf(byte[] content, int times) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (var part : Workbooks.parts("").entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                if (!part.getKey().endsWith("sheet1.xml")) {
                    zip.write(bytes(part.getValue()));
                    continue;
                }
                zip.write(bytes("<worksheet><sheetData>"));
                for (int i = 0; i < times; i++) zip.write(content);
            }
        }
        return out.toByteArray();
    }

    @Test
    void externalEntitiesAndBillionLaughsAreRefusedInEveryPart() {
        var xxe = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>";
        for (var part : Workbooks.parts("").keySet()) {
            var parts = Workbooks.parts(HEADER_ROW);
            parts.put(part, xxe);

            assertThat(refused(Workbooks.zip(parts))).isEqualTo(FileFault.Code.HOSTILE);
        }
    }

    @Test
    void anUndeclaredEntityIsBroken() {
        assertThat(refused(Workbooks.zip(Workbooks.parts(HEADER_ROW + Workbooks.row(2, "&boom;")))))
                .isEqualTo(FileFault.Code.BROKEN);
    }

    @Test
    void absurdXmlIsRefused() {
        assertThat(refused(Workbooks.zip(Workbooks.parts("<a>".repeat(5_000))))).isEqualTo(FileFault.Code.HOSTILE);
        assertThat(refused(Workbooks.zip(Workbooks.parts("<row a=\"" + "x".repeat(3 << 20) + "\"/>"))))
                .isEqualTo(FileFault.Code.HOSTILE);
    }

    @Test
    void aSharedStringThatIsNotThereIsBrokenAndNotWaitedForForEver() {
        var sheet = HEADER_ROW + Workbooks.row(2, "<c t=\"s\"><v>2000000000</v></c>");

        var fault = Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> refused(Workbooks.zip(Workbooks.parts(sheet))));

        assertThat(fault).isEqualTo(FileFault.Code.BROKEN);
    }

    @Test
    void aCellFarToTheRightCostsNothing() {
        var sheet = HEADER_ROW + "<row r=\"2\"><c r=\"ZZZZZZ2\" t=\"inlineStr\"><is><t>far</t></is></c></row>";

        assertThat(outcomes(sheet)).isEmpty();
    }

    @Test
    void aNumberOfAMillionDigitsIsRefusedAsWhatItIs() {
        assertThat(faults("<c><v>1E999999999</v></c>")).contains(Fault.Code.FORMATTED_NUMBER);
    }

    @Test
    void aFormulaIsNotTakenForItsValue() {
        assertThat(faults("<c t=\"str\"><f>A1&amp;\"x\"</f><v>computed</v></c>"))
                .contains(Fault.Code.FORMULA);
        assertThat(faults("<c><f>1+1</f><v>2</v></c>")).contains(Fault.Code.FORMULA);
        assertThat(faults("<c t=\"e\"><v>#N/A</v></c>")).contains(Fault.Code.ERROR_VALUE);
    }

    @Test
    void aNumberIsTakenOnlyAsItsAuthorSawIt() {
        // 0.5 shown as 50%, 45000 shown as a day.
        assertThat(faults("<c s=\"1\"><v>0.5</v></c>")).contains(Fault.Code.FORMATTED_NUMBER);
        assertThat(faults("<c s=\"2\"><v>45000</v></c>")).contains(Fault.Code.FORMATTED_NUMBER);

        var sheet = HEADER_ROW
                + Workbooks.row(
                        2,
                        "<c s=\"0\"><v>1001</v></c>",
                        "单选",
                        "<c s=\"3\"><v>603</v></c>",
                        "<c s=\"4\"><v>3</v></c>",
                        "几度？",
                        "<c><v>70.099999999999994</v></c>",
                        "<c><v>60</v></c>",
                        "A");

        assertThat(outcomes(sheet)).extracting(RowOutcome::outcome).containsExactly(Outcome.ACCEPTED);
        var question =
                bank.questions().page(QuestionFilter.ALL, "", 1).questions().getFirst();
        assertThat(question.identifier()).isEqualTo("1001");
        assertThat(question.knowledgePoint()).isEqualTo("0603");
        assertThat(question.difficulty()).isEqualTo(3);
        assertThat(question.body().options()).containsExactly("70.1", "60");
    }

    @Test
    void everyWayOfCuttingAWorkbookShortIsRefusedInWords() {
        var whole = Workbooks.zip(Workbooks.parts(HEADER_ROW));
        for (int length = 4; length < whole.length; length += 97) {
            assertThat(run(new ByteArrayInputStream(whole, 0, length))).isInstanceOf(ImportResult.Unreadable.class);
        }
    }

    @Test
    void aHundredBentWorkbooksNeverBreakTheImporter() {
        var whole =
                Workbooks.zip(Workbooks.parts(HEADER_ROW + Workbooks.row(2, "Q", "判断", "0603", "1", "题", "", "", "对")));
        var chance = new Random(7);
        for (int i = 0; i < 100; i++) {
            var bent = whole.clone();
            for (int j = 0; j < 3; j++) bent[4 + chance.nextInt(bent.length - 4)] = (byte) chance.nextInt(256);

            assertThat(run(new ByteArrayInputStream(bent))).isNotNull();
        }
    }

    private List<Fault.Code> faults(String stemCell) {
        var sheet = HEADER_ROW + Workbooks.row(2, "Q", "单选", "0603", "2", stemCell, "甲", "乙", "A");
        var outcome = outcomes(sheet).getFirst();
        assertThat(outcome.outcome()).isEqualTo(Outcome.REJECTED);
        return outcome.faults().stream().map(Fault::code).toList();
    }

    private List<RowOutcome> outcomes(String sheetData) {
        var result = run(new ByteArrayInputStream(Workbooks.zip(Workbooks.parts(sheetData))));
        return ((ImportResult.Complete) result).report().outcomes();
    }

    private FileFault.Code refused(byte[] file) {
        return refused(new ByteArrayInputStream(file));
    }

    private FileFault.Code refused(InputStream file) {
        var result = run(file);
        assertThat(result).isInstanceOf(ImportResult.Unreadable.class);
        var fault = ((ImportResult.Unreadable) result).fault();
        assertThat(fault.zh()).isNotBlank().doesNotContain("%s");
        assertThat(fault.en()).isNotBlank().doesNotContain("%s");
        return fault.code();
    }

    private ImportResult run(InputStream file) {
        return bank.imports()
                .run(
                        file,
                        "file",
                        QuestionImports.Wish.of(ImportMode.STORE),
                        "account:author",
                        Instant.parse("2026-03-01T04:00:00Z"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

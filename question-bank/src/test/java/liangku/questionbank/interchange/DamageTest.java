package liangku.questionbank.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import liangku.questionbank.Fault;
import liangku.questionbank.FileFault;
import liangku.questionbank.FileFormat;
import liangku.questionbank.ImportMode;
import liangku.questionbank.ImportOrder;
import liangku.questionbank.ImportResult;
import liangku.questionbank.OnDuplicate;
import liangku.questionbank.RowOutcome;
import liangku.testing.TestBank;
import liangku.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** Who reads that a file is broken reads where, in one language and in no parser's words. */
class DamageTest {

    private static final byte[] GOOD = QtiFiles.file("true-false-30.xml");
    private static final String TYPE = "imsqti_item_xmlv3p0";

    private final TestBank bank = TestBank.over(TestDatabase.of("questionbank"));

    @Test
    void aTableWhoseQuotesDoNotMatchIsToldByTheLine() {
        refused(
                bytes(ImportTest.HEADER + "Q,单选,0603,2,\"never closed,甲,乙\n"),
                "CSV，第2行附近的引号不成对",
                "CSV, quotes near line 2 do not match");
        refused(
                bytes(ImportTest.HEADER + "\n".repeat(1_200) + "Q,单选,0603,2,\"closed\" too early,甲,乙\n"),
                "CSV，第1202行附近的引号不成对",
                "CSV, quotes near line 1202 do not match");
    }

    @Test
    void aWorkbookOrPackageThatWasCutShortIsAnIncompleteArchive() {
        var workbook = Workbooks.zip(Workbooks.parts(""));
        var whole = QtiFiles.zip(Map.of("good.xml", GOOD));
        refused(Arrays.copyOf(workbook, workbook.length / 2), "压缩包不完整", "the archive is incomplete");
        refused(Arrays.copyOf(whole, whole.length / 2), "压缩包不完整", "the archive is incomplete");
        var spoilt = pack(Map.of());
        // Behind the head of the first entry: its packed bytes.
        for (int i = 60; i < 90; i++) spoilt[i] ^= 0x55;
        refused(spoilt, "good.xml，压缩包不完整", "good.xml, the archive is incomplete");
    }

    @Test
    void whatIsNoSoundXmlIsToldByLineAndColumn() {
        refused(bytes("<quiz>\n<question type=\"truefalse\">\n</quiz>"), "XML，第3行第3列", "XML, line 3, column 3");
        broken(
                bytes(
                        "<assessmentItem xmlns=\"http://www.imsglobal.org/xsd/imsqti_v2p1\">\n  <itemBody></assessmentItem>"),
                "XML，第2行第15列",
                "XML, line 2, column 15");
        broken(
                QtiFiles.zip(Map.of("imsmanifest.xml", bytes("<manifest>\n<resources>"))),
                "imsmanifest.xml，第2行第12列",
                "imsmanifest.xml, line 2, column 12");
        var parts = Workbooks.parts("<row>&boom;</row>");
        assertThat(unreadable(Workbooks.zip(parts)).fault().zh()).matches("文件已损坏，读不完整（XML，第\\d+行第\\d+列）");
    }

    @Test
    void anItemThatIsBrokenIsToldByItsPlaceToo() {
        item(
                bytes("<qti-assessment-item identifier=\"b\">\n<qti-item-body></p></qti-item-body>"),
                "“bad.xml”不是完好的XML：第2行第18列",
                "'bad.xml' is no sound XML: line 2, column 18");
        item(
                bytes("<?xml version=\"1.0\" encoding=\"KLINGON\"?><assessmentItem/>"),
                "“bad.xml”不是完好的XML：不认识编码KLINGON",
                "'bad.xml' is no sound XML: unknown encoding KLINGON");
        item(
                new byte[] {'<', 'a', '>', (byte) 0xFF},
                "“bad.xml”不是完好的XML：不是UTF-8",
                "'bad.xml' is no sound XML: not UTF-8");
    }

    @Test
    void aTestThatIsBrokenIsToldLikeAnItem() {
        var type = "imsqti_test_xmlv3p0";
        assertThat(ofTest("<qti-assessment-test>\n<qti-test-part>", type).zh()).isEqualTo("“test.xml”不是完好的XML：第2行第16列");
        assertThat(ofTest("<html/>", type).zh()).isEqualTo("“test.xml”不是完好的XML：根元素是<html>");
        assertThat(ofTest("<html/>", type).en()).isEqualTo("'test.xml' is no sound XML: its root is <html>");
    }

    @Test
    void anItemWhoseTextElsewhereIsBrokenNamesThatFile() {
        var item = new String(QtiFiles.file("stimulus-item-30.xml"), StandardCharsets.UTF_8)
                .replace("shared/stimulus%2030.xml", "text.xml");
        var outcomes = outcomes(pack(Map.of("bad.xml", bytes(item), "text.xml", bytes("<a>\n<b></a>"))));
        assertThat(outcomes)
                .flatExtracting(RowOutcome::faults)
                .extracting(Fault::zh)
                .contains("“text.xml”不是完好的XML：第2行第6列");
    }

    private Fault ofTest(String test, String type) {
        var manifest = QtiFiles.manifest(TYPE, "good.xml")
                .replace(
                        "</resources>",
                        "<resource identifier=\"T\" type=\"%s\" href=\"test.xml\"><file href=\"test.xml\"/></resource></resources>"
                                .formatted(type));
        var entries = new LinkedHashMap<String, byte[]>();
        entries.put("good.xml", GOOD);
        entries.put("test.xml", bytes(test));
        entries.put("imsmanifest.xml", bytes(manifest));
        return outcomes(QtiFiles.zip(entries)).stream()
                .flatMap(outcome -> outcome.faults().stream())
                .filter(fault -> fault.code() == Fault.Code.BROKEN_ITEM)
                .findFirst()
                .orElseThrow();
    }

    private void item(byte[] item, String zh, String en) {
        var faults = outcomes(pack(Map.of("bad.xml", item))).getLast().faults();
        assertThat(faults).extracting(Fault::zh).containsExactly(zh);
        assertThat(faults).extracting(Fault::en).containsExactly(en);
    }

    private List<RowOutcome> outcomes(byte[] file) {
        return ((ImportResult.Complete) run(file)).report().outcomes();
    }

    private void refused(byte[] file, String zh, String en) {
        told(unreadable(file).fault(), zh, en);
    }

    /** Too broken for anybody to see that it was QTI. */
    private void broken(byte[] file, String zh, String en) {
        var wish = new QuestionImports.Wish(
                Optional.of(FileFormat.QTI_3_0), ImportMode.STORE, OnDuplicate.VERSION, ImportOrder.UNSORTED);
        told(((ImportResult.Unreadable) run(file, wish)).fault(), zh, en);
    }

    private static void told(FileFault fault, String zh, String en) {
        assertThat(fault.zh()).isEqualTo("文件已损坏，读不完整（%s）".formatted(zh));
        assertThat(fault.en()).isEqualTo("the file is broken and cannot be read to its end (%s)".formatted(en));
    }

    private ImportResult.Unreadable unreadable(byte[] file) {
        return (ImportResult.Unreadable) run(file);
    }

    private ImportResult run(byte[] file) {
        return run(file, QuestionImports.Wish.of(ImportMode.STORE));
    }

    private ImportResult run(byte[] file, QuestionImports.Wish wish) {
        return bank.imports()
                .run(
                        new ByteArrayInputStream(file),
                        "file",
                        wish,
                        "account:00000000-0000-0000-0000-000000000001",
                        Instant.parse("2026-03-01T04:00:00Z"));
    }

    private static byte[] pack(Map<String, byte[]> others) {
        var entries = new LinkedHashMap<String, byte[]>();
        entries.put("good.xml", GOOD);
        entries.putAll(others);
        entries.put(
                "imsmanifest.xml",
                bytes(QtiFiles.manifest(TYPE, entries.keySet().toArray(String[]::new))));
        return QtiFiles.zip(entries);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

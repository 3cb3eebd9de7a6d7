package liangku.questionbank.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import liangku.questionbank.Fault;
import liangku.questionbank.FileFault;
import liangku.questionbank.FileFormat;
import liangku.questionbank.ImportMode;
import liangku.questionbank.ImportOrder;
import liangku.questionbank.ImportResult;
import liangku.questionbank.OnDuplicate;
import liangku.questionbank.RowOutcome;
import liangku.questionbank.RowOutcome.Outcome;
import liangku.testing.TestBank;
import liangku.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a package is, the answer is a sentence, and nothing of a refused one is stored. */
class QtiHostileTest {

    private static final String TYPE = "imsqti_item_xmlv3p0";
    private static final byte[] GOOD = QtiFiles.file("true-false-30.xml");
    private static final String LAUGHS = """
            <?xml version="1.0"?>
            <!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
            """;

    private final TestBank bank = TestBank.over(TestDatabase.of("questionbank"));
    private boolean expected;

    @AfterEach
    void nothingOfARefusedFileIsStored() {
        if (expected) return;
        for (var table : new String[] {"question", "question_import", "picture"}) {
            assertThat(bank.db()
                            .sql("select count(*) from questionbank." + table)
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    private ImportResult run(byte[] file) {
        var wish = new QuestionImports.Wish(
                Optional.of(FileFormat.QTI_3_0), ImportMode.STORE, OnDuplicate.VERSION, ImportOrder.UNSORTED);
        return bank.imports()
                .run(
                        new ByteArrayInputStream(file),
                        "package.zip",
                        wish,
                        "account:00000000-0000-0000-0000-000000000001",
                        Instant.parse("2026-03-01T04:00:00Z"));
    }

    private FileFault.Code refused(byte[] file) {
        return ((ImportResult.Unreadable) run(file)).fault().code();
    }

    private RowOutcome second(byte[] item) {
        expected = true;
        var result = run(pack(Map.of("bad.xml", item)));
        var outcomes = ((ImportResult.Complete) result).report().outcomes();
        assertThat(outcomes.getFirst().outcome()).isEqualTo(Outcome.ACCEPTED);
        return outcomes.getLast();
    }

    /** A package with a good item, and these. */
    private static byte[] pack(Map<String, byte[]> others) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        var names = new String[others.size() + 1];
        names[0] = "good.xml";
        entries.put("good.xml", GOOD);
        int at = 1;
        for (var other : others.entrySet()) {
            names[at++] = other.getKey();
            entries.put(other.getKey(), other.getValue());
        }
        entries.put("imsmanifest.xml", QtiFiles.bytes(QtiFiles.manifest(TYPE, names)));
        return QtiFiles.zip(entries);
    }

    private static byte[] withManifest(String manifest) {
        return QtiFiles.zip(Map.of("imsmanifest.xml", QtiFiles.bytes(manifest), "good.xml", GOOD));
    }

    private static String item(String beginning, String stem) {
        return beginning
                + new String(GOOD, StandardCharsets.UTF_8)
                        .replaceFirst("<\\?xml.*\\n", "")
                        .replace("四季豆", stem);
    }

    @Test
    void filesOutsideAreNeverRead() {
        var beginning = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";

        assertThat(refused(pack(Map.of("bad.xml", QtiFiles.bytes(item(beginning, "&e;"))))))
                .isEqualTo(FileFault.Code.HOSTILE);
        assertThat(refused(withManifest(
                        beginning + QtiFiles.manifest(TYPE, "good.xml").replace("R0", "&e;"))))
                .isEqualTo(FileFault.Code.HOSTILE);
    }

    @Test
    void laughsAreNotHeard() {
        assertThat(refused(pack(Map.of("bad.xml", QtiFiles.bytes(item(LAUGHS, "&c;"))))))
                .isEqualTo(FileFault.Code.HOSTILE);
        assertThat(refused(withManifest(
                        LAUGHS + QtiFiles.manifest(TYPE, "good.xml").replace("R0", "&c;"))))
                .isEqualTo(FileFault.Code.HOSTILE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil.xml", "/etc/evil.xml", "a/../../evil.xml", "a\\..\\..\\evil.xml", "C:\\evil.xml"})
    void namesThatLeadOutOfThePackageAreRefused(String name) {
        assertThat(refused(pack(Map.of(name, GOOD)))).isEqualTo(FileFault.Code.HOSTILE);
    }

    @Test
    void anAddressThatLeadsOutOfThePackageIsNoFileOfIt() {
        expected = true;
        var manifest = QtiFiles.manifest(TYPE, "good.xml", "../../etc/passwd", "file:///etc/passwd", "/etc/passwd");

        var report = ((ImportResult.Complete) run(withManifest(manifest))).report();

        assertThat(report.outcomes())
                .extracting(RowOutcome::outcome)
                .containsExactly(Outcome.ACCEPTED, Outcome.REJECTED, Outcome.REJECTED, Outcome.REJECTED);
        assertThat(report.outcomes().getLast().faults())
                .extracting(Fault::code)
                .containsExactly(Fault.Code.NO_SUCH_FILE);
    }

    @Test
    void twoFilesOfOneNameAreRefused() {
        var twice = new String(pack(Map.of("aaaax.xml", GOOD, "bbbbx.xml", GOOD)), StandardCharsets.ISO_8859_1)
                .replace("bbbbx.xml", "aaaax.xml");

        assertThat(refused(twice.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(FileFault.Code.HOSTILE);
    }

    @Test
    void anItemThatUnpacksToMoreThanAnItemIsRefused() {
        var bomb = item("", "四季豆" + " ".repeat(5 << 20));

        assertThat(refused(pack(Map.of("bad.xml", QtiFiles.bytes(bomb))))).isEqualTo(FileFault.Code.TOO_LARGE);
    }

    @Test
    void aManifestThatUnpacksWithoutEndIsRefused() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("imsmanifest.xml"));
            zip.write(QtiFiles.bytes("<manifest><resources>"));
            zip.setLevel(Deflater.BEST_SPEED);
            var filler = QtiFiles.bytes("<a>" + " ".repeat(1_000_000) + "</a>");
            for (int i = 0; i < 1_100; i++) zip.write(filler);
        }

        assertThat(out.size()).isLessThan(16 << 20);
        assertThat(refused(out.toByteArray())).isEqualTo(FileFault.Code.TOO_LARGE);
    }

    @Test
    void aTextWithoutEndIsRefused() {
        assertThat(refused(withManifest("<manifest a=\"" + "x".repeat(2 << 20) + "\"/>")))
                .isEqualTo(FileFault.Code.HOSTILE);
    }

    @Test
    void moreFilesThanAnyPackageHasAreRefused() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.setLevel(0);
            for (int i = 0; i <= QtiPackage.ENTRIES_MAX; i++) zip.putNextEntry(new ZipEntry(Integer.toString(i, 36)));
        }

        assertThat(refused(out.toByteArray())).isEqualTo(FileFault.Code.TOO_MANY_ROWS);
    }

    @Test
    void elementsWithoutEndAreRefused() {
        assertThat(refused(pack(Map.of("bad.xml", QtiFiles.bytes(item("", "<b>".repeat(300) + "</b>".repeat(300)))))))
                .isEqualTo(FileFault.Code.HOSTILE);
        assertThat(refused(withManifest("<a>".repeat(300) + "</a>".repeat(300))))
                .isEqualTo(FileFault.Code.HOSTILE);
        assertThat(refused(pack(Map.of("bad.xml", QtiFiles.bytes(item("", "<b/>".repeat(60_000)))))))
                .isEqualTo(FileFault.Code.HOSTILE);
    }

    @Test
    void whatIsNoPackageIsSaidToBeNone() {
        assertThat(refused(QtiFiles.zip(Map.of("good.xml", GOOD)))).isEqualTo(FileFault.Code.BROKEN);
        assertThat(refused(withManifest("<manifest><resources>"))).isEqualTo(FileFault.Code.BROKEN);
        assertThat(refused(withManifest("no XML"))).isEqualTo(FileFault.Code.BROKEN);
        assertThat(refused(QtiFiles.bytes("no XML"))).isEqualTo(FileFault.Code.BROKEN);
        assertThat(refused(QtiFiles.bytes("<assessmentTest/>"))).isEqualTo(FileFault.Code.BROKEN);
        assertThat(refused(new byte[0])).isEqualTo(FileFault.Code.BROKEN);
        assertThat(refused(QtiFiles.bytes("PK\u0003\u0004 and nothing more"))).isEqualTo(FileFault.Code.BROKEN);
        var whole = pack(Map.of());
        assertThat(refused(Arrays.copyOf(whole, whole.length / 2))).isEqualTo(FileFault.Code.BROKEN);
    }

    @Test
    void aFileWhoseBytesAreSpoiltIsBroken() {
        var whole = pack(Map.of());
        // Behind the head of the first entry: its packed bytes.
        for (int i = 60; i < 90; i++) whole[i] ^= 0x55;

        assertThat(refused(whole)).isEqualTo(FileFault.Code.BROKEN);
    }

    @Test
    void bytesThatAreNoCharactersSpoilOneItemOnly() {
        var outcome = second(item("", "四季豆").getBytes(Charset.forName("GB18030")));

        assertThat(outcome.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(outcome.faults()).extracting(Fault::code).containsExactly(Fault.Code.BROKEN_ITEM);
    }

    @Test
    void scriptsComeInAsNothing() {
        var outcome = second(QtiFiles.bytes(item("", "<script>alert(1)</script><b onclick=\"alert(2)\">毛豆</b>")
                .replace("TF-1", "TF-2")));

        assertThat(outcome.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(bank.db()
                        .sql("select stem from questionbank.question_version where stem like '毛豆%'")
                        .query(String.class)
                        .single())
                .isEqualTo("毛豆可以生吃。");
    }

    @Test
    void aPictureTooLargeForAnyPhoneSpoilsOneItemOnly() {
        expected = true;
        var item = item("", "<img src=\"huge.png\" alt=\"\"/>").replace("TF-1", "TF-2");
        var result = run(pack(Map.of("bad.xml", QtiFiles.bytes(item))));
        assertThat(((ImportResult.Complete) result)
                        .report()
                        .outcomes()
                        .getLast()
                        .faults())
                .extracting(Fault::code)
                .containsExactly(Fault.Code.UNKNOWN_PICTURE);

        var huge = new byte[3 << 20];
        var entries = new LinkedHashMap<String, byte[]>();
        entries.put("good.xml", QtiFiles.bytes(item));
        entries.put("huge.png", huge);
        entries.put("imsmanifest.xml", QtiFiles.bytes(QtiFiles.manifest(TYPE, "good.xml")));
        var outcomes =
                ((ImportResult.Complete) run(QtiFiles.zip(entries))).report().outcomes();
        assertThat(outcomes.getFirst().faults()).extracting(Fault::code).containsExactly(Fault.Code.BAD_PICTURE);
    }
}

package liangku.employer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import liangku.employer.RowOutcome.Outcome;
import liangku.testing.House;
import liangku.testing.Numbers;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;

class EmployerImportTest {

    private static final Scope EVERYTHING = new Scope.Everything();
    private static final String HEADER = "企业名称,统一社会信用代码,食品经营许可证号,区划代码,业态,状态\n";

    private final House house = House.fresh();
    private final Employers employers = house.employers;

    @Test
    void saysOfEachRowWhatBecameOfIt() {
        house.employer(7, "371502", Category.R4);
        var file = HEADER
                + row("新店", 1, "371502", "R4", "在业")
                + row("单位7", 7, "371502", "小型餐馆", "")
                + row("新店又来", 1, "371502", "R4", "")
                + "坏码店,91350100M000100Y44,,371502,R4,\n"
                + row("坏区店", 2, "999999", "R4", "")
                + row("坏业态店", 3, "371502", "火箭", "")
                + row("坏状态店", 4, "371502", "R4", "也许")
                + "无证店,,,371502,R4,\n"
                + row("旧区划店", 5, "371523", "c1b", "注销");

        var report = imported(file, ImportMode.KEEP, EVERYTHING);

        assertThat(report.outcomes())
                .extracting(o -> o.row() + " " + o.outcome() + " " + o.code())
                .containsExactly(
                        "2 ACCEPTED ok",
                        "3 UNCHANGED ok",
                        "4 DUPLICATE repeated-in-file",
                        "5 REJECTED unified-code-bad-check-digit",
                        "6 REJECTED unknown-region",
                        "7 REJECTED unknown-category",
                        "8 REJECTED unknown-status",
                        "9 REJECTED no-identifier",
                        "10 ACCEPTED ok");
        assertThat(report.outcomes().get(3).zh()).contains("校验位应为3，收到4");
        assertThat(report.outcomes().get(3).en()).contains("would be 3, 4 came");
        assertThat(report.outcomes().subList(4, 7))
                .extracting(RowOutcome::en)
                .satisfiesExactly(
                        region -> assertThat(region).contains("region", "371502", "999999"),
                        category -> assertThat(category).contains("category", "R4", "火箭"),
                        status -> assertThat(status).contains("status", "ACTIVE", "也许"));
        assertThat(report.accepted()).isEqualTo(3);
        assertThat(one("旧区划店").region()).isEqualTo("371503");
        assertThat(one("旧区划店").status()).isEqualTo(Status.CLOSED);
    }

    @Test
    void aDryRunSaysTheSameAndChangesNothing() {
        var file = HEADER + row("新店", 1, "371502", "R4", "");

        var report = imported(file, ImportMode.DRY_RUN, EVERYTHING);

        assertThat(report.importId()).as("of what was only looked at").isEmpty();

        assertThat(report.count(Outcome.ACCEPTED)).isEqualTo(1);
        assertThat(employers.count(EVERYTHING)).isZero();
        assertThat(house.events).isEmpty();
    }

    @Test
    void theSameFileTwiceChangesNothing() {
        var file = HEADER + row("甲", 1, "371502", "R4", "在业") + row("乙", 2, "371521", "D2", "在业");
        imported(file, ImportMode.KEEP, EVERYTHING);

        assertThat(imported(file, ImportMode.KEEP, EVERYTHING).count(Outcome.UNCHANGED))
                .isEqualTo(2);
    }

    @Test
    void matchesByCodeThenLicenceAndLeavesCollisionsToPeople() {
        var first = house.employer(1, "371502", Category.R4);
        house.employer(2, "371502", Category.R4);
        var file = HEADER
                + "改名,%s,%s,371502,R3,注销\n".formatted(Numbers.unifiedCode(1), Numbers.licence(9))
                + "两家,%s,%s,371502,R3,\n".formatted(Numbers.unifiedCode(3), Numbers.licence(2));

        var report = imported(file, ImportMode.KEEP, EVERYTHING);

        assertThat(report.outcomes()).extracting(RowOutcome::code).containsExactly("ok", "identifier-collision");
        var changed = employers.find(first).orElseThrow();
        assertThat(changed.name()).isEqualTo("改名");
        assertThat(changed.data().licence()).contains(Numbers.licence(9));
        assertThat(changed.status()).isEqualTo(Status.CLOSED);
        assertThat(changed.version()).isEqualTo(2);
    }

    @Test
    void aRowOutsideTheScopeIsRefusedEvenIfItWouldPullABusinessIn() {
        house.employer(1, "371521", Category.R4);
        var county = new Scope.Area(Set.of("371502"), EnumSet.allOf(Category.class));
        var file = HEADER + row("外县", 2, "371521", "R4", "") + row("拉过来", 1, "371502", "R4", "");

        assertThat(imported(file, ImportMode.KEEP, county).outcomes())
                .extracting(RowOutcome::code)
                .containsExactly("outside-scope", "outside-scope");
    }

    @Test
    void aRowWithSeveralFaultsIsToldAllOfThem() {
        var report = imported(HEADER + ",,,379999,小店,营业中\n", ImportMode.DRY_RUN, EVERYTHING);

        assertThat(report.outcomes().getFirst().said())
                .extracting(Refusal::code)
                .containsExactly("bad-name", "no-identifier", "unknown-region", "unknown-category", "unknown-status");
    }

    @Test
    void readsWhatChineseExcelSavesAndTitledTables() {
        var file = "聊城市餐饮单位名册（2026年）,,,,,\n" + HEADER.replace("业态", "业态*（必填）") + row("㛃记面馆", 1, "371502", "R4", "");

        var done = employers.importFile(
                new ByteArrayInputStream(file.getBytes(Charset.forName("GB18030"))),
                ImportMode.KEEP,
                EVERYTHING,
                House.SUBJECT,
                House.NOW);

        assertThat(done).isInstanceOf(Importing.Done.class);
        assertThat(one("㛃记面馆")).isNotNull();
    }

    @Test
    void readsWorkbooks() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            var sheet = workbook.newWorksheet("档案");
            var cells = new String[][] {
                {"Name", "USCC", "Licence", "Region", "Category", "Status"},
                {"Noodles", Numbers.unifiedCode(1).value(), Numbers.licence(1).value(), null, "R4", "ACTIVE"},
            };
            for (var row = 0; row < cells.length; row++) {
                for (var column = 0; column < cells[row].length; column++) {
                    if (cells[row][column] != null) {
                        sheet.value(row, column, cells[row][column]);
                    }
                }
            }
            sheet.value(1, 3, 371502);
        }

        var done = employers.importFile(
                new ByteArrayInputStream(bytes.toByteArray()), ImportMode.KEEP, EVERYTHING, House.SUBJECT, House.NOW);

        assertThat(done)
                .isInstanceOfSatisfying(
                        Importing.Done.class,
                        d -> assertThat(d.report().outcomes())
                                .containsExactly(
                                        RowOutcome.of(2, Numbers.unifiedCode(1).value(), Outcome.ACCEPTED)));
    }

    @Test
    void saysWhyAFileAsAWholeCannotBeTaken() {
        assertThat(refusal("甲,乙\n1,2\n".getBytes(StandardCharsets.UTF_8))).isEqualTo("no-header");
        assertThat(refusal(new byte[] {'P', 'K', 3, 4, 0, 0})).isEqualTo("unreadable");
        assertThat(refusal(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}))
                .isEqualTo("old-excel");
        assertThat(refusal(new byte[TableFile.BYTES_MAX + 1])).isEqualTo("file-too-large");
        assertThat(refusal(new byte[0])).isEqualTo("no-header");
    }

    @Test
    void namesTheColumnThatAHeaderLacks() throws IOException {
        var header = HEADER.replace("统一社会信用代码,", "");
        var csv = "聊城市餐饮单位名册,,,,\n" + header + "新店,JY23715020000001,371502,R4,在业\n";
        var workbook = new ByteArrayOutputStream();
        try (var book = new Workbook(workbook, "test", "1.0")) {
            var sheet = book.newWorksheet("档案");
            var titles = header.strip().split(",", -1);
            for (var column = 0; column < titles.length; column++) {
                sheet.value(0, column, titles[column]);
            }
            sheet.value(1, 0, "新店");
        }

        assertThat(why(csv.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Refusal(
                        "missing-column", "表头（第2行）缺少列：统一社会信用代码", "The header in row 2 lacks the column uscc"));
        assertThat(why(workbook.toByteArray()))
                .isEqualTo(new Refusal(
                        "missing-column", "表头（第1行）缺少列：统一社会信用代码", "The header in row 1 lacks the column uscc"));
        assertThat(employers.count(EVERYTHING)).isZero();
    }

    @Test
    void aTitleWithTheWordOfAColumnIsNoHeader() {
        var file = "状态,2026,,,,\n" + HEADER + row("新店", 1, "371502", "R4", "在业");

        assertThat(imported(file, ImportMode.KEEP, EVERYTHING).accepted()).isEqualTo(1);
    }

    /** 1.4 KB that made a reader allocate a row of 300 million cells. */
    @Test
    void aCellOutOfTheWorldHarmsNobody() throws IOException {
        var honest = new ByteArrayOutputStream();
        try (var workbook = new Workbook(honest, "test", "1.0")) {
            workbook.newWorksheet("Sheet1").value(0, 0, "甲");
        }
        var bent = new ByteArrayOutputStream();
        try (var from = ZipFile.builder().setByteArray(honest.toByteArray()).get();
                var to = new ZipOutputStream(bent)) {
            for (var entry : Collections.list(from.getEntries())) {
                var text = new String(from.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(text.replace("r=\"A1\"", "r=\"ZZZZZZ1\"").getBytes(StandardCharsets.UTF_8));
            }
        }

        assertThat(refusal(bent.toByteArray())).isEqualTo("no-header");
    }

    private String refusal(byte[] file) {
        return why(file).code();
    }

    private Refusal why(byte[] file) {
        var importing = employers.importFile(
                new ByteArrayInputStream(file), ImportMode.KEEP, EVERYTHING, House.SUBJECT, House.NOW);
        return ((Importing.Unreadable) importing).why();
    }

    private static String row(String name, int n, String region, String category, String status) {
        return "%s,%s,%s,%s,%s,%s\n"
                .formatted(name, Numbers.unifiedCode(n), Numbers.licence(n), region, category, status);
    }

    private ImportReport imported(String csv, ImportMode mode, Scope scope) {
        var file = new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
        return ((Importing.Done) employers.importFile(file, mode, scope, House.SUBJECT, House.NOW)).report();
    }

    private Employer one(String name) {
        return employers
                .page(EVERYTHING, EmployerFilter.text(name), Optional.empty(), 2)
                .employers()
                .getFirst();
    }
}

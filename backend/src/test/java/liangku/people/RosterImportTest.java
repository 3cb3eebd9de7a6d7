package liangku.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Set;
import liangku.employer.Category;
import liangku.employer.EmployerId;
import liangku.employer.ImportMode;
import liangku.employer.ImportReport;
import liangku.employer.Importing;
import liangku.employer.Refusal;
import liangku.employer.RowOutcome;
import liangku.employer.RowOutcome.Outcome;
import liangku.testing.House;
import liangku.testing.Numbers;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RosterImportTest {

    private static final String HEADER = "姓名,身份证号,手机号,岗位,入职日期,离职日期\n";

    private final House house = House.fresh();
    private final People people = house.people;
    private final EmployerId canteen = house.employer(1, "371502", Category.C1B);

    @Test
    void saysOfEachRowWhatBecameOfItAndShowsNoNumberWhole() {
        var file = HEADER
                + row("王芳", 1, "食品安全员", "2025-03-01", "")
                + row("𠮷野", 2, "厨师", "2025/3/1", "2025年12月31日")
                + row("王芳", 1, "食品安全员", "2025-03-01", "")
                + "李四,37150219800101001X,13900000003,厨师,2025-03-01,\n"
                + "李四," + Numbers.residentId(3).value() + ",139,厨师,2025-03-01,\n"
                + row("赵六", 4, "宇航员", "2025-03-01", "")
                + row("赵六", 4, "厨师", "2025-02-30", "")
                + row("赵六", 4, "厨师", "2025-03-01", "2025-03-01");

        var report = imported(file, ImportMode.KEEP);

        assertThat(report.outcomes())
                .extracting(o -> o.row() + " " + o.outcome() + " " + o.code())
                .containsExactly(
                        "2 ACCEPTED ok",
                        "3 ACCEPTED ok",
                        "4 DUPLICATE repeated-in-file",
                        "5 REJECTED bad-check-digit",
                        "6 REJECTED bad-phone",
                        "7 REJECTED unknown-post",
                        "8 REJECTED bad-date",
                        "9 REJECTED ends-before-it-begins");
        assertThat(report.outcomes().toString())
                .doesNotContain("19800101001X", Numbers.residentId(1).value());
        assertThat(people.roster(canteen, House.TODAY))
                .extracting(e -> e.worker().name().value())
                .containsExactly("王芳");
        assertThat(people.roster(canteen, LocalDate.of(2025, 12, 30))).hasSize(2);
    }

    @Test
    void aDryRunChangesNothingAndTheSameFileTwiceNeither() {
        var file = HEADER + row("王芳", 1, "厨师", "2025-03-01", "");

        assertThat(imported(file, ImportMode.DRY_RUN).count(Outcome.ACCEPTED)).isEqualTo(1);
        assertThat(people.byPhone(Numbers.phone(1))).isEmpty();
        imported(file, ImportMode.KEEP);
        assertThat(imported(file, ImportMode.KEEP).count(Outcome.UNCHANGED)).isEqualTo(1);
    }

    @Test
    void aLastDayThatComesLaterEndsTheEmploymentAndSignsOut() {
        imported(HEADER + row("王芳", 1, "厨师", "2025-03-01", ""), ImportMode.KEEP);

        var report = imported(HEADER + row("王芳", 1, "厨师", "2025-03-01", "2026-02-01"), ImportMode.KEEP);

        assertThat(report.outcomes()).extracting(RowOutcome::outcome).containsExactly(Outcome.UPDATED);
        assertThat(people.roster(canteen, House.TODAY)).isEmpty();
        assertThat(house.events).anyMatch(EmploymentEnded.class::isInstance);
    }

    @Test
    void aPostThatIsPutRightIsToldAndOneThatStaysIsNot() {
        imported(HEADER + row("王芳", 1, "厨师", "2025-03-01", ""), ImportMode.KEEP);
        var told = house.events.size();
        imported(HEADER + row("王芳", 1, "厨师", "2025-03-01", ""), ImportMode.KEEP);
        assertThat(house.events).hasSize(told);

        imported(HEADER + row("王芳", 1, "食品安全员", "2025-03-01", ""), ImportMode.KEEP);

        var person = people.byPhone(Numbers.phone(1)).orElseThrow().id();
        assertThat(house.events.subList(told, house.events.size()))
                .containsExactly(new RosterChanged(Set.of(canteen), Set.of(person)));
    }

    @Test
    void anOldFileTakesNoLastDayBack() {
        imported(HEADER + row("王芳", 1, "厨师", "2025-03-01", "2026-02-01"), ImportMode.KEEP);

        var report = imported(HEADER + row("王芳", 1, "厨师", "2025-03-01", ""), ImportMode.KEEP);

        assertThat(report.outcomes()).extracting(RowOutcome::outcome).containsExactly(Outcome.UNCHANGED);
        assertThat(people.roster(canteen, House.TODAY)).isEmpty();
    }

    @Test
    void readsDatesAsExcelKeepsThem() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            var sheet = workbook.newWorksheet("名册");
            var titles = HEADER.strip().split(",", -1);
            for (var column = 0; column < titles.length; column++) {
                sheet.value(0, column, titles[column]);
            }
            sheet.value(1, 0, "王芳");
            sheet.value(1, 1, Numbers.residentId(1).value());
            sheet.value(1, 2, 13_900_000_001L);
            sheet.value(1, 3, "厨师");
            sheet.value(1, 4, LocalDate.of(2025, 3, 1));
            sheet.style(1, 4).format("yyyy/m/d").set();
        }

        var importing = people.importRoster(
                canteen, new ByteArrayInputStream(bytes.toByteArray()), ImportMode.KEEP, House.SUBJECT, House.NOW);

        assertThat(importing)
                .isInstanceOfSatisfying(
                        Importing.Done.class,
                        done -> assertThat(done.report().outcomes())
                                .extracting(RowOutcome::code)
                                .containsExactly("ok"));
        assertThat(people.roster(canteen, House.TODAY).getFirst().employment().since())
                .isEqualTo(LocalDate.of(2025, 3, 1));
    }

    @Test
    void aRowWithSeveralFaultsIsToldAllOfThem() {
        var report = imported(HEADER + "王芳,371502199001010000,1390000000,厨神,2025-02-30,昨天\n", ImportMode.DRY_RUN);

        var row = report.outcomes().getFirst();
        assertThat(row.said())
                .extracting(Refusal::code)
                .containsExactly("bad-check-digit", "bad-phone", "unknown-post", "bad-date", "bad-date");
        assertThat(row.code()).isEqualTo("bad-check-digit");
        assertThat(row.zh()).contains("厨神", "2025-02-30", "昨天").doesNotContain("371502199001010000");
        assertThat(row.en())
                .contains(
                        "“厨神” came", "Other kitchen worker", "Start date", "“2025-02-30” came", "End date", "“昨天” came")
                .doesNotContain("371502199001010000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-03-01", "2025/3/1", "2025.3.1", "2025年3月1日", "20250301", "2025-03-01 00:00:00"})
    void aDayIsReadHoweverPeopleWriteIt(String since) {
        imported(HEADER + row("王芳", 1, "厨师", since, ""), ImportMode.KEEP);

        assertThat(people.roster(canteen, House.TODAY).getFirst().employment().since())
                .isEqualTo(LocalDate.of(2025, 3, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025.11", "2025-11", "2025/12", "202511", "2025111", "2025-111", "2025年11月", "2025"})
    void whatLacksItsDayIsNoDay(String since) {
        var report = imported(HEADER + row("王芳", 1, "厨师", since, ""), ImportMode.KEEP);

        assertThat(report.outcomes()).extracting(RowOutcome::code).containsExactly("bad-date");
        assertThat(report.outcomes().getFirst().zh()).contains("收到：" + since);
        assertThat(people.roster(canteen, House.TODAY)).isEmpty();
    }

    @Test
    void ofARowThatWasTakenItSaysWhatWasNotTakenAsItCame() {
        imported(HEADER + row("王芳", 1, "厨师", "2025-03-01", "2025-06-01"), ImportMode.KEEP);
        var again = HEADER
                + row("王芳", 1, "厨师", "2025-07-01", "").replace(Numbers.phone(1).value(), "13900009999");

        for (var mode : ImportMode.values()) {
            assertThat(imported(again, mode).outcomes()).singleElement().satisfies(row -> {
                assertThat(row.refused()).isFalse();
                assertThat(row.said()).extracting(Refusal::code).containsExactly("phone-kept");
                assertThat(row.en()).contains("keeps the number");
            });
        }
    }

    @Test
    void anEmptyLineOfACsvFileIsARow() {
        var report = imported(HEADER + "\n" + row("王芳", 1, "厨神", "2025-03-01", ""), ImportMode.DRY_RUN);

        assertThat(report.outcomes()).extracting(RowOutcome::row).containsExactly(3);
    }

    private ImportReport imported(String csv, ImportMode mode) {
        var file = new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
        return ((Importing.Done) people.importRoster(canteen, file, mode, House.SUBJECT, House.NOW)).report();
    }

    private static String row(String name, int n, String post, String since, String until) {
        return "%s,%s,%s,%s,%s,%s\n"
                .formatted(name, Numbers.residentId(n).value(), Numbers.phone(n).value(), post, since, until);
    }
}

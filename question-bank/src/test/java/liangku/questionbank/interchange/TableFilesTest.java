package liangku.questionbank.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import liangku.questionbank.Body;
import liangku.questionbank.Fault;
import liangku.questionbank.FileFault;
import liangku.questionbank.ImportMode;
import liangku.questionbank.ImportReport;
import liangku.questionbank.ImportResult;
import liangku.questionbank.Phrase;
import liangku.questionbank.Picture;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionFilter;
import liangku.questionbank.RowOutcome;
import liangku.questionbank.RowOutcome.Outcome;
import liangku.questionbank.Scoring;
import liangku.testing.TestBank;
import liangku.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** Tables as other programs, other countries and other intentions make them, and what comes out of each. */
class TableFilesTest {

    private final TestBank bank = TestBank.over(TestDatabase.of("questionbank"));

    @Test
    void chineseExcelWritesGbkWithWindowsLineEnds() {
        accepted("gbk.csv", 2);

        assertThat(only("T-1").body())
                .isEqualTo(new Body.SingleChoice("烹饪时，中心温度至少应达到", List.of("70℃", "60℃", "50℃"), 0));
        assertThat(only("T-2").body().stem()).isEqualTo("留样可以和待售食品混放。");
    }

    @Test
    void aMarkQuotesAndLineEndsWithinCellsAreRead() {
        var report = accepted("bom-crlf.csv", 2);

        assertThat(only("T-1").body().stem()).isEqualTo("第一行\n第二行，他说\"好\"");
        assertThat(report.outcomes()).extracting(RowOutcome::position).containsExactly(2, 4);
    }

    @Test
    void unicodeTextOfExcelIsUtf16PartedByTabs() {
        accepted("unicode-text.txt", 1);

        assertThat(only("T-1").body().stem()).isEqualTo("a, b; c");
        assertThat(only("T-1").explanation()).isEqualTo("𬭎");
    }

    @Test
    void elsewhereTablesArePartedBySemicolons() {
        accepted("semicolon.csv", 1);

        assertThat(only("T-1").body())
                .isEqualTo(new Body.SingleChoice("How hot, at least; in ℃?", List.of("70,5", "60,5"), 0));
    }

    @Test
    void textsThatLookLikeFormulasAreTextsAndOneGuardIsTakenOff() {
        accepted("formulas.csv", 2);

        assertThat(only("T-1").body()).isEqualTo(new Body.SingleChoice("=1+1", List.of("+1", "-1", "@a"), 0));
        assertThat(only("T-1").explanation()).isEqualTo("=HYPERLINK(1)");
        assertThat(only("T-2").body()).isEqualTo(new Body.SingleChoice("'单引号", List.of("'=x", "-5", "＝y"), 0));
    }

    @Test
    void bytesThatAreTextInNoEncodingAreRefused() {
        assertThat(refused("broken-utf8.csv")).isEqualTo(FileFault.Code.BROKEN);
        assertThat(refused("no-workbook.xlsx")).isEqualTo(FileFault.Code.UNKNOWN_FORMAT);
    }

    @Test
    void aCaseIsARowAndARowForEachPart() {
        var report = report("case.csv");

        assertThat(report.outcomes())
                .extracting(RowOutcome::identifier, RowOutcome::position, RowOutcome::outcome)
                .containsExactly(
                        tuple("C-1", 2, Outcome.ACCEPTED),
                        tuple("C-2", 5, Outcome.REJECTED),
                        tuple("C-9#1", 8, Outcome.REJECTED),
                        tuple("C-3", 9, Outcome.ACCEPTED),
                        tuple("C-4", 12, Outcome.REJECTED),
                        tuple("C-5", 15, Outcome.ACCEPTED),
                        tuple("C-5#1", 16, Outcome.ACCEPTED),
                        tuple("C-6", 17, Outcome.REJECTED));
        assertThat(fault(report, "C-2")).isEqualTo(Fault.of(Fault.Code.PART_GAP, 7, "C-2#3", "C-2#2"));
        assertThat(fault(report, "C-9#1")).isEqualTo(Fault.of(Fault.Code.PART_WITHOUT_CASE, 8, "C-9#1", "C-9"));
        assertThat(fault(report, "C-4"))
                .isEqualTo(Fault.of(Fault.Code.NOT_OF_A_PART, 13, ImportColumn.EXPLANATION.named()));
        assertThat(fault(report, "C-6").code()).isEqualTo(Fault.Code.PART_COUNT);
        assertThat(only("C-1").body())
                .isEqualTo(new Body.Case(
                        "食堂没有留样。",
                        List.of(
                                new Body.TrueFalse("这样做对吗？", Body.TrueFalse.Verdict.WRONG),
                                new Body.SingleChoice("先做什么？", List.of("报告", "倒掉"), 0))));
        assertThat(only("C-1").labels().tags()).containsExactly("案例");
        assertThat(only("C-1")
                        .about()
                        .english()
                        .orElseThrow()
                        .words()
                        .parts()
                        .getLast()
                        .options())
                .containsExactly("Report", "Throw away");
    }

    @Test
    void everyKindIsReadUnderEnglishHeaders() {
        accepted("kinds.csv", 5);

        assertThat(only("K-1").body())
                .isEqualTo(new Body.Matching(
                        "Match",
                        List.of("left", "a => b"),
                        List.of("right", "c", "nothing"),
                        List.of(0, 1),
                        Scoring.PARTIAL));
        assertThat(only("K-1").about().alsoAbout()).containsExactly("0102");
        assertThat(only("K-1").about().posts()).containsExactly("KEY_OPERATOR");
        assertThat(only("K-1").about().inForceFrom()).contains(LocalDate.of(2021, 4, 29));
        assertThat(only("K-1").about().expiresOn()).contains(LocalDate.of(2031, 4, 28));
        assertThat(only("K-1").labels().tags()).containsExactly("one", "two words");
        assertThat(only("K-2").labels().enemies()).containsExactly("K-1");
        assertThat(only("K-2").body())
                .isEqualTo(new Body.Ordering("Order", List.of("first", "second", "third"), Scoring.ALL_OR_NOTHING));
        assertThat(only("K-3").body()).isEqualTo(new Body.FillText("The word is ____", List.of("留样", "a|b")));
        assertThat(only("K-4").body())
                .isEqualTo(new Body.FillNumber("How hot?", new BigDecimal("70"), new BigDecimal("0.5"), "℃"));
        assertThat(only("K-5").body())
                .isEqualTo(new Body.MultipleChoice(
                        "Which?",
                        List.of("a", "b", "all of these"),
                        List.of(0, 2),
                        Scoring.PARTIAL_WITH_PENALTY,
                        List.of(2)));
    }

    @Test
    void anEleventhOptionIsRefusedAndNotLeftOut() {
        var report = report("eleven-options.csv");

        assertThat(report.ignoredColumns()).isEmpty();
        assertThat(fault(report, "T-1")).isEqualTo(Fault.of(Fault.Code.TOO_MANY, new Phrase("选项", "options"), 11, 10));
        assertThat(only("T-2").body().options()).hasSize(10);
    }

    @Test
    void picturesLyingInCellsStandAtTheEndOfTheirTexts() {
        var report = report("drawing.xlsx");

        assertThat(report.outcomes())
                .extracting(RowOutcome::identifier, RowOutcome::outcome)
                .startsWith(tuple("P-1", Outcome.ACCEPTED));
        var one = only("P-1");
        assertThat(one.body().stem()).matches("看图\n" + Picture.REFERENCE + "\n" + Picture.REFERENCE);
        assertThat(one.body().options().getFirst()).matches(Picture.REFERENCE);
        assertThat(Picture.in(one.explanation())).hasSize(2);
        assertThat(Picture.in(one.body().stem()))
                .contains(Picture.in(one.body().options().getFirst()).getFirst());
        // In the answer, beside the table, a vector drawing, a chart, a link, below the table.
        assertThat(fault(report, "P-2")).isEqualTo(Fault.of(Fault.Code.PICTURE_PLACE, 3, ImportColumn.ANSWER.named()));
        assertThat(fault(report, "P-3")).isEqualTo(Fault.of(Fault.Code.PICTURE_PLACE, 4, "O"));
        assertThat(fault(report, "P-4").code()).isEqualTo(Fault.Code.BAD_PICTURE);
        assertThat(fault(report, "P-5").code()).isEqualTo(Fault.Code.UNSUPPORTED);
        assertThat(fault(report, "P-6").code()).isEqualTo(Fault.Code.UNSUPPORTED);
        assertThat(report.outcomes().getLast().position()).isEqualTo(20);
        assertThat(report.outcomes().getLast().outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(report.outcomes()).hasSize(7);
    }

    @Test
    void picturesWpsEmbedsInCellsAreRead() {
        var report = report("wps.xlsx");

        var question = only("W-1");
        assertThat(question.knowledgePoint()).isEqualTo("0603");
        assertThat(question.body().options().getFirst()).matches(Picture.REFERENCE);
        assertThat(question.body().options().getLast()).isEqualTo("甲\n乙");
        assertThat(fault(report, "W-2")).isEqualTo(Fault.of(Fault.Code.FORMULA, ImportColumn.STEM.named()));
    }

    @Test
    void picturesExcelPlacesInCellsAreRead() {
        var report = report("place-in-cell.xlsx");

        var options = only("X-1").body().options();
        assertThat(options).hasSize(2).allMatch(option -> option.matches(Picture.REFERENCE.pattern()));
        assertThat(fault(report, "X-2").code()).isEqualTo(Fault.Code.ERROR_VALUE);
    }

    @Test
    void strictWorkbooksAreReadLikeOthers() {
        accepted("strict.xlsx", 1);

        assertThat(only("S-1").about().inForceFrom()).contains(LocalDate.of(2021, 4, 29));
    }

    @Test
    void richTextIsItsRunsWithoutPronunciationAndIndentation() {
        accepted("rich-text.xlsx", 1);

        assertThat(only("R-1").body().stem()).isEqualTo("中心 温度");
        assertThat(only("R-1").body().options().getFirst()).isEqualTo("_x000A_");
    }

    @Test
    void whatIsHiddenIsNotMeant() {
        accepted("hidden-sheet.xlsx", 1);

        assertThat(only("SHOWN").version()).isEqualTo(1);
    }

    @Test
    void aMergedCellIsItsFirstRowsAlone() {
        var report = report("merged.xlsx");

        assertThat(report.outcomes())
                .extracting(RowOutcome::outcome)
                .containsExactly(Outcome.ACCEPTED, Outcome.REJECTED);
        assertThat(report.outcomes().getLast().faults())
                .containsExactly(
                        Fault.of(Fault.Code.MISSING, ImportColumn.TOPIC.named()),
                        Fault.of(Fault.Code.MISSING, ImportColumn.DIFFICULTY.named()));
    }

    @Test
    void daysAreReadWhereDaysAreWantedAndNowhereElse() {
        var report = report("dates.xlsx");

        assertThat(only("D-1").about().inForceFrom()).contains(LocalDate.of(2021, 4, 29));
        assertThat(only("D-1").about().expiresOn()).contains(LocalDate.of(2031, 4, 29));
        // Month and year only; a day in the stem; the days the wrong way round.
        assertThat(fault(report, "D-2").code()).isEqualTo(Fault.Code.FORMATTED_NUMBER);
        assertThat(fault(report, "D-3").code()).isEqualTo(Fault.Code.FORMATTED_NUMBER);
        assertThat(fault(report, "D-4").code()).isEqualTo(Fault.Code.DAYS_REVERSED);
    }

    @Test
    void oldMacintoshesCountDaysFrom1904() {
        accepted("dates-1904.xlsx", 1);

        assertThat(only("D-1").about().inForceFrom()).contains(LocalDate.of(2021, 4, 29));
    }

    @Test
    void separatorsOfWindowsInTheArchiveAreUnderstood() {
        accepted("backslash.xlsx", 1);
    }

    @Test
    void externalEntitiesInADrawingAreRefused() {
        assertThat(refused("xxe-in-drawing.xlsx")).isEqualTo(FileFault.Code.HOSTILE);
        assertThat(refused("billion-laughs.xlsx")).isEqualTo(FileFault.Code.HOSTILE);
    }

    @Test
    void pathsThatClimbOutOfTheArchiveLeadNowhere() {
        var report = report("zip-slip.xlsx");

        assertThat(fault(report, "Z-1").code()).isEqualTo(Fault.Code.BAD_PICTURE);
        assertThat(only("Z-2").body().stem()).isEqualTo("第二题");
        assertThat(Path.of("/tmp/evil.png")).doesNotExist();
    }

    @Test
    void aPictureThatUnpacksToFortyMegabytesIsNotUnpacked() {
        assertThat(fault(report("swollen-picture.xlsx"), "G-1").code()).isEqualTo(Fault.Code.BAD_PICTURE);
    }

    private ImportReport accepted(String name, int count) {
        var report = report(name);
        assertThat(report.outcomes())
                .hasSize(count)
                .allSatisfy(row -> assertThat(row.faults()).isEmpty())
                .allSatisfy(row -> assertThat(row.outcome()).isEqualTo(Outcome.ACCEPTED));
        return report;
    }

    private static Fault fault(ImportReport report, String identifier) {
        var row = report.outcomes().stream()
                .filter(outcome -> outcome.identifier().equals(identifier))
                .findFirst()
                .orElseThrow();
        assertThat(row.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(row.zh()).isNotBlank().doesNotContain("%s");
        assertThat(row.en()).isNotBlank().doesNotContain("%s");
        return row.faults().getFirst();
    }

    private ImportReport report(String name) {
        var result = run(name);
        assertThat(result).isInstanceOf(ImportResult.Complete.class);
        return ((ImportResult.Complete) result).report();
    }

    private FileFault.Code refused(String name) {
        var result = run(name);
        assertThat(result).isInstanceOf(ImportResult.Unreadable.class);
        assertThat(bank.questions().page(QuestionFilter.ALL, "", 1).questions()).isEmpty();
        return ((ImportResult.Unreadable) result).fault().code();
    }

    private ImportResult run(String name) {
        var file = Path.of("src/test/resources/interchange/tables", name);
        try (var content = Files.newInputStream(file)) {
            return bank.imports()
                    .run(
                            content,
                            name,
                            QuestionImports.Wish.of(ImportMode.STORE),
                            "account:author",
                            Instant.parse("2026-03-01T04:00:00Z"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Question only(String identifier) {
        return bank.questions().page(QuestionFilter.ALL, "", 100).questions().stream()
                .filter(question -> question.identifier().equals(identifier))
                .findFirst()
                .orElseThrow();
    }
}

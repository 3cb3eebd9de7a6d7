package liangku.questionbank.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import liangku.questionbank.Fault;
import liangku.questionbank.ImportMode;
import liangku.questionbank.ImportReport;
import liangku.questionbank.ImportResult;
import liangku.questionbank.QuestionFilter;
import liangku.questionbank.QuestionKind;
import liangku.questionbank.RowOutcome;
import liangku.questionbank.RowOutcome.Outcome;
import liangku.testing.TestBank;
import liangku.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class QuestionTemplateTest {

    private final TestBank bank = TestBank.over(TestDatabase.of("questionbank"));

    @Test
    void filledWithItsOwnExamplesItIsReadWithoutAFault() throws IOException {
        var file = new ByteArrayOutputStream();
        QuestionTemplate.write(bank.taxonomy(), file, QuestionTemplate.examples());

        var report = bring(file.toByteArray());

        assertThat(report.notes()).isEmpty();
        var outcomes = report.outcomes();
        assertThat(outcomes).allSatisfy(row -> assertThat(row.faults()).isEmpty());
        assertThat(outcomes).extracting(RowOutcome::outcome).containsOnly(Outcome.ACCEPTED);
        var questions = bank.questions().page(QuestionFilter.ALL, "", 100).questions();
        assertThat(questions.stream()
                        .map(question -> question.body().kind())
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(QuestionKind.class))))
                .isEqualTo(EnumSet.allOf(QuestionKind.class));
        assertThat(questions).anyMatch(question -> question.about().english().isPresent());
    }

    @Test
    void whoWritesOverTheExamplesHearsThatTheyWereNotRead() throws IOException {
        var file = new ByteArrayOutputStream();
        try (var template = new ZipInputStream(new ByteArrayInputStream(template()));
                var written = new ZipOutputStream(file)) {
            for (var part = template.getNextEntry(); part != null; part = template.getNextEntry()) {
                var text = new String(template.readAllBytes(), StandardCharsets.UTF_8);
                written.putNextEntry(new ZipEntry(part.getName()));
                written.write(text.replace("擦干双手", "烘干双手").getBytes(StandardCharsets.UTF_8));
            }
        }

        var report = bring(file.toByteArray());

        assertThat(report.outcomes()).isEmpty();
        assertThat(report.notes()).containsExactly(Fault.of(Fault.Code.OTHER_SHEETS, "题目", "示例"));
    }

    @Test
    void everyColumnIsExplainedInBothLanguages() throws IOException {
        var sheets = text(template());

        assertThat(sheets).contains("怎么填", "How to fill it", "可选项", "案例题号#1");
        var folded = sheets.toLowerCase(Locale.ROOT);
        assertThat(Arrays.stream(ImportColumn.values())
                        .filter(column -> !column.name().matches(".*_[A-J]"))
                        .filter(column -> !folded.contains(column.en())))
                .isEmpty();
    }

    @Test
    void kindTopicDifficultyAndScoringAreChosenFromLists() throws IOException {
        assertThat(text(template()))
                .contains(
                        "sqref=\"B2:B200001\"",
                        "sqref=\"C2:C200001\"",
                        "sqref=\"D2:D200001\"",
                        "'可选项'!$B$1:$B$8",
                        "0603 ",
                        "错选扣分");
    }

    @Test
    void itHoldsNothingThatIsComputed() throws IOException {
        assertThat(text(template())).doesNotContain("<f>", "<v>");
    }

    private ImportReport bring(byte[] workbook) {
        var wish = QuestionImports.Wish.of(ImportMode.STORE);
        var noon = Instant.parse("2026-03-01T04:00:00Z");
        var result =
                bank.imports().run(new ByteArrayInputStream(workbook), "template.xlsx", wish, "account:author", noon);
        return ((ImportResult.Complete) result).report();
    }

    private byte[] template() throws IOException {
        var file = new ByteArrayOutputStream();
        bank.imports().template(file);
        return file.toByteArray();
    }

    private static String text(byte[] workbook) throws IOException {
        var text = new StringBuilder();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }
}

package liangku.questionbank.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.ZipInputStream;
import liangku.questionbank.Blueprint;
import liangku.questionbank.BlueprintDrafts;
import liangku.questionbank.FileFormat;
import liangku.questionbank.ImportMode;
import liangku.questionbank.ImportReport;
import liangku.questionbank.ImportResult;
import liangku.questionbank.Limits;
import liangku.questionbank.QuestionId;
import liangku.questionbank.QuestionKind;
import liangku.questionbank.RowOutcome;
import liangku.questionbank.TestOutcome;
import liangku.testing.TestBank;
import liangku.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A blueprint goes out as a test, and a test of ours comes back as the blueprint it was. */
class BlueprintExportTest {

    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
    private static final String AUTHOR = "account:00000000-0000-0000-0000-000000000001";

    private final TestBank bank = TestBank.loaded();

    private QuestionId id(String identifier) {
        return bank.blueprints().identified(List.of(identifier)).get(identifier);
    }

    private Blueprint everything() {
        return new Blueprint(
                BlueprintDrafts.draftId(),
                "X-1",
                1,
                "厨师 <考核> & \"抽查\"",
                "Cooks",
                List.of(
                        new Blueprint.Cell("06", 1, 5, QuestionKind.SINGLE, 3, 2),
                        new Blueprint.Cell("0603", 1, 4, QuestionKind.SINGLE, 2, 2),
                        new Blueprint.Cell("", 2, 5, QuestionKind.TRUE_FALSE, 10, 1),
                        new Blueprint.Cell("", 1, 5, QuestionKind.CASE, 1, 10)),
                List.of(new Blueprint.Section("烹饪", "Cooking", 2), new Blueprint.Section("其他", "Others", 2)),
                Limits.NONE);
    }

    private byte[] file(FileFormat format, Blueprint blueprint) throws IOException {
        var out = new ByteArrayOutputStream();
        ready(format, blueprint).file().write(out);
        return out.toByteArray();
    }

    private BlueprintExports.Outcome.Ready ready(FileFormat format, Blueprint blueprint) {
        return (BlueprintExports.Outcome.Ready) bank.blueprintExports().export(format, blueprint);
    }

    private static ImportReport bring(TestBank into, byte[] file) {
        var result = into.imports()
                .run(
                        new ByteArrayInputStream(file),
                        "blueprint.zip",
                        QuestionImports.Wish.of(ImportMode.STORE),
                        AUTHOR,
                        NOON);
        return ((ImportResult.Complete) result).report();
    }

    @ParameterizedTest
    @EnumSource(QtiDialect.class)
    void aBlueprintComesBackWithTheSameCellsFromEveryVersion(QtiDialect dialect) throws IOException {
        var fixed = id("LK-0603-01");
        var wanted = everything().limited(new Limits(0, List.of(fixed), List.of(), 0, Optional.empty(), 100));
        var other = TestBank.over(TestDatabase.of("questionbank"));

        var report = bring(other, file(dialect.format(), wanted));

        assertThat(report.format()).isEqualTo(dialect.format());
        assertThat(report.ignoredColumns()).isEmpty();
        assertThat(report.count(RowOutcome.Outcome.REJECTED)).isZero();
        assertThat(report.tests())
                .containsExactly(new TestOutcome(
                        wanted.titleZh(), TestOutcome.Outcome.DRAFTED, Optional.of("X-1"), 4, 16, List.of()));
        var draft = other.drafts().find("X-1").orElseThrow().blueprint();
        assertThat(draft.cells()).isEqualTo(wanted.cells());
        assertThat(draft.sections()).isEqualTo(wanted.sections());
        assertThat(draft.titleZh()).isEqualTo(wanted.titleZh());
        assertThat(draft.titleEn()).isEqualTo(wanted.titleEn());
        assertThat(draft.limits().fixed())
                .containsExactly(
                        other.blueprints().identified(List.of("LK-0603-01")).get("LK-0603-01"));
    }

    @Test
    void thePresetsComeBackToTheirOwnBankAsKnown() throws IOException {
        for (var code : List.of("P-A", "P-B", "P-C")) {
            var preset = bank.blueprints().latest(code).orElseThrow();

            var report = bring(bank, file(FileFormat.QTI_3_0, preset));

            assertThat(report.count(RowOutcome.Outcome.UNCHANGED))
                    .isEqualTo(report.outcomes().size());
            assertThat(report.tests()).singleElement().satisfies(test -> {
                assertThat(test.outcome()).isEqualTo(TestOutcome.Outcome.KNOWN);
                assertThat(test.code()).contains(code);
                assertThat(test.faults()).isEmpty();
            });
        }
        assertThat(bank.drafts().list()).isEmpty();
    }

    @Test
    void theDraftOfATestIsPublishedUnderItsCodeAndIsADraftNoMore() throws IOException {
        var draftOf =
                bring(bank, file(FileFormat.QTI_2_1, everything())).tests().getFirst();
        assertThat(draftOf.outcome()).isEqualTo(TestOutcome.Outcome.DRAFTED);
        var draft = bank.drafts().find("X-1").orElseThrow().blueprint();

        assertThat(bank.drafts().publish(draft, AUTHOR, NOON))
                .isInstanceOfSatisfying(
                        BlueprintDrafts.Publishing.Published.class,
                        published -> assertThat(published.blueprint().code()).isEqualTo("X-1"));

        assertThat(bank.drafts().find("X-1")).isEmpty();
        assertThat(bank.blueprints().latest("X-1").orElseThrow().cells())
                .isEqualTo(everything().cells());
        assertThat(bring(bank, file(FileFormat.QTI_2_1, everything()))
                        .tests()
                        .getFirst()
                        .outcome())
                .isEqualTo(TestOutcome.Outcome.KNOWN);
    }

    @Test
    void whatATestCannotSayIsListed() {
        var enemies = id("LK-0603-01");
        var limits = new Limits(
                60, List.of(), List.of(enemies), 2, Optional.of(new Limits.Band(OptionalInt.empty(), 200, 500)), 40);

        assertThat(ready(FileFormat.QTI_3_0, everything().limited(limits)).losses())
                .containsExactly(
                        BlueprintLoss.SNAPSHOT,
                        BlueprintLoss.NO_REPEATS,
                        BlueprintLoss.COVERAGE,
                        BlueprintLoss.BAND,
                        BlueprintLoss.EXPOSURE,
                        BlueprintLoss.PILOTS);
        var plain = new Blueprint(
                BlueprintDrafts.draftId(),
                "X-2",
                1,
                "一",
                "One",
                List.of(new Blueprint.Cell("06", 1, 5, QuestionKind.SINGLE, 3, 2)));
        assertThat(ready(FileFormat.QTI_2_2, plain).losses()).containsExactly(BlueprintLoss.SNAPSHOT);
    }

    @Test
    void anExcludedQuestionIsInNoPoolAndAFixedOneIsRequired() throws IOException {
        var limits = new Limits(0, List.of(id("LK-0603-01")), List.of(id("LK-0603-02")), 0, Optional.empty(), 100);
        var cell = new Blueprint.Cell("0603", 1, 5, QuestionKind.SINGLE, 2, 3);
        var blueprint = new Blueprint(BlueprintDrafts.draftId(), "一号 X", 1, "一", "One", List.of(cell));

        var file = file(FileFormat.QTI_2_2, blueprint.limited(limits));

        var manifest = entry(file, "imsmanifest.xml");
        assertThat(manifest).contains("LK-0603-01").doesNotContain("LK-0603-02");
        assertThat(entry(file, "test.xml"))
                .contains(
                        "<assessmentTest ",
                        "identifier=\"___X\"",
                        "<selection select=\"2\"/><ordering shuffle=\"true\"/>")
                .containsOnlyOnce("required=\"true\"")
                .contains("<weight identifier=\"POINTS\" value=\"3\"/>")
                .contains("<testVariables variableIdentifier=\"SCORE\" weightIdentifier=\"POINTS\"/>");
    }

    private static String entry(byte[] file, String name) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(name)) return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
        throw new AssertionError("no " + name);
    }

    @Test
    void aCellThatCannotBeFilledAndABankWithoutAReleaseAreSaid() {
        var tooMuch = new Blueprint(
                BlueprintDrafts.draftId(),
                "X-3",
                1,
                "多",
                "Much",
                List.of(new Blueprint.Cell("0603", 1, 5, QuestionKind.SINGLE, 299, 1)));

        assertThat(bank.blueprintExports().export(FileFormat.QTI_3_0, tooMuch))
                .isInstanceOfSatisfying(
                        BlueprintExports.Outcome.TooFew.class,
                        missing -> assertThat(missing.shortages()).hasSize(1));
        var empty = TestBank.over(TestDatabase.of("questionbank"));
        assertThat(empty.blueprintExports().export(FileFormat.QTI_3_0, tooMuch))
                .isEqualTo(new BlueprintExports.Outcome.NoRelease());
        assertThatThrownBy(() -> bank.blueprintExports().export(FileFormat.XLSX, tooMuch))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("XLSX");
    }
}

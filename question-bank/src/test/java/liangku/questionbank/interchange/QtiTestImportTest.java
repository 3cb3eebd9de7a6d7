package liangku.questionbank.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import liangku.questionbank.Blueprint;
import liangku.questionbank.Fault;
import liangku.questionbank.FileFault;
import liangku.questionbank.ImportMode;
import liangku.questionbank.ImportReport;
import liangku.questionbank.ImportResult;
import liangku.questionbank.Phrase;
import liangku.questionbank.QuestionId;
import liangku.questionbank.QuestionKind;
import liangku.questionbank.RowOutcome;
import liangku.questionbank.TestOutcome;
import liangku.questionbank.Undoing;
import liangku.testing.TestBank;
import liangku.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of tests as other tools write them, each written by hand from the specification. */
class QtiTestImportTest {

    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
    private static final String AUTHOR = "account:00000000-0000-0000-0000-000000000001";

    private final TestBank bank = TestBank.over(TestDatabase.of("questionbank"));

    private ImportReport bring(byte[] file, ImportMode mode) {
        var result = bank.imports()
                .run(new ByteArrayInputStream(file), "test.zip", QuestionImports.Wish.of(mode), AUTHOR, NOON);
        assertThat(result).isInstanceOf(ImportResult.Complete.class);
        return ((ImportResult.Complete) result).report();
    }

    private ImportReport bring(String test) {
        return bring(QtiTestPackage.of(test), ImportMode.STORE);
    }

    private static List<String> said(TestOutcome outcome) {
        return outcome.faults().stream()
                .map(fault -> fault.code() + " "
                        + fault.details().stream().map(Phrase::zh).collect(Collectors.joining(" | ")))
                .toList();
    }

    @Test
    void sectionsThatDrawAreSectionsAndCells() {
        var report = bring("test-pools-21.xml");

        assertThat(report.ignoredColumns()).isEmpty();
        assertThat(report.tests())
                .containsExactly(new TestOutcome(
                        "月度考核", TestOutcome.Outcome.DRAFTED, Optional.of("TEST-2026-1"), 2, 3, List.of()));
        var draft = bank.drafts().find("TEST-2026-1").orElseThrow();
        assertThat(draft.blueprint().titleZh()).isEqualTo("月度考核");
        assertThat(draft.blueprint().sections())
                .containsExactly(new Blueprint.Section("单选题", "单选题", 1), new Blueprint.Section("判断题", "判断题", 1));
        assertThat(draft.blueprint().cells())
                .containsExactly(
                        new Blueprint.Cell("0603", 2, 4, QuestionKind.SINGLE, 2, 2),
                        new Blueprint.Cell("06", 3, 3, QuestionKind.TRUE_FALSE, 1, 1));
        assertThat(report.id()).contains(draft.origin());
        assertThat(draft.changed()).isEmpty();
        assertThat(bank.blueprints().latest("TEST-2026-1")).isEmpty();
    }

    @Test
    void nestedSectionsAreCellsOfTheOutermost() {
        var report = bring("test-nested-22.xml");

        var blueprint = bank.drafts().find("i1447").orElseThrow().blueprint();
        assertThat(report.tests()).allSatisfy(test -> assertThat(test.faults()).isEmpty());
        assertThat(blueprint.sections())
                .containsExactly(new Blueprint.Section("烹饪", "烹饪", 2), new Blueprint.Section("采购", "采购", 1));
        assertThat(blueprint.cells())
                .containsExactly(
                        new Blueprint.Cell("0603", 2, 3, QuestionKind.SINGLE, 1, 1),
                        new Blueprint.Cell("06", 3, 5, QuestionKind.TRUE_FALSE, 2, 1),
                        new Blueprint.Cell("0503", 3, 3, QuestionKind.SINGLE, 1, 3));
    }

    @Test
    void whatIsAlwaysDrawnIsFixed() {
        bring("test-required-30.xml");

        var blueprint = bank.drafts().find("Kitchen-basics").orElseThrow().blueprint();
        assertThat(blueprint.cells()).containsExactly(new Blueprint.Cell("06", 2, 3, QuestionKind.SINGLE, 2, 1));
        assertThat(blueprint.limits().fixed()).containsExactly(id("s1"));
    }

    private QuestionId id(String identifier) {
        return bank.blueprints().identified(List.of(identifier)).get(identifier);
    }

    @Test
    void rulesOfPassageAreNamedWithTheirSectionAndTheRestIsDrafted() {
        var report = bring("test-rules-22.xml");

        assertThat(report.ignoredColumns())
                .containsExactlyInAnyOrder(
                        "Adaptive: timeLimits",
                        "Adaptive: outcomeProcessing",
                        "Adaptive: testFeedback",
                        "Adaptive / First: ordering",
                        "Adaptive / First: rubricBlock");
        var outcome = report.tests().getFirst();
        assertThat(said(outcome))
                .containsExactly(
                        "SECTION_RULE If good | preCondition",
                        "SECTION_RULE Jump | branchRule",
                        "SECTION_RULE Again | withReplacement",
                        "SECTION_RULE One | selection",
                        "SECTION_RULE Two | selection");
        assertThat(outcome.outcome()).isEqualTo(TestOutcome.Outcome.DRAFTED);
        assertThat(bank.drafts().find("RULES").orElseThrow().blueprint().sections())
                .containsExactly(new Blueprint.Section("First", "First", 1));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"test-adaptive-30.xml", "test-unlike-30.xml", "test-numbers-21.xml"})
    void aTestNoSectionOfWhichIsACellMakesNothingAndSaysWhy(String test) {
        var report = bring(test);

        var outcome = report.tests().getFirst();
        assertThat(outcome.outcome()).isEqualTo(TestOutcome.Outcome.NOTHING);
        assertThat(outcome.code()).isEmpty();
        assertThat(said(outcome))
                .containsExactlyElementsOf(
                        switch (test) {
                            case "test-adaptive-30.xml" ->
                                List.of(
                                        "SECTION_RULE part | assessmentSectionRef",
                                        "SECTION_RULE Pool | adaptiveSelection");
                            case "test-unlike-30.xml" ->
                                List.of(
                                        "SECTION_ITEM Absent | ../outside.xml",
                                        "SECTION_KINDS Kinds | 单选题、判断题",
                                        "SECTION_TOPICS Topics | 0503, 0603",
                                        "SECTION_UNSORTED Unsorted",
                                        "SECTION_ITEM Refused | HOT");
                            default ->
                                List.of(
                                        "SECTION_FIXED All of them | 2",
                                        "SECTION_COUNT Too many | 3 | 2",
                                        "SECTION_COUNT None | 0 | 1",
                                        "SECTION_POINTS Half a point | 0.5",
                                        "SECTION_POINTS Two weights | 2, 1");
                        });
        assertThat(bank.drafts().list()).isEmpty();
    }

    @Test
    void aTestThatOnlyListsItemsIsNoBlueprint() {
        var report = bring("test-list-22.xml");

        assertThat(report.tests()).isEmpty();
        assertThat(report.ignoredColumns()).containsExactly("练习 / P1: itemSessionControl");
        assertThat(report.count(RowOutcome.Outcome.ACCEPTED)).isEqualTo(10);
    }

    @Test
    void aBrokenTestIsRefusedAndItsItemsComeIn() {
        var report = bring("test-broken-30.xml");

        assertThat(report.outcomes().getFirst().faults())
                .extracting(Fault::code)
                .containsExactly(Fault.Code.BROKEN_ITEM);
        assertThat(report.count(RowOutcome.Outcome.ACCEPTED)).isEqualTo(10);
    }

    @Test
    void aTestThatDeclaresEntitiesIsHostile() {
        var result = bank.imports()
                .run(
                        new ByteArrayInputStream(QtiTestPackage.of("test-doctype-21.xml")),
                        "test.zip",
                        QuestionImports.Wish.of(ImportMode.STORE),
                        AUTHOR,
                        NOON);

        assertThat(result).isEqualTo(new ImportResult.Unreadable(FileFault.of(FileFault.Code.HOSTILE, "<!DOCTYPE")));
    }

    @Test
    void aDryRunSaysWhatWouldBeDraftedAndKeepsNothing() {
        var dry = bring(QtiTestPackage.of("test-pools-21.xml"), ImportMode.DRY_RUN);

        assertThat(dry.tests().getFirst().outcome()).isEqualTo(TestOutcome.Outcome.DRAFTED);
        assertThat(bank.drafts().list()).isEmpty();
        assertThat(bring("test-pools-21.xml").tests()).isEqualTo(dry.tests());
    }

    @Test
    void theSameTestAgainMakesNoSecondDraftWhateverBecameOfTheFirst() {
        bring("test-pools-21.xml");
        var draft = bank.drafts().find("TEST-2026-1").orElseThrow();

        assertThat(bring("test-pools-21.xml").tests())
                .containsExactly(new TestOutcome(
                        "月度考核", TestOutcome.Outcome.KNOWN, Optional.of("TEST-2026-1"), 2, 3, List.of()));

        var cells = List.of(new Blueprint.Cell("06", 1, 5, QuestionKind.SINGLE, 9, 1));
        var changed = new Blueprint(draft.blueprint().id(), draft.code(), 1, "改过", "Changed", cells);
        assertThat(bank.drafts().change(changed, AUTHOR, NOON)).isTrue();
        assertThat(bring("test-pools-21.xml").tests().getFirst().outcome()).isEqualTo(TestOutcome.Outcome.KNOWN);
        assertThat(bank.drafts().list()).singleElement().satisfies(kept -> {
            assertThat(kept.blueprint().titleZh()).isEqualTo("改过");
            assertThat(kept.blueprint().cells()).isEqualTo(cells);
            assertThat(kept.changed())
                    .hasValueSatisfying(by -> assertThat(by.by()).isEqualTo(AUTHOR));
        });
    }

    @Test
    void aDiscardedDraftComesBackWithItsTestAndATakenCodeIsNumbered() {
        bring("test-pools-21.xml");
        assertThat(bank.drafts().discard("TEST-2026-1")).isTrue();
        assertThat(bank.drafts().discard("TEST-2026-1")).isFalse();
        var cells = List.of(new Blueprint.Cell("06", 1, 5, QuestionKind.SINGLE, 9, 1));
        bank.blueprints().save("TEST-2026-1", "另一份", "Another", cells, AUTHOR, NOON);

        assertThat(bring("test-pools-21.xml").tests().getFirst().code()).contains("TEST-2026-1-2");
        assertThat(bank.drafts().find("TEST-2026-1-2")).isPresent();
    }

    @Test
    void undoingTheImportTakesTheDraftBackUnlessSomeoneChangedIt() {
        var first = bring("test-pools-21.xml").id().orElseThrow();

        assertThat(bank.intake().undo(first, AUTHOR, NOON))
                .isEqualTo(new Undoing.Undone(10, 0, 0, List.of(), List.of(), List.of("TEST-2026-1"), List.of()));
        assertThat(bank.drafts().list()).isEmpty();

        var second = bring("test-pools-21.xml").id().orElseThrow();
        var draft = bank.drafts().find("TEST-2026-1").orElseThrow().blueprint();
        bank.drafts().change(draft, AUTHOR, NOON);
        assertThat(bank.intake().undo(second, AUTHOR, NOON))
                .isEqualTo(new Undoing.Undone(10, 0, 0, List.of(), List.of(), List.of(), List.of("TEST-2026-1")));
        assertThat(bank.drafts().find("TEST-2026-1")).isPresent();
    }

    @Test
    void aPlainTestOfALargeBankIsReadWithoutBeingHeld() {
        int count = 60_000;
        var test = new StringBuilder("<assessmentTest identifier=\"L\" title=\"L\"><testPart identifier=\"P\">"
                + "<assessmentSection identifier=\"S\" title=\"S\" visible=\"true\">");
        var resources = new StringBuilder();
        resources.append(
                "<resource identifier=\"T\" type=\"imsqti_test_xmlv2p2\" href=\"test.xml\"><file href=\"test.xml\"/>");
        for (int i = 0; i < count; i++) {
            test.append("<assessmentItemRef identifier=\"Q%d\" href=\"items/%d.xml\"/>".formatted(i, i));
            resources.append("<dependency identifierref=\"Q%d\"/>".formatted(i));
        }
        test.append("</assessmentSection></testPart></assessmentTest>");
        resources.append("</resource><resource identifier=\"Q1\" type=\"imsqti_item_xmlv2p2\" href=\"order-22.xml\"/>");
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("order-22.xml", QtiFiles.file("order-22.xml"));
        entries.put("test.xml", QtiFiles.bytes(test.toString()));
        entries.put(
                "imsmanifest.xml",
                QtiFiles.bytes("<manifest identifier=\"M\"><organizations/><resources>" + resources
                        + "</resources></manifest>"));

        var report = bring(QtiFiles.zip(entries), ImportMode.STORE);

        assertThat(report.outcomes())
                .singleElement()
                .satisfies(row -> assertThat(row.outcome()).isEqualTo(RowOutcome.Outcome.ACCEPTED));
        assertThat(report.tests()).isEmpty();
    }
}

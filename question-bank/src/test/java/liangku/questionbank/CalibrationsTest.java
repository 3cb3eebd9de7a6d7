package liangku.questionbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import liangku.testing.TestBank;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** Calibrations and the papers drawn by them, on real PostgreSQL and our own questions. */
class CalibrationsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    private final DataSource database = TestBank.database("questionbank");
    private final TestBank bank = TestBank.over(database);
    private final ReleaseId release = bank.releases().latest().orElseThrow();
    private final BlueprintId workers =
            bank.blueprints().latest("P-A").orElseThrow().id();

    @Test
    void aNewPaperNamesItsCalibrationAndIsRebuiltByAnotherNode() {
        var key = bank.papers().draw(release, workers, 7);
        var paper = bank.papers().paper(key);

        assertThat(key.algorithm()).isEqualTo(2);
        assertThat(key.calibration()).isPresent();
        assertThat(TestBank.over(database).papers().paper(key)).isEqualTo(paper);
        assertThat(paper.expectedScore().orElseThrow().doubleValue()).isBetween(0.5, 1.0);
        assertThat(bank.calibrations().latest(release).map(Calibration::reason)).contains(Calibration.Reason.FIRST);
    }

    @Test
    void aPaperOfAlgorithmOneIsStillRebuilt() {
        var key = new PaperKey(release, workers, 1, 7);

        assertThat(bank.papers().paper(key).items()).hasSize(50);
        assertThat(bank.papers().paper(key).expectedScore()).isEmpty();
        assertThat(TestBank.over(database).papers().paper(key))
                .isEqualTo(bank.papers().paper(key));
    }

    @Test
    void papersKeepTheirCalibrationWhenTheNextOneIsMade() {
        var key = bank.papers().draw(release, workers, 7);
        var paper = bank.papers().paper(key);
        for (int i = 0; i < 300; i++) bank.papers().draw(release, workers, 1_000 + i);

        bank.calibrations().renew(release, bank.papers().used(), NOON.plus(Duration.ofDays(200)));

        var latest = bank.calibrations().latest(release).orElseThrow();
        assertThat(latest.reason()).isEqualTo(Calibration.Reason.USE);
        assertThat(latest.papers()).isEqualTo(301);
        assertThat(bank.papers().draw(release, workers, 7).calibration()).contains(latest.id());
        assertThat(TestBank.over(database).papers().paper(key)).isEqualTo(paper);
        // Nothing more was handed out than one paper, and no day has passed.
        bank.calibrations().renew(release, bank.papers().used(), NOON.plus(Duration.ofDays(200)));
        assertThat(bank.calibrations().latest(release)).contains(latest);
    }

    @Test
    void questionsNamedEnemiesStandOnNoPaperTogetherFromTheNextMinuteOn() {
        bank.papers().draw(release, workers, 7);
        var together = bank.papers().seen(bank.papers().draw(release, workers, 8));
        var one = together.get(0).question().id();
        var other = together.get(1).question().id();
        file(one, List.of(), List.of(identifier(other)));

        bank.calibrations().renew(release, bank.papers().used(), NOON);

        var latest = bank.calibrations().latest(release).orElseThrow();
        assertThat(latest.number()).isEqualTo(2);
        int alone = 0;
        for (int seed = 0; seed < 300; seed++) {
            var key = bank.papers().draw(release, workers, seed);
            assertThat(key.calibration()).contains(latest.id());
            var questions = bank.papers().seen(key).stream()
                    .map(seen -> seen.question().id())
                    .toList();
            assertThat(questions.contains(one) && questions.contains(other)).isFalse();
            if (questions.contains(one)) alone++;
        }
        assertThat(alone).isPositive();
        bank.calibrations().renew(release, bank.papers().used(), NOON);
        assertThat(bank.calibrations().latest(release))
                .as("nothing was filed since")
                .contains(latest);
        file(one, List.of(), List.of());
        bank.calibrations().renew(release, bank.papers().used(), NOON);
        assertThat(bank.calibrations().latest(release).orElseThrow().number())
                .as("they may meet again")
                .isEqualTo(3);
    }

    @Test
    void aQuestionTaggedAsPilotCountsOnNoPaperFromTheNextMinuteOn() {
        var one = bank.papers()
                .seen(bank.papers().draw(release, workers, 8))
                .get(0)
                .question()
                .id();
        file(one, List.of("试测"), List.of());

        bank.calibrations().renew(release, bank.papers().used(), NOON);

        for (int seed = 0; seed < 300; seed++) {
            assertThat(bank.papers().seen(bank.papers().draw(release, workers, seed)))
                    .extracting(seen -> seen.question().id())
                    .doesNotContain(one);
        }
    }

    private void file(QuestionId question, List<String> tags, List<String> enemies) {
        new LabelTable(bank.db()).file(List.of(new LabelTable.Filing(question, new Labels(tags, enemies))));
    }

    private String identifier(QuestionId question) {
        return bank.questions().find(question).orElseThrow().identifier();
    }

    @Test
    void useEvensOutOverCalibrations() {
        // One leaf, all its singles: whoever was drawn more before is drawn less from then on.
        var blueprint = bank.blueprints()
                .save(
                        "T",
                        "试卷",
                        "Paper",
                        List.of(new Blueprint.Cell("06", 1, 5, QuestionKind.SINGLE, 5, 2)),
                        "account:a",
                        NOON)
                .id();
        for (int i = 0; i < 400; i++) bank.papers().draw(release, blueprint, i);
        bank.calibrations().renew(release, bank.papers().used(), NOON.plus(Duration.ofDays(300)));
        var compiled = bank.calibrations().compiled(release);
        var weights = bank.calibrations()
                .content(bank.calibrations().latest(release).orElseThrow().id())
                .weights;

        int unused = 0;
        int used = 0;
        for (int i = 0; i < compiled.size(); i++) {
            boolean inCell = compiled.topics[i].startsWith("06") && compiled.bodies[i].kind() == QuestionKind.SINGLE;
            if (inCell) {
                assertThat(weights[i]).isBetween(300, 700);
                used++;
            } else {
                assertThat(weights[i]).isEqualTo(1_000);
                unused++;
            }
        }
        assertThat(used).isGreaterThan(5);
        assertThat(unused).isGreaterThan(100);
    }

    @Test
    void measuredFiguresReplaceTheAuthorsAndWithdrawnQuestionsAreOnNoNewPaper() {
        var before = bank.papers().draw(release, workers, 7);
        var compiled = bank.calibrations().compiled(release);
        var withdrawn = compiled.ids[0];
        Map<QuestionVersion, Double> measured = new HashMap<>();
        measured.put(new QuestionVersion(compiled.ids[1], compiled.versions[1]), 0.4321);
        measured.put(new QuestionVersion(compiled.ids[2], compiled.versions[2] + 1), 0.1);

        var calibration = bank.calibrations().measured(release, measured, Set.of(withdrawn), NOON);

        assertThat(calibration.measured()).isEqualTo(1);
        var content = bank.calibrations().content(calibration.id());
        assertThat(content.expected[1]).isEqualTo(4_321);
        assertThat(content.expected[2]).isEqualTo(Calibrated.expectedByAuthors(compiled)[2]);
        assertThat(content.weights[0]).isZero();
        for (int i = 0; i < 300; i++) {
            var key = bank.papers().draw(release, workers, i);
            assertThat(key.calibration()).contains(calibration.id());
            assertThat(bank.papers().mark(key, Map.of()).items())
                    .extracting(Score.ItemMark::question)
                    .doesNotContain(withdrawn);
        }
        assertThat(bank.calibrations().measured(release, measured, Set.of(withdrawn), NOON))
                .isEqualTo(calibration);
        assertThat(bank.papers().paper(before).items()).hasSize(50);
        assertThatThrownBy(() -> bank.calibrations()
                        .measured(
                                release,
                                Map.of(new QuestionVersion(compiled.ids[1], compiled.versions[1]), Double.NaN),
                                Set.of(),
                                NOON))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theNextReleaseTakesOverWhatWasMeasuredOfTheSameVersions() {
        var compiled = bank.calibrations().compiled(release);
        var one = new QuestionVersion(compiled.ids[1], compiled.versions[1]);
        bank.calibrations().measured(release, Map.of(one, 0.4321), Set.of(compiled.ids[3]), NOON);
        bank.questions().retire(List.of(compiled.ids[0]), "旧", "account:r", NOON);
        bank.releases().publish("", "account:r", NOON);
        var next = bank.releases().latest().orElseThrow();

        var content = bank.calibrations()
                .content(bank.calibrations().current(next).newest().id());

        assertThat(content.size()).isEqualTo(compiled.size() - 1);
        assertThat(content.expected[0]).isEqualTo(4_321);
        assertThat(content.weights[2]).isZero();
    }

    @Test
    void aBlueprintThatNewFiguresMakeImpossibleIsDrawnByTheLastOnesThatWork() {
        var saved = save(targeted());
        var first = bank.calibrations().current(release).newest();
        var before = bank.papers().draw(release, saved, 1);
        var hard = figures(0.2);
        for (int more = 0; more < 12; more++) {
            hard.put(version(more), 0.19);
            bank.calibrations().measured(release, hard, Set.of(), NOON.plus(Duration.ofHours(1 + more)));
        }
        var newest = bank.calibrations().latest(release).orElseThrow();

        assertThat(bank.papers().feasibility(release, saved).obstacles())
                .singleElement()
                .isInstanceOf(Obstacle.BandUnreachable.class);
        var after = bank.papers().draw(release, saved, 1);
        var current = bank.calibrations().current(release);
        assertThat(current.newest()).isEqualTo(newest);
        assertThat(after.calibration()).contains(current.kept().getFirst().id());
        assertThat(current.kept())
                .singleElement()
                .extracting(Calibration::reason)
                .isEqualTo(Calibration.Reason.KEPT);
        assertThat(content(after).expected).isEqualTo(bank.calibrations().content(first.id()).expected);
        assertThat(bank.papers().paper(after).digest())
                .as("nothing was filed or withdrawn, so the same seed draws the same paper")
                .isEqualTo(bank.papers().paper(before).digest());
        assertThat(TestBank.over(database).papers().draw(release, saved, 1).calibration())
                .as("however many calibrations ago, on a node that has just started")
                .isEqualTo(after.calibration());
        assertThat(bank.papers().draw(release, workers, 1).calibration())
                .as("all others are drawn by what was learnt last")
                .contains(newest.id());
    }

    @Test
    void figuresOfBeforeLetNoEnemiesMeetAndBringBackNeitherPilotsNorWithdrawnQuestions() {
        var saved = save(targeted());
        var before = bank.papers().draw(release, saved, 8);
        var seen = bank.papers().seen(before);
        var one = seen.get(0).question().id();
        var other = seen.get(1).question().id();
        var tried = seen.get(2).question().id();
        var withdrawn = seen.get(3).question().id();
        file(one, List.of(), List.of(identifier(other)));
        file(tried, List.of("试测"), List.of());

        var newest = bank.calibrations().measured(release, figures(0.2), Set.of(withdrawn), NOON.plusSeconds(60));

        int alone = 0;
        for (int seed = 0; seed < 300; seed++) {
            var key = bank.papers().draw(release, saved, seed);
            assertThat(key.calibration()).isNotEqualTo(before.calibration()).isNotEqualTo(Optional.of(newest.id()));
            var questions = bank.papers().seen(key).stream()
                    .map(item -> item.question().id())
                    .toList();
            assertThat(questions).doesNotContain(tried, withdrawn);
            assertThat(questions.contains(one) && questions.contains(other)).isFalse();
            if (questions.contains(one)) alone++;
        }
        assertThat(alone).isPositive();
        var key = bank.papers().draw(release, saved, 8);
        assertThat(TestBank.over(database).papers().paper(key))
                .isEqualTo(bank.papers().paper(key));
        assertThat(bank.papers().paper(before).items()).hasSize(50);

        // Put back, it is drawn again; and the numbers of calibrations go on.
        var next = bank.calibrations().measured(release, figures(0.2), Set.of(), NOON.plusSeconds(120));
        assertThat(next.number()).isEqualTo(newest.number() + 2);
        assertThat(content(bank.papers().draw(release, saved, 8)).weights).doesNotContain(0);
    }

    @Test
    void enemiesThatMakeABlueprintImpossibleStopItWhateverWasKnownBefore() {
        var first = bank.calibrations().compiled(release).ids[0];
        var second = bank.calibrations().compiled(release).ids[1];
        var plain = bank.blueprints().latest("P-A").orElseThrow();
        var saved = save(plain.limited(new Limits(0, List.of(first, second), List.of(), 0, Optional.empty(), 100)));
        var before = bank.papers().draw(release, saved, 1);
        var paper = bank.papers().paper(before);
        file(first, List.of(), List.of(identifier(second)));

        bank.calibrations().renew(release, bank.papers().used(), NOON);

        assertThat(bank.papers().isDrawable(release, saved)).isFalse();
        assertThat(bank.calibrations().current(release).kept()).isEmpty();
        assertThatThrownBy(() -> bank.papers().draw(release, saved, 2)).hasMessageContaining("FixedEnemies");
        assertThat(TestBank.over(database).papers().paper(before)).isEqualTo(paper);
    }

    @Test
    void figuresAreKeptWithinAMinuteWhereTheCalibrationWasMadeWithoutThem() {
        var saved = save(targeted());
        bank.papers().draw(release, saved, 1);
        bank.calibrations().measured(release, figures(0.2), Set.of(), NOON.plusSeconds(60));
        // As a version that knew of no kept figures left it.
        bank.db()
                .sql("alter table questionbank.calibration disable trigger written_once")
                .update();
        bank.db()
                .sql("delete from questionbank.calibration where reason = 'KEPT'")
                .update();
        var other = TestBank.over(database);
        assertThat(other.papers().isDrawable(release, saved)).isFalse();

        other.calibrations().renew(release, Map.of(), NOON.plusSeconds(120));

        assertThat(other.papers().isDrawable(release, saved)).isTrue();
    }

    @Test
    void aPaperOfABlueprintThatWouldBeRefusedTodayIsStillRebuilt() {
        var plain = bank.blueprints().latest("P-A").orElseThrow();
        // No question may stand on more than one of a hundred papers: as if the check were stricter than it was then.
        var refused = save(plain.limited(new Limits(0, List.of(), List.of(), 0, Optional.empty(), 1)));
        var calibration =
                Optional.of(bank.calibrations().current(release).newest().id());

        assertThat(bank.papers().feasibility(release, refused).obstacles())
                .isNotEmpty()
                .allSatisfy(obstacle -> assertThat(obstacle).isInstanceOf(Obstacle.CapUnreachable.class));
        assertThat(bank.papers()
                        .paper(new PaperKey(release, refused, 2, 3, calibration))
                        .items())
                .hasSize(50);
        assertThat(bank.papers().paper(new PaperKey(release, refused, 1, 3)).items())
                .hasSize(50);
    }

    @Test
    void aPaperThatCannotHaveBeenDrawnIsRefusedByEitherAlgorithm() {
        var impossible = bank.blueprints()
                .save(
                        "T",
                        "试卷",
                        "Paper",
                        List.of(new Blueprint.Cell("0101", 1, 5, QuestionKind.SINGLE, 90, 1)),
                        "account:a",
                        NOON)
                .id();
        var calibration =
                Optional.of(bank.calibrations().current(release).newest().id());

        assertThatThrownBy(() -> bank.papers().paper(new PaperKey(release, impossible, 1, 3)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> bank.papers().paper(new PaperKey(release, impossible, 2, 3, calibration)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aQuestionThatComesToLieOverItsCapAfterPublishingIsNamed() {
        var cells = List.of(new Blueprint.Cell("06", 1, 5, QuestionKind.SINGLE, 10, 2));
        var plain = new Blueprint(new BlueprintId(new UUID(0, 1)), "T", 1, "试卷", "Paper", cells);
        var saved = save(plain.limited(new Limits(100, List.of(), List.of(), 0, Optional.empty(), 80)));
        assertThat(bank.papers().overCap(release, saved)).isEmpty();
        // Of one knowledge point a single question is left, and every paper must ask about it.
        var compiled = bank.calibrations().compiled(release);
        var singles = IntStream.range(0, compiled.size())
                .filter(i -> compiled.bodies[i].kind() == QuestionKind.SINGLE)
                .filter(i -> compiled.topics[i].equals("0601"))
                .mapToObj(i -> compiled.ids[i])
                .toList();

        bank.calibrations()
                .measured(release, Map.of(), Set.copyOf(singles.subList(1, singles.size())), NOON.plusSeconds(60));

        assertThat(bank.papers().feasibility(release, saved).feasible()).isTrue();
        assertThat(bank.papers().overCap(release, saved)).contains(new Obstacle.CapExceeded(singles.getFirst(), 100));
        assertThat(bank.papers().draw(release, saved, 1).calibration()).isPresent();
    }

    @Test
    void spotChecksKeepTheirCapAlsoWithTwoQuestionsOfTheNarrowestCellQuarantined() {
        var spotCheck = bank.blueprints().latest("P-C").orElseThrow();
        assertThat(spotCheck.limits().exposureCapPercent()).isEqualTo(25);
        assertThat(bank.papers().outlook(release, spotCheck).feasibility().feasible())
                .isTrue();
        var compiled = bank.calibrations().compiled(release);
        var narrow = IntStream.range(0, compiled.size())
                .filter(i -> compiled.bodies[i].kind() == QuestionKind.MULTIPLE)
                .filter(i -> compiled.topics[i].startsWith("02"))
                .mapToObj(i -> compiled.ids[i])
                .toList();
        assertThat(narrow).hasSize(6);

        bank.calibrations().measured(release, Map.of(), Set.copyOf(narrow.subList(0, 2)), NOON.plusSeconds(60));

        assertThat(bank.papers().outlook(release, spotCheck).feasibility().feasible())
                .isTrue();
    }

    /** Of the preset's cells, papers expected to earn 83 in a hundred: by what authors think it can be drawn. */
    private Blueprint targeted() {
        var band = new Limits.Band(OptionalInt.of(8_300), 300, 900);
        return bank.blueprints()
                .latest("P-A")
                .orElseThrow()
                .limited(new Limits(0, List.of(), List.of(), 0, Optional.of(band), 100));
    }

    private BlueprintId save(Blueprint blueprint) {
        var named = new Blueprint(
                blueprint.id(),
                "T",
                1,
                blueprint.titleZh(),
                blueprint.titleEn(),
                blueprint.cells(),
                blueprint.sections(),
                blueprint.limits());
        return bank.blueprints().save(named, "account:a", NOON).id();
    }

    /** {@return the same measured figure for every question} */
    private Map<QuestionVersion, Double> figures(double figure) {
        Map<QuestionVersion, Double> figures = new HashMap<>();
        int size = bank.calibrations().compiled(release).size();
        for (int i = 0; i < size; i++) figures.put(version(i), figure);
        return figures;
    }

    private QuestionVersion version(int item) {
        var compiled = bank.calibrations().compiled(release);
        return new QuestionVersion(compiled.ids[item], compiled.versions[item]);
    }

    private Calibrated content(PaperKey key) {
        return bank.calibrations().content(key.calibration().orElseThrow());
    }

    @Test
    void allLimitsOfABlueprintAreKept() {
        var compiled = bank.calibrations().compiled(release);
        var plain = bank.blueprints().latest("P-A").orElseThrow();
        var limits = new Limits(
                40,
                List.of(compiled.ids[3]),
                List.of(compiled.ids[5], compiled.ids[4]),
                2,
                Optional.of(new Limits.Band(OptionalInt.of(8_123), 150, 321)),
                35);
        var sections = List.of(new Blueprint.Section("一", "One", 10), new Blueprint.Section("二", "Two", 15));
        var draft = new Blueprint(plain.id(), "T", 9, "试卷", "Paper", plain.cells(), sections, limits);

        var saved = bank.blueprints().save(draft, "account:a", NOON);

        assertThat(TestBank.over(database).blueprints().latest("T")).contains(saved);
        assertThat(saved.limits()).isEqualTo(limits);
        assertThat(saved.sections()).isEqualTo(sections);
        assertThat(saved.version()).isEqualTo(1);
        assertThat(bank.blueprints().save(draft, "account:a", NOON)).isEqualTo(saved);
    }

    @Test
    void aCalibrationCannotBeChangedEvenByHand() {
        bank.papers().draw(release, workers, 7);

        assertThatThrownBy(() -> bank.db()
                        .sql("update questionbank.calibration set expected[1] = 1")
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("written once");
    }

    @Test
    void theOutlookOfAPresetTellsOverlapAndHottestQuestions() {
        var outlook =
                bank.papers().outlook(release, bank.blueprints().latest("P-A").orElseThrow());

        assertThat(outlook.feasibility().feasible()).isTrue();
        var forecast = outlook.forecast().orElseThrow();
        assertThat(forecast.papers()).isEqualTo(Forecast.PAPERS);
        assertThat(forecast.hottest()).hasSize(10);
        assertThat(forecast.overlap()).isBetween(50.0 / forecast.reachable() - 0.01, 0.6);
        assertThat(forecast.expectedMean()).isCloseTo(0.8, within(0.15));
    }
}

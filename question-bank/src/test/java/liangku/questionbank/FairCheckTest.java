package liangku.questionbank;

import static liangku.questionbank.Samples.bank;
import static liangku.questionbank.Samples.blueprint;
import static liangku.questionbank.Samples.cell;
import static liangku.questionbank.Samples.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What cannot be drawn is refused, and the refusal says why. */
class FairCheckTest {

    private static final CompiledRelease BANK = bank(4);

    @Test
    void aCellIsShortOfWhatExclusionAndFixedItemsTakeAway() {
        var five = List.of(cell("0101", QuestionKind.SINGLE, 4, 2));
        assertThat(check(five, Limits.NONE).feasible()).isTrue();

        var excluded = check(five, limits(List.of(), List.of(id(0), id(1))));
        assertThat(excluded.shortages()).containsExactly(new Feasibility.Shortage(1, five.getFirst(), 2));

        var fixed = check(five, limits(List.of(id(0)), List.of()));
        assertThat(fixed.feasible()).isTrue();
    }

    @Test
    void aFixedItemMustFitAPlaceAndMeetNoEnemy() {
        var cells = List.of(cell("01", QuestionKind.SINGLE, 2, 2));
        var calibration = calibrated(new int[] {0, 1}, new int[] {3});

        assertThat(check(cells, limits(List.of(id(600)), List.of())).obstacles())
                .containsExactly(new Obstacle.FixedUnfit(id(600)));
        assertThat(check(cells, limits(List.of(id(0), id(1), id(2)), List.of())).obstacles())
                .containsExactly(new Obstacle.FixedUnfit(id(2)));
        assertThat(check(cells, limits(List.of(id(0), id(1)), List.of()), calibration)
                        .obstacles())
                .containsExactly(new Obstacle.FixedEnemies(id(0), id(1)));
        // A pilot counts for nothing, so it cannot be fixed.
        assertThat(check(cells, limits(List.of(id(3)), List.of()), calibration).obstacles())
                .containsExactly(new Obstacle.FixedUnfit(id(3)));
    }

    @Test
    void fixedItemsMakeRoomForEachOther() {
        // Item 0 fits both cells and comes first; item 12 fits the first only.
        var cells = List.of(cell("01", QuestionKind.SINGLE, 1, 2), cell("0101", QuestionKind.SINGLE, 1, 3));
        var plan = plan(cells, limits(List.of(id(0), id(12)), List.of()), Calibrated.byAuthors(BANK));

        assertThat(plan.feasibility().feasible()).isTrue();
        var paper = FairDraw.draw(plan, 1);
        assertThat(paper.items).containsExactlyInAnyOrder(0, 12);
        assertThat(paper.points[paper.items[0] == 0 ? 0 : 1]).isEqualTo(3);
    }

    @Test
    void enemiesThatLeaveACellShortAreNamedWithTheNumberMissing() {
        // All four of the leaf are each other's enemies: one can stand on a paper, three are missing.
        var cells = List.of(cell("0101", QuestionKind.SINGLE, 4, 2));
        var calibration = calibrated(new int[] {0, 1, 0, 2, 0, 3, 1, 2, 1, 3, 2, 3}, new int[0]);

        assertThat(check(cells, Limits.NONE, calibration).obstacles())
                .containsExactly(new Obstacle.EnemiesInTheWay(1, 3));
    }

    @Test
    void coverageThatNoPaperReachesSaysHowMuchIsReachable() {
        // 50 leaves in reach, places for three.
        var cells = List.of(cell("", QuestionKind.SINGLE, 3, 2));

        assertThat(check(cells, new Limits(10, List.of(), List.of(), 0, Optional.empty(), 100))
                        .obstacles())
                .containsExactly(new Obstacle.CoverageShort(3, 5));
        assertThat(check(cells, new Limits(6, List.of(), List.of(), 0, Optional.empty(), 100))
                        .feasible())
                .isTrue();
    }

    @Test
    void coverageThatNeedsCellsToChangePlacesIsFound() {
        // The first cell reaches both leaves, the second only the first leaf's: both are covered in one way alone.
        var release = oneOfItsOwn();
        var cells = List.of(cell("01", QuestionKind.SINGLE, 1, 2), cell("0101", QuestionKind.SINGLE, 1, 2));
        var plan = FairPlan.of(
                release,
                Calibrated.byAuthors(release),
                FairDrawLawTest.limited(cells, new Limits(100, List.of(), List.of(), 0, Optional.empty(), 100)));

        assertThat(plan.feasibility().feasible()).isTrue();
        for (long seed = 0; seed < 500; seed++)
            assertThat(FairDraw.draw(plan, seed).items).contains(39);
    }

    @Test
    void aBandOutOfReachSaysWhatIsInReach() {
        var cells = List.of(cell("", QuestionKind.TRUE_FALSE, 20, 1));
        var band = new Limits.Band(OptionalInt.of(6_000), 200, 500);

        var answer = check(cells, new Limits(0, List.of(), List.of(), 0, Optional.of(band), 100));

        // The hardest statements there are: difficulty 4, half of what is not known guessed.
        assertThat(answer.obstacles()).containsExactly(new Obstacle.BandUnreachable(6_000, 7_749, 9_654));
    }

    @Test
    void aCapThatTheCellIsTooSmallForSaysHowManyQuestionsAreMissing() {
        var cells = List.of(cell("0101", QuestionKind.SINGLE, 1, 1));

        // One of four on every paper is a rate of 25 in a hundred: for 20 a fifth is needed.
        assertThat(check(cells, new Limits(0, List.of(), List.of(), 0, Optional.empty(), 20))
                        .obstacles())
                .containsExactly(new Obstacle.CapUnreachable(1, 1));
        assertThat(check(cells, new Limits(0, List.of(), List.of(), 0, Optional.empty(), 25))
                        .feasible())
                .isTrue();
    }

    @Test
    void coverageThatOnlyEnemiesPreventIsSeenByTrying() {
        // Both points can be asked about at once, but the only question of the second is everybody's enemy.
        var release = oneOfItsOwn();
        var pairs = IntStream.range(0, 39).flatMap(i -> IntStream.of(i, 39)).toArray();
        var plain = Calibrated.byAuthors(release);
        var calibration = new Calibrated(plain.expected, plain.weights, pairs, new int[0]);
        var covered = new Limits(100, List.of(), List.of(), 0, Optional.empty(), 100);
        var cells = List.of(cell("01", QuestionKind.SINGLE, 2, 2));

        var plan = FairPlan.of(release, calibration, FairDrawLawTest.limited(cells, covered));

        assertThat(plan.feasibility().obstacles()).containsExactly(new Obstacle.CoverageNotFound());
        assertThat(plan.feasibility().hangsOnFigures()).isTrue();
    }

    @Test
    void aBandThatLiesBetweenAllPapersIsSeenByTryingWithWhatTheNearestMissedItBy() {
        // One item a paper, easy or hard; asked for is the middle, 0.30 from either, with 0.02 to spare.
        var plain = Calibrated.byAuthors(BANK);
        var expected = IntStream.range(0, plain.size())
                .map(i -> i % 2 == 0 ? 2_000 : 8_000)
                .toArray();
        var calibration = new Calibrated(expected, plain.weights, new int[0], new int[0]);
        var band = new Limits.Band(OptionalInt.of(5_000), 200, 5_000);
        var limits = new Limits(0, List.of(), List.of(), 0, Optional.of(band), 100);

        assertThat(check(List.of(cell("", QuestionKind.SINGLE, 1, 3)), limits, calibration)
                        .obstacles())
                .containsExactly(new Obstacle.BandNotFound(2_801));
        assertThat(check(List.of(cell("", QuestionKind.SINGLE, 2, 3)), limits, calibration)
                        .feasible())
                .as("an easy and a hard one")
                .isTrue();
    }

    @Test
    void aQuestionThatCoverageForcesOverTheCapIsNamedWithHowOftenItCameUp() {
        var release = oneOfItsOwn();
        var cells = List.of(cell("01", QuestionKind.SINGLE, 2, 2));
        var plan = FairPlan.of(
                release,
                Calibrated.byAuthors(release),
                FairDrawLawTest.limited(cells, new Limits(100, List.of(), List.of(), 0, Optional.empty(), 20)));
        assertThat(plan.feasibility().feasible()).isTrue();

        var outlook = Outlook.of(plan, Forecast.of(plan, Forecast.PAPERS));

        assertThat(outlook.feasibility().obstacles()).containsExactly(new Obstacle.CapExceeded(id(39), 100));
    }

    @Test
    void whatChanceAloneDoesToARateIsNotTakenForABrokenCap() {
        // One of four on every paper: each at the cap of 25 in a hundred exactly, and so half of them seen above it.
        var cells = List.of(cell("0101", QuestionKind.SINGLE, 1, 1));
        var plan =
                plan(cells, new Limits(0, List.of(), List.of(), 0, Optional.empty(), 25), Calibrated.byAuthors(BANK));

        var outlook = Outlook.of(plan, Forecast.of(plan, Forecast.PAPERS));

        assertThat(outlook.forecast().orElseThrow().hottest().getFirst().rate()).isBetween(0.25, 0.274);
        assertThat(outlook.feasibility().feasible()).isTrue();
    }

    /** {@return 39 questions of one knowledge point, and one of another} */
    private static CompiledRelease oneOfItsOwn() {
        return CompiledRelease.of(IntStream.range(0, 40)
                .mapToObj(i -> item(i, i == 39 ? "0102" : "0101", 1, QuestionKind.SINGLE))
                .toList());
    }

    @Test
    void pilotsThatAreNotThereAreMissed() {
        var cells = List.of(cell("01", QuestionKind.SINGLE, 2, 2));
        var calibration = calibrated(new int[0], new int[] {0, 4, 500});

        // Item 4 is of another kind and 500 of another group: they would be seen for what they are.
        assertThat(check(cells, new Limits(0, List.of(), List.of(), 3, Optional.empty(), 100), calibration)
                        .obstacles())
                .containsExactly(new Obstacle.PilotsShort(2));
    }

    @Test
    void aWithdrawnItemIsOnNoPaper() {
        var calibration = Calibrated.byAuthors(BANK);
        calibration.weights[2] = 0;
        var plan = plan(List.of(cell("0101", QuestionKind.SINGLE, 3, 2)), Limits.NONE, calibration);

        for (long seed = 0; seed < 500; seed++)
            assertThat(FairDraw.draw(plan, seed).items).doesNotContain(2);
    }

    @Property(tries = 300)
    void whatIsFeasibleIsDrawnAndWhatIsNotIsRefused(
            @ForAll @IntRange(min = 1, max = 12) int questions,
            @ForAll @IntRange(min = 1, max = 5) int cells,
            @ForAll long seed) {
        var chance = new Random(seed);
        var topics = List.of("", "01", "02", "0101", "0102", "0201");
        var release = CompiledRelease.of(IntStream.range(0, questions)
                .mapToObj(i -> item(i, topics.get(3 + chance.nextInt(3)), 1 + chance.nextInt(5), QuestionKind.SINGLE))
                .toList());
        List<Blueprint.Cell> wanted = new ArrayList<>();
        for (int i = 0; i < cells; i++) {
            int low = 1 + chance.nextInt(5);
            int high = low + chance.nextInt(6 - low);
            wanted.add(new Blueprint.Cell(
                    topics.get(chance.nextInt(6)), low, high, QuestionKind.SINGLE, 1 + chance.nextInt(3), i + 1));
        }
        var blueprint = blueprint(wanted.toArray(Blueprint.Cell[]::new));
        var plan = FairPlan.of(release, Calibrated.byAuthors(release), blueprint);

        assertThat(plan.feasibility()).isEqualTo(DrawPlan.of(release, blueprint).feasibility);
        if (!plan.feasibility().feasible()) {
            assertThatThrownBy(() -> FairDraw.draw(plan, seed)).hasMessageContaining("short of");
            return;
        }
        for (long i = 0; i < 20; i++) {
            var drawn = FairDraw.draw(plan, seed + i);
            assertThat(Arrays.stream(drawn.items).distinct().count()).isEqualTo(blueprint.items());
            // Points tell the cell here.
            for (int place = 0; place < drawn.items.length; place++) {
                assertThat(release.fits(drawn.items[place], wanted.get(drawn.points[place] - 1)))
                        .isTrue();
            }
        }
    }

    private static Feasibility check(List<Blueprint.Cell> cells, Limits limits) {
        return check(cells, limits, Calibrated.byAuthors(BANK));
    }

    private static Feasibility check(List<Blueprint.Cell> cells, Limits limits, Calibrated calibration) {
        return plan(cells, limits, calibration).feasibility();
    }

    private static FairPlan plan(List<Blueprint.Cell> cells, Limits limits, Calibrated calibration) {
        return FairPlan.of(BANK, calibration, FairDrawLawTest.limited(cells, limits));
    }

    private static Limits limits(List<QuestionId> fixed, List<QuestionId> excluded) {
        return new Limits(0, fixed, excluded, 0, Optional.empty(), 100);
    }

    private static Calibrated calibrated(int[] pairs, int[] pilots) {
        var plain = Calibrated.byAuthors(BANK);
        return new Calibrated(plain.expected, plain.weights, pairs, pilots);
    }

    private static QuestionId id(int number) {
        return new QuestionId(new UUID(0, number));
    }
}

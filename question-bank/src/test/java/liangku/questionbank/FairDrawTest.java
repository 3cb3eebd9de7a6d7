package liangku.questionbank;

import static liangku.questionbank.Samples.bank;
import static liangku.questionbank.Samples.cell;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Single papers of drawing algorithm 2: the same seed draws the same for ever, and what is on a paper stands in its place. */
class FairDrawTest {

    private static final ReleaseId RELEASE = new ReleaseId(new UUID(0, 2));

    @Test
    void everySeedRebuildsItsPaperBitForBit() {
        var first = FairPlan.of(bank(12), FairDrawLawTest.worn(bank(12)), FairDrawLawTest.CAPPED);
        var again = FairPlan.of(bank(12), FairDrawLawTest.worn(bank(12)), FairDrawLawTest.CAPPED);

        for (long seed = 0; seed < 2_000; seed++) {
            assertThat(paper(again, seed)).isEqualTo(paper(first, seed));
        }
    }

    /** If this fails, algorithm 2 has changed and papers of the past can no longer be rebuilt: add algorithm 3 instead. */
    @Test
    void algorithmTwoStillDrawsWhatItAlwaysDrew() {
        var release = bank(4);
        var plain = FairPlan.of(
                release,
                Calibrated.byAuthors(release),
                FairDrawLawTest.limited(FairDrawLawTest.tenCells(), Limits.NONE));
        var limited = FairPlan.of(bank(12), FairDrawLawTest.worn(bank(12)), FairDrawLawTest.CAPPED);
        var overlapping = FairPlan.of(
                release,
                FairDrawLawTest.worn(release),
                FairDrawLawTest.limited(
                        Samples.FIFTY.cells(),
                        new Limits(
                                50,
                                List.of(new QuestionId(new UUID(0, 37)), new QuestionId(new UUID(0, 45))),
                                List.of(),
                                2,
                                Optional.of(new Limits.Band(OptionalInt.of(7_800), 150, 400)),
                                60)));

        assertThat(List.of(
                        paper(plain, 20_260_101L).digest(),
                        paper(limited, 20_260_101L).digest(),
                        paper(overlapping, 20_260_101L).digest()))
                .containsExactly(
                        "7ed1df7beaa8eaee29f40839d8ae0bc73cb29286a382b87d4ac04a81bdabc13d",
                        "aa087046c0134623cb2fd51121d348c018c77542f78c01c2ce4121aa6614b0dc",
                        "18ea839901875b0c438c260534e6ec1f1b245e7ee8ec3b6674fafa5c7a813ad5");
        assertThat(FairDrawLawTest.worn(release).digest(RELEASE))
                .isEqualTo("4c93855c7f74f60bb987c216c1c696d2151d20b7b7b101c81ea552b680e96119");
    }

    @Test
    void fixedItemsAreOnEveryPaperAndPilotsStandAmongTheOthersWithoutCounting() {
        var release = bank(4);
        var fixed = List.of(new QuestionId(new UUID(0, 2)), new QuestionId(new UUID(0, 32)));
        var plan = FairPlan.of(
                release,
                FairDrawLawTest.worn(release),
                FairDrawLawTest.limited(
                        Samples.FIFTY.cells(),
                        new Limits(0, fixed, List.of(), 3, Optional.of(Limits.Band.USUAL), 100)));
        assertThat(plan.feasibility().obstacles()).isEmpty();
        var places = new int[53];

        for (long seed = 0; seed < 5_000; seed++) {
            var paper = FairDraw.draw(plan, seed);
            assertThat(paper.items).hasSize(53).contains(2, 32).doesNotHaveDuplicates();
            int points = 0;
            for (int i = 0; i < 53; i++) {
                assertThat(paper.pilots[i]).isEqualTo(plan.calibration.pilots[paper.items[i]]);
                if (paper.pilots[i]) places[i]++;
                else points += paper.points[i];
            }
            assertThat(points).isEqualTo(100);
        }

        assertThat(Arrays.stream(places).sum()).isEqualTo(15_000);
        assertThat(Arrays.stream(places).filter(count -> count > 0).count()).isGreaterThan(45);
    }

    @Test
    void sectionsStandOneAfterAnother() {
        var release = bank(4);
        var cells = List.of(
                cell("03", QuestionKind.SINGLE, 3, 2),
                cell("04", QuestionKind.TRUE_FALSE, 3, 2),
                cell("01", QuestionKind.TRUE_FALSE, 4, 2));
        var blueprint = new Blueprint(
                new BlueprintId(new UUID(0, 1)),
                "T",
                1,
                "试卷",
                "Paper",
                cells,
                List.of(new Blueprint.Section("操作", "Practice", 2), new Blueprint.Section("法规", "Law", 1)),
                Limits.NONE);
        var plan = FairPlan.of(release, Calibrated.byAuthors(release), blueprint);

        for (long seed = 0; seed < 200; seed++) {
            var paper = FairDraw.draw(plan, seed);
            assertThat(paper.sections).containsExactly(0, 0, 0, 0, 0, 0, 1, 1, 1, 1);
            assertThat(IntStream.range(0, 10).mapToObj(i -> release.bodies[paper.items[i]].kind()))
                    .startsWith(QuestionKind.TRUE_FALSE, QuestionKind.TRUE_FALSE, QuestionKind.TRUE_FALSE)
                    .endsWith(QuestionKind.TRUE_FALSE);
        }
    }

    private static Paper paper(FairPlan plan, long seed) {
        var key = new PaperKey(RELEASE, plan.blueprint.id(), Draw.ALGORITHM, seed);
        return DrawnPaper.of(key, plan.release, FairDraw.draw(plan, seed)).paper();
    }
}

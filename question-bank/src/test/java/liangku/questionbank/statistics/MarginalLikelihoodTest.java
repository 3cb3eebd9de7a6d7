package liangku.questionbank.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The end is found in few passes over the papers, and it is the end. */
class MarginalLikelihoodTest {

    private static final MarginalLikelihood.Settings EXACT =
            new MarginalLikelihood.Settings(MarginalLikelihood.Spread.FREE, 21, 1e-8, 500);

    private static final int[] ALL = IntStream.range(0, InventedCity.ITEMS).toArray();

    @Test
    void randomPapersOfOneExamAreReadTenTimes() {
        var found = assertTheEndIsFound(new InventedCity(31).sit(0, 4_000, 0, 1, ALL, 50));

        assertThat(found.fit().rounds()).isLessThanOrEqualTo(10);
    }

    @Test
    void threeExamsOfUnequalCandidatesAreReadHardlyMoreOften() {
        var city = new InventedCity(32);
        city.sit(0, 4_000, 0, 1, ALL, 50).sit(1, 1_000, 0.5, 0.6, ALL, 50).sit(2, 500, 1, 1.5, ALL, 50);

        assertThat(assertTheEndIsFound(city).fit().rounds()).isLessThanOrEqualTo(15);
    }

    @Test
    void examsThatHangTogetherByFewItemsAreNotLeftOnTheWay() {
        var city = new InventedCity(33);
        var pool = city.byDifficulty();
        city.sit(0, 2_000, 0, 1, Arrays.copyOfRange(pool, 0, 150), 50);
        city.sit(1, 2_000, 0.7, 0.8, Arrays.copyOfRange(pool, 140, 290), 50);
        city.sit(2, 2_000, 1.5, 0.8, Arrays.copyOfRange(pool, 280, 400), 50);

        assertThat(assertTheEndIsFound(city).fit().rounds()).isLessThanOrEqualTo(40);
    }

    /** Their candidates are told apart by less than 21 nodes lie asunder. */
    @Test
    void papersOfThreeHundredItemsAreReadByAsManyMoreNodes() {
        var city = new InventedCity(36).sit(0, 2_000, 0, 1.2, ALL, 300).sit(1, 500, 0.4, 1, ALL, 50);

        var found = assertTheEndIsFound(city);

        assertThat(found.fit().rounds()).isLessThanOrEqualTo(15);
        double mean = city.sittings.stream()
                .limit(2_000)
                .mapToDouble(InventedCity.Sitting::ability)
                .average()
                .orElseThrow();
        double square = city.sittings.stream()
                .limit(2_000)
                .mapToDouble(sitting -> Math.pow(sitting.ability() - mean, 2))
                .average()
                .orElseThrow();
        assertThat(found.populations().getFirst().sd()).isCloseTo(Math.sqrt(square), within(0.01));
    }

    @Test
    void threeHundredExamsAreMeasuredTogether() {
        var city = new InventedCity(37);
        for (int exam = 0; exam < 300; exam++) city.sit(exam, 20, 0, 1, ALL, 20);

        var found = MarginalLikelihood.estimate(city.scores, MarginalLikelihood.Settings.USUAL);

        assertThat(found.converged()).isTrue();
        assertThat(found.populations())
                .hasSize(300)
                .allSatisfy(one -> assertThat(one.mean()).isCloseTo(0, within(1.0)));
    }

    @Test
    void whatNobodyOrEverybodyKnewIsFoundAtItsPseudoScore() {
        var scores = new SparseScores();
        var chance = new SplittableRandom(35);
        for (int paper = 0; paper < 500; paper++) {
            double ability = chance.nextGaussian();
            var shares = new double[12];
            for (int i = 2; i < 12; i++) shares[i] = chance.nextDouble() < Rasch.expected(ability, i / 3.0 - 2) ? 1 : 0;
            shares[1] = 1;
            scores.add(0, IntStream.range(0, 12).toArray(), shares);
        }

        var found = MarginalLikelihood.estimate(scores, EXACT);

        assertThat(found.converged()).isTrue();
        var population = found.populations().getFirst();
        assertThat(PaperReader.expected(population, found.logits()[0])).isCloseTo(0.3 / 500, within(3e-4));
        assertThat(PaperReader.expected(population, found.logits()[1])).isCloseTo(1 - 0.3 / 500, within(3e-4));
    }

    /** By the fifth round every direction of three was gone; what is left is rounding. */
    @Property(tries = 50)
    void theShortcutOfALinearIterationLeadsToItsEnd(@ForAll long seed) {
        var chance = new SplittableRandom(seed);
        double[] end = {chance.nextDouble(), chance.nextDouble(), chance.nextDouble()};
        double[] slow = {0.2 + 0.1 * chance.nextDouble(), 0.6 + 0.1 * chance.nextDouble(), 0.95};
        var shortcut = new Shortcut();
        var at = new double[3];
        for (int round = 0; round < 6; round++) {
            var to = new double[3];
            for (int i = 0; i < 3; i++) to[i] = end[i] + slow[i] * (at[i] - end[i]);
            shortcut.add(at, to);
            at = shortcut.next();
        }

        assertThat(at).containsExactly(end, within(1e-5));
    }

    /** {@return as the platform finds them} */
    private static Difficulties assertTheEndIsFound(InventedCity city) {
        var found = MarginalLikelihood.estimate(city.scores, MarginalLikelihood.Settings.USUAL);
        var end = MarginalLikelihood.estimate(city.scores, EXACT);
        assertThat(found.converged()).isTrue();
        assertThat(end.converged()).isTrue();
        assertThat(found.logits()).containsExactly(end.logits(), within(MarginalLikelihood.Settings.USUAL.precision()));
        return found;
    }
}

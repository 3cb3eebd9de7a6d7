package liangku.questionbank.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatisticsTest {

    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

    /** Where all sit one form, what is made for random papers must say what textbooks say. */
    @Test
    void onOneFormForAllTheEquatedRestIsTheTextbooksRest() {
        var scores = Lsat6.sparse();
        var found = MarginalLikelihood.estimate(scores, MarginalLikelihood.Settings.USUAL);
        var form = new FixedForm(Lsat6.scores());

        var tallies = new Recount(scores, found.logits(), found.populations().getFirst()).tallies();

        for (int item = 0; item < 5; item++) {
            var figures = ItemFigures.of(tallies[item]);
            assertThat(figures.discrimination().orElseThrow()).isCloseTo(form.itemRest(item), within(1e-9));
            assertThat(figures.facility()).isCloseTo(form.facility(item), within(1e-9));
            assertThat(figures.shown()).isEqualTo(1000);
        }
    }

    @Test
    void onOneFormOfEqualPointsTheReliabilityOfRandomPapersIsKr21() {
        var tally = new ExamTally();
        for (var row : Lsat6.scores()) {
            double error = PaperError.variance(row, new int[] {1, 1, 1, 1, 1});
            tally.add(new ExamTally.Paper(
                    Arrays.stream(row).average().orElseThrow(), error, 0, 1, ExamTally.Outcome.PASSED));
        }

        var form = new FixedForm(Lsat6.scores());
        double variance = form.sd() * form.sd() * 999 / 1000;
        double kr21 = 5 / 4.0 * (1 - form.mean() * (5 - form.mean()) / (5 * variance));
        var figures = ExamFigures.of(tally, 60);
        // KR-21 divides by n, the figures by n - 1.
        assertThat(figures.reliability().orElseThrow()).isCloseTo(kr21, within(1e-3));
        assertThat(figures.reliability().orElseThrow()).isLessThan(form.alpha());
        assertThat(figures.errorAtPassMark().orElseThrow()).isCloseTo(Math.sqrt(.6 * .4 / 4), within(1e-9));
    }

    @Test
    void theReliabilityOfRandomPapersIsWhatTwoPapersOfTheSameCandidatesShow() {
        var chance = new SplittableRandom(5);
        var tally = new ExamTally();
        var twice = new Moments();
        for (int candidate = 0; candidate < 20_000; candidate++) {
            double ability = 0.8 * chance.nextGaussian();
            double first = sit(chance, ability, Optional.of(tally));
            twice.add(first, sit(chance, ability, Optional.empty()));
        }

        var figures = ExamFigures.of(tally, 60);

        assertThat(figures.reliability().orElseThrow()).isCloseTo(twice.correlation(), within(0.02));
    }

    private static double sit(SplittableRandom chance, double ability, Optional<ExamTally> tally) {
        var earned = new double[40];
        var max = new int[40];
        double sum = 0;
        for (int i = 0; i < 40; i++) {
            max[i] = i < 20 ? 1 : 3;
            double difficulty = (i < 20 ? -1 : 0) + chance.nextGaussian();
            if (chance.nextDouble() < Rasch.expected(ability, difficulty)) earned[i] = max[i];
            sum += earned[i];
        }
        double share = sum / 80;
        tally.ifPresent(all ->
                all.add(new ExamTally.Paper(share, PaperError.variance(earned, max), 0, 1, ExamTally.Outcome.FAILED)));
        return share;
    }

    @Test
    void oneItemOfItsOwnPointsDoesNotMakeThePapersSeemReliable() {
        var chance = new SplittableRandom(17);
        var tally = new ExamTally();
        var twice = new Moments();
        for (int candidate = 0; candidate < 20_000; candidate++) {
            double ability = 0.8 * chance.nextGaussian();
            double first = sitWithOneLarge(chance, ability, Optional.of(tally));
            twice.add(first, sitWithOneLarge(chance, ability, Optional.empty()));
        }

        var reliability = ExamFigures.of(tally, 60).reliability().orElseThrow();

        assertThat(reliability).isCloseTo(twice.correlation(), within(0.03));
        assertThat(reliability).as("a lower bound").isLessThan(twice.correlation() + 0.02);
    }

    /** Twenty items of one point and one of ten, all or nothing. */
    private static double sitWithOneLarge(SplittableRandom chance, double ability, Optional<ExamTally> tally) {
        var earned = new double[21];
        var max = new int[21];
        double sum = 0;
        for (int i = 0; i < max.length; i++) {
            max[i] = i < 20 ? 1 : 10;
            if (chance.nextDouble() < Rasch.expected(ability, chance.nextGaussian())) earned[i] = max[i];
            sum += earned[i];
        }
        double share = sum / 30;
        tally.ifPresent(all ->
                all.add(new ExamTally.Paper(share, PaperError.variance(earned, max), 0, 1, ExamTally.Outcome.FAILED)));
        return share;
    }

    @Test
    void aJumpIsFoundAndAnAbleYearIsNone() {
        List<LeakWatch.Day> able = new ArrayList<>();
        for (int day = 0; day < 300; day++) able.add(day(day, day < 150 ? .5 : .8, day < 150 ? .5 : .8));
        assertThat(LeakWatch.find(able)).isEmpty();

        List<LeakWatch.Day> leaked = new ArrayList<>();
        for (int day = 0; day < 60; day++) leaked.add(day(day, day < 40 ? .5 : .75, .5));
        assertThat(LeakWatch.find(leaked)).hasValueSatisfying(jump -> {
            assertThat(jump.since()).isEqualTo(MARCH.plusDays(40));
            assertThat(jump.facility()).isCloseTo(.75, within(1e-9));
            assertThat(jump.expected()).isCloseTo(.5, within(1e-9));
        });
    }

    private static LeakWatch.Day day(int day, double share, double expected) {
        return new LeakWatch.Day(
                MARCH.plusDays(day), 20, 20 * share, 20 * expected, 20 * LeakWatch.normalizer(expected));
    }

    @Test
    void withoutALeakThereIsNoAlarmInTenMillionAnswersHoweverHardOrEasyTheItem() {
        var chance = new SplittableRandom(11);
        for (int item = 0; item < 500; item++) {
            double middle = 0.05 + 0.9 * item / 500;
            List<LeakWatch.Day> days = new ArrayList<>();
            for (int day = 0; day < 400; day++) {
                double expected = Math.clamp(middle + 0.2 * (chance.nextDouble() - 0.5), 0.05, 0.95);
                int right = 0;
                for (int i = 0; i < 50; i++) if (chance.nextDouble() < expected) right++;
                days.add(new LeakWatch.Day(
                        MARCH.plusDays(day), 50, right, 50 * expected, 50 * LeakWatch.normalizer(expected)));
            }
            assertThat(LeakWatch.find(days)).isEmpty();
        }
    }

    /** What a leak is weighed by is a likelihood ratio: its mean under "no leak" is 1, whatever is expected. */
    @Test
    void theEvidenceForALeakIsALikelihoodRatio() {
        for (int percent = 1; percent < 100; percent++) {
            double expected = percent / 100.0;
            double right = Math.exp(LeakWatch.SHIFT - LeakWatch.normalizer(expected));
            double wrong = Math.exp(-LeakWatch.normalizer(expected));
            assertThat(expected * right + (1 - expected) * wrong).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void anItemIsSuspectedForEachThingThatIsWrongWithIt() {
        var negative = new ItemTally(4);
        var easy = new ItemTally(4);
        var hard = new ItemTally(4);
        for (int i = 0; i < 1_000; i++) {
            double rest = i / 1_000.0;
            negative.add(i % 3 == 0 || i < 300 ? 1 : 0, rest, Glance.of(rest, 20, Optional.of(Set.of(i % 4))));
            easy.add(1, rest, Glance.of(rest, 20, Optional.of(Set.of(0))));
            hard.add(i % 50 == 0 ? 1 : 0, rest, Glance.of(rest, 20, Optional.empty()));
        }

        assertThat(suspicions(negative)).singleElement().isInstanceOf(Suspicion.Negative.class);
        assertThat(suspicions(easy)).singleElement().isInstanceOf(Suspicion.TooEasy.class);
        assertThat(suspicions(hard)).singleElement().isInstanceOf(Suspicion.TooHard.class);
        assertThat(ItemFigures.of(hard).omitRate()).isEqualTo(1);
        assertThat(ItemFigures.of(easy).medianSeconds().orElseThrow()).isCloseTo(20, within(1.5));
        assertThat(ItemFigures.of(negative).options())
                .hasSize(4)
                .allSatisfy(choice -> assertThat(choice.chosen()).isEqualTo(250));
    }

    private static List<Suspicion> suspicions(ItemTally tally) {
        return Suspicion.of(ItemFigures.of(tally), List.of(), Suspicion.Limits.USUAL);
    }

    @Test
    void theAuthorsDifficultyGivesWayAsDataComeIn() {
        var scale = AuthorScale.UNTRIED;

        assertThat(scale.shrunk(new AuthorScale.Pair(authored(4), -1, Double.POSITIVE_INFINITY))
                        .difficulty())
                .isEqualTo(0.8);
        assertThat(scale.shrunk(new AuthorScale.Pair(authored(4), -1, 1)).difficulty())
                .isCloseTo(-0.1, within(1e-9));
        assertThat(scale.shrunk(new AuthorScale.Pair(authored(4), -1, 0.05)).difficulty())
                .isCloseTo(-0.9955, within(1e-4));
    }

    private static AuthorScale.Authored authored(int difficulty) {
        return new AuthorScale.Authored("SINGLE", difficulty);
    }

    @Test
    void whatAuthorsMeanIsLearntFromTheItemsMeasured() {
        var chance = new SplittableRandom(3);
        List<AuthorScale.Pair> pairs = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            // Statements are rated easier, and are easier still for being guessed.
            var kind = i % 3 == 0 ? "TRUE_FALSE" : "SINGLE";
            int difficulty = kind.equals("TRUE_FALSE") ? 1 + i % 3 : 1 + i % 5;
            double truth =
                    (kind.equals("TRUE_FALSE") ? -1.1 : -0.2) + 0.6 * (difficulty - 3) + 0.7 * chance.nextGaussian();
            pairs.add(new AuthorScale.Pair(
                    new AuthorScale.Authored(kind, difficulty), truth + 0.3 * chance.nextGaussian(), 0.3));
        }

        var scale = AuthorScale.of(pairs);

        assertThat(scale.middle()).isCloseTo(-0.5, within(0.05));
        assertThat(scale.step()).isCloseTo(0.6, within(0.05));
        assertThat(scale.spread()).isCloseTo(0.7, within(0.05));
        assertThat(scale.offsets().get("TRUE_FALSE")).isCloseTo(-0.6, within(0.05));
        assertThat(scale.offsets().get("SINGLE")).isCloseTo(0.3, within(0.05));
        assertThat(scale.logits(new AuthorScale.Authored("CASE", 3)))
                .as("a kind that nobody measured")
                .isEqualTo(scale.middle());
        assertThat(AuthorScale.of(pairs.subList(0, 29))).isEqualTo(AuthorScale.UNTRIED);
        assertThat(AuthorScale.UNTRIED.isLearnt()).isFalse();
        assertThat(scale.isLearnt()).isTrue();
    }

    @Test
    void whatIsExpectedOfAnItemNobodyMeasuredIsTheMeanOverWhatItMayTurnOutToBe() {
        var chance = new SplittableRandom(8);
        var scale = new AuthorScale(-0.4, 0.7, 0.9, Map.of("SINGLE", 0.3));
        var candidates = new Population(0.6, 0.8);
        double earned = 0;
        int times = 200_000;
        for (int i = 0; i < times; i++) {
            double difficulty = scale.logits(authored(2)) + scale.spread() * chance.nextGaussian();
            earned += Rasch.expected(candidates.mean() + candidates.sd() * chance.nextGaussian(), difficulty) / times;
        }

        assertThat(scale.expected(candidates, authored(2))).isCloseTo(earned, within(0.003));
    }

    @Test
    void anExamOfFewPapersHasCandidatesThatDifferAsOthersDo() {
        for (int few : new int[] {1, 2, 3, 5, 20}) {
            var city = new InventedCity(21);
            city.sit(0, few, 0, 1, city.byDifficulty(), 50);
            city.sit(1, 3_000, 0.4, 0.9, city.byDifficulty(), 50);

            var found = MarginalLikelihood.estimate(city.scores, MarginalLikelihood.Settings.USUAL);

            assertThat(found.fit().converged()).isTrue();
            assertThat(found.populations().get(1).mean())
                    .as("the scale has its zero where most candidates are")
                    .isEqualTo(0);
            assertThat(found.populations().get(1).sd()).isBetween(0.85, 0.95);
            assertThat(found.populations().getFirst().sd())
                    .as("of %d papers", few)
                    .isBetween(0.6, 1.3);
            assertThat(found.populations().getFirst().mean()).isBetween(-1.2, 0.6);
        }
    }

    @Test
    void anchorsHoldTheScaleWhenAblerCandidatesComeAndLinkingIgnoresWhatDrifted() {
        var city = new InventedCity(9);
        var pool = city.byDifficulty();
        city.sit(0, 5_000, 0.7, 1.1, pool, 50);
        var anchors = new double[InventedCity.ITEMS];
        for (int item = 0; item < anchors.length; item++) {
            anchors[item] = item % 4 == 0 ? city.difficulties[item] : Double.NaN;
        }

        var anchored = MarginalLikelihood.estimate(city.scores, anchors, MarginalLikelihood.Settings.USUAL);
        assertThat(anchored.populations().getFirst().mean()).isCloseTo(0.7, within(0.06));
        assertThat(anchored.populations().getFirst().sd()).isCloseTo(1.1, within(0.05));

        var free = MarginalLikelihood.estimate(city.scores, MarginalLikelihood.Settings.USUAL);
        var before = city.difficulties.clone();
        for (int item = 0; item < 40; item++) before[item] += 2;
        var beforeErrors = new double[before.length];
        Arrays.fill(beforeErrors, 0.05);
        assertThat(Linking.shift(before, beforeErrors, free.logits(), free.errors())
                        .orElseThrow())
                .isCloseTo(0.7, within(0.06));
    }

    @Test
    void whatTheOthersPredictIsRightInTheMean() {
        var city = new InventedCity(4);
        city.sit(0, 4_000, 0.5, 1, city.byDifficulty(), 30);
        var reader = new PaperReader(new Population(0.5, 1), 0.5, PaperReader.nodes(30));
        double off = 0;
        double variance = 0;
        for (var sitting : city.sittings) {
            var curves = new double[30][];
            for (int i = 0; i < 30; i++) curves[i] = reader.curve(city.difficulties[sitting.items()[i]]);
            reader.read(curves, new double[30], sitting.shares(), 30);
            if (sitting.items()[0] == InventedCity.BAD) continue;
            off += sitting.shares()[0] - reader.expected(0);
            variance += reader.expected(0) * (1 - reader.expected(0));
        }

        assertThat(off / Math.sqrt(variance)).isBetween(-3.0, 3.0);
    }

    /** A candidate of three hundred items is told from another by less than 21 nodes lie asunder. */
    @ParameterizedTest
    @ValueSource(ints = {30, 100, 300})
    void anAbilityIsAsFarOffAsItsErrorSays(int length) {
        var city = new InventedCity(5).sit(0, 2_000, 0.5, 1, InventedCity.sound(), length);
        var reader = new PaperReader(new Population(0.5, 1), 0.5, PaperReader.nodes(length));
        double squares = 0;
        for (var sitting : city.sittings) {
            var curves = new double[length][];
            for (int i = 0; i < length; i++) curves[i] = reader.curve(city.difficulties[sitting.items()[i]]);
            reader.read(curves, new double[length], sitting.shares(), length);
            squares += Math.pow((reader.ability() - sitting.ability()) / reader.error(), 2);
        }

        // The mean of 2,000 squares of standard normal numbers: five of its standard deviations.
        assertThat(squares / 2_000).isCloseTo(1, within(5 * Math.sqrt(2.0 / 2_000)));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 21, 64, Quadrature.NODES_MAX})
    void theMeanOfAPowerOfANormalNumberIsExact(int nodes) {
        var quadrature = Quadrature.of(nodes);
        for (int power = 0; power < Math.min(2 * nodes, 13); power++) {
            double mean = 0;
            for (int i = 0; i < nodes; i++) mean += quadrature.weights[i] * Math.pow(quadrature.nodes[i], power);
            double exact = power % 2 == 1
                    ? 0
                    : IntStream.iterate(power - 1, k -> k > 0, k -> k - 2)
                            .asLongStream()
                            .reduce(1, (one, other) -> one * other);
            assertThat(mean).as("power %d", power).isCloseTo(exact, within(1e-9 * Math.max(1, exact)));
        }
    }
}

package liangku.questionbank.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stated of how sure a figure of an item is, against the spread of many invented samples. */
class StatedErrorsTest {

    private static final Glance LEFT_OUT = Glance.of(0.5, 0, Optional.empty());
    private static final Glance ANSWERED = Glance.of(0.5, 20, Optional.of(Set.of()));

    @Test
    void theErrorsStatedOfFacilityAndDiscriminationAreTheSpreadFromSampleToSample() {
        var chance = new SplittableRandom(23);
        for (double difficulty : new double[] {-1.5, 0, 1}) {
            double[] stated = new double[2];
            var facilities = new Moments();
            var discriminations = new Moments();
            int samples = 2_000;
            for (int sample = 0; sample < samples; sample++) {
                var figures = ItemFigures.of(answered(chance, difficulty, 300));
                facilities.add(figures.facility(), 0);
                discriminations.add(figures.discrimination().orElseThrow(), 0);
                stated[0] += figures.facilityError() / samples;
                stated[1] += figures.discriminationError() / samples;
            }

            assertThat(stated[0] / Math.sqrt(facilities.varianceX()))
                    .as("facility at difficulty %s", difficulty)
                    .isBetween(0.95, 1.05);
            assertThat(stated[1] / Math.sqrt(discriminations.varianceX()))
                    .as("discrimination at difficulty %s", difficulty)
                    .isBetween(0.9, 1.1);
        }
    }

    @Test
    void theErrorsStatedOfOmissionsAndTimesAreTheSpreadFromSampleToSample() {
        var chance = new SplittableRandom(29);
        for (double typical : new double[] {8, 25, 90}) {
            double[] stated = new double[2];
            var omissions = new Moments();
            var medians = new Moments();
            int samples = 2_000;
            for (int sample = 0; sample < samples; sample++) {
                var figures = ItemFigures.of(timed(chance, typical, 300));
                omissions.add(figures.omitRate(), 0);
                medians.add(figures.medianSeconds().orElseThrow(), 0);
                stated[0] += figures.omitError() / samples;
                stated[1] += figures.medianError() / samples;
            }

            assertThat(stated[0] / Math.sqrt(omissions.varianceX()))
                    .as("omissions")
                    .isBetween(0.95, 1.05);
            assertThat(stated[1] / Math.sqrt(medians.varianceX()))
                    .as("median time of some %s s", typical)
                    .isBetween(0.85, 1.15);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.1, 0.5})
    void theErrorOfOmissionsIsRightHoweverManyLeaveTheItemOut(double omitted) {
        var chance = new SplittableRandom(29);
        var rates = new Moments();
        double stated = 0;
        int samples = 4_000;
        for (int sample = 0; sample < samples; sample++) {
            var tally = new ItemTally(0);
            for (int i = 0; i < 300; i++) {
                tally.add(0, 0.5, chance.nextDouble() < omitted ? LEFT_OUT : ANSWERED);
            }
            var figures = ItemFigures.of(tally);
            rates.add(figures.omitRate(), 0);
            stated += figures.omitError() / samples;
        }

        assertThat(stated / Math.sqrt(rates.varianceX())).isBetween(0.95, 1.05);
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 100, 2_000})
    void theErrorOfAMedianTimeIsRightHoweverManyAreThere(int candidates) {
        var chance = new SplittableRandom(31);
        var medians = new Moments();
        double stated = 0;
        int samples = 3_000;
        for (int sample = 0; sample < samples; sample++) {
            var figures = ItemFigures.of(timed(chance, 25, candidates));
            medians.add(figures.medianSeconds().orElseThrow(), 0);
            stated += figures.medianError() / samples;
        }

        assertThat(stated / Math.sqrt(medians.varianceX())).isBetween(0.85, 1.15);
    }

    @Test
    void theErrorOfAMedianIsHalfTheDistanceOfTheTimesAroundIt() {
        var times = new int[Times.BUCKETS];
        for (int bucket = 20; bucket < 30; bucket++) times[bucket] = 10;

        // Of a hundred the 45th and the 55th, half a bucket below and above the middle, where the 25th bucket begins.
        assertThat(Times.median(times)).isCloseTo(Math.pow(1.12, 25), within(1e-9));
        assertThat(Times.medianError(times)).isCloseTo((Math.pow(1.12, 25.5) - Math.pow(1.12, 24.5)) / 2, within(1e-9));
    }

    @Test
    void theErrorOfAMedianIsOfTheTimesThatAreKnown() {
        var tally = new ItemTally(0);
        tally.add(1, 0.5, ANSWERED);
        tally.add(0, 0.5, LEFT_OUT);
        assertThat(ItemFigures.of(tally).omitError()).isFinite();
        assertThat(ItemFigures.of(tally).medianError()).isInfinite();
        tally.add(1, 0.5, ANSWERED);
        assertThat(ItemFigures.of(tally).medianError()).isFinite();
    }

    @Test
    void ofOneCandidateNoErrorIsStated() {
        var none = ItemFigures.of(new ItemTally(0));
        assertThat(none.omitError()).isInfinite();
        assertThat(none.medianError()).isInfinite();
        assertThat(none.medianSeconds()).isEmpty();
        var one = ItemFigures.of(timed(new SplittableRandom(1), 20, 1));
        assertThat(one.omitError()).isInfinite();
        assertThat(one.medianError()).isInfinite();
        assertThat(one.medianSeconds()).isPresent();
    }

    /** Times are skewed: the slow take much longer. One in twelve answers nothing. */
    private static ItemTally timed(SplittableRandom chance, double typical, int candidates) {
        var tally = new ItemTally(0);
        for (int i = 0; i < candidates; i++) {
            int seconds = (int) Math.max(1, typical * Math.exp(0.6 * chance.nextGaussian()));
            Optional<Set<Integer>> chosen = chance.nextInt(12) == 0 ? Optional.empty() : Optional.of(Set.of());
            tally.add(1, 0.5, Glance.of(0.5, seconds, chosen));
        }
        return tally;
    }

    /** An item as candidates of a rest that is their ability and some luck answered it. */
    private static ItemTally answered(SplittableRandom chance, double difficulty, int candidates) {
        var tally = new ItemTally(0);
        for (int i = 0; i < candidates; i++) {
            double ability = chance.nextGaussian();
            double rest = Math.clamp(0.6 + 0.12 * ability + 0.08 * chance.nextGaussian(), 0.0, 1.0);
            int share = chance.nextDouble() < Rasch.expected(ability, difficulty) ? 1 : 0;
            tally.add(share, rest, Glance.of(rest, 20, Optional.empty()));
        }
        return tally;
    }

    @Test
    void wilsonsIntervalKeepsItsPromise() {
        var some = Interval.wilson(81, 263, Interval.Z_95);
        assertThat(some.low()).isCloseTo(0.2553, within(0.00005));
        assertThat(some.high()).isCloseTo(0.3662, within(0.00005));
        assertThat(Interval.wilson(0, 20, Interval.Z_95).high()).isCloseTo(0.1611, within(0.00005));
        assertThat(Interval.wilson(0, 0, Interval.Z_95)).isEqualTo(new Interval(0, 1));
    }
}

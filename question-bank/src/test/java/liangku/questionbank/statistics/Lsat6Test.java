package liangku.questionbank.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Published results on the LSAT section 6 data, to the digits published. */
class Lsat6Test {

    private static final Offset<Double> FOUR_DIGITS = within(0.00005001);
    private static final Offset<Double> THREE_DIGITS = within(0.0005001);
    private static final MarginalLikelihood.Settings RASCH =
            new MarginalLikelihood.Settings(MarginalLikelihood.Spread.ONE, 41, 1e-9, 5_000);
    private static final MarginalLikelihood.Settings COMMON_SLOPE =
            new MarginalLikelihood.Settings(MarginalLikelihood.Spread.FREE, 41, 1e-9, 20_000);

    private final FixedForm form = new FixedForm(Lsat6.scores());

    @Test
    void classicalFiguresOfTheFixedFormAreThePublishedOnes() {
        double[] facilities = {.924, .709, .553, .763, .870};
        double[] rests = {.1128, .1532, .1728, .1444, .1216};
        double[] totals = {.3620, .5668, .6184, .5344, .4354};
        for (int item = 0; item < 5; item++) {
            assertThat(form.facility(item)).isCloseTo(facilities[item], within(1e-9));
            assertThat(form.itemRest(item)).isCloseTo(rests[item], FOUR_DIGITS);
            assertThat(form.itemTotal(item)).isCloseTo(totals[item], FOUR_DIGITS);
        }
        assertThat(form.alpha()).isCloseTo(.294997, within(5.001e-7));
        assertThat(form.mean()).isCloseTo(3.819, within(1e-9));
        assertThat(form.sd()).isCloseTo(1.03504, within(5.001e-6));
    }

    @Test
    void raschDifficultiesAreThePublishedOnes() {
        var rasch = MarginalLikelihood.estimate(Lsat6.sparse(), RASCH);

        assertThat(rasch.converged()).isTrue();
        double[] published = {-2.872, -1.063, -.2576, -1.3881, -2.2188};
        assertThat(rasch.logits()[0]).isCloseTo(published[0], THREE_DIGITS);
        assertThat(rasch.logits()[1]).isCloseTo(published[1], THREE_DIGITS);
        for (int item = 2; item < 5; item++) {
            assertThat(rasch.logits()[item]).isCloseTo(published[item], FOUR_DIGITS);
        }
        assertThat(rasch.logLikelihood()).isCloseTo(-2473.054, THREE_DIGITS);
    }

    @Test
    void theCommonSlopeIsThePublishedOne() {
        var free = MarginalLikelihood.estimate(Lsat6.sparse(), COMMON_SLOPE);

        assertThat(free.converged()).isTrue();
        double slope = free.populations().getFirst().sd();
        assertThat(slope).isCloseTo(.7551, FOUR_DIGITS);
        double[] published = {-3.6153, -1.3224, -.3176, -1.7301, -2.7802};
        for (int item = 0; item < 5; item++) {
            assertThat(free.logits()[item] / slope).isCloseTo(published[item], FOUR_DIGITS);
        }
        assertThat(free.logLikelihood()).isCloseTo(-2466.938, THREE_DIGITS);
    }
}

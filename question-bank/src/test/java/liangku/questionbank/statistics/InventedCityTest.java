package liangku.questionbank.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** From random papers only, the truth comes back within the error stated; figures that ignore the papers go astray. */
class InventedCityTest {

    private static final int[] ALL = IntStream.range(0, InventedCity.ITEMS).toArray();

    @Test
    void difficultiesOfItemsComeBackWithinTheirStandardErrors() {
        var city = new InventedCity(1).sit(0, 8_000, 0, 1, ALL, 50);

        var found = MarginalLikelihood.estimate(city.scores, MarginalLikelihood.Settings.USUAL);

        assertThat(found.converged()).isTrue();
        var off = good().mapToDouble(item -> found.logits()[item] - city.difficulties[item])
                .toArray();
        // The zero of the scale is the mean of these very candidates, itself off by 1/√8000 and a little.
        double zero = Arrays.stream(off).average().orElseThrow();
        assertThat(zero).isBetween(-0.04, 0.04);
        double square = good().mapToDouble(
                        item -> Math.pow(off[place(item)] - zero, 2) / Math.pow(found.errors()[item], 2))
                .average()
                .orElseThrow();
        assertThat(square).as("mean squared error in units of the error stated").isBetween(0.85, 1.15);
        assertThat(found.populations().getFirst().sd()).isBetween(0.96, 1.04);
    }

    @Test
    void papersAimedAtAbleCandidatesDeceiveTheFacilityAndNotTheDifficulty() {
        var city = new InventedCity(2);
        var pool = city.byDifficulty();
        // Workers get the easier two thirds, managers the harder two thirds: one third is common.
        city.sit(0, 6_000, 0, 1, Arrays.copyOfRange(pool, 0, 267), 50);
        city.sit(1, 6_000, 1.5, 0.8, Arrays.copyOfRange(pool, 133, 400), 50);

        var found = MarginalLikelihood.estimate(city.scores, MarginalLikelihood.Settings.USUAL);
        var tallies =
                new Recount(city.scores, found.logits(), found.populations().getFirst()).tallies();

        // Hard items, seen by managers only: the naive logit of the facility takes them for far easier than they are.
        var hard = Arrays.stream(pool, 300, 400).filter(item -> item != InventedCity.BAD);
        var errors = hard.mapToObj(item -> new double[] {
                    found.logits()[item] - city.difficulties[item],
                    Rasch.difficulty(ItemFigures.of(tallies[item]).facility()) - city.difficulties[item]
                })
                .toList();
        assertThat(errors.stream().mapToDouble(error -> error[0]).average().orElseThrow())
                .isBetween(-0.04, 0.04);
        assertThat(errors.stream().mapToDouble(error -> error[1]).average().orElseThrow())
                .isLessThan(-1);
        assertThat(found.populations().get(1).mean()).isBetween(1.4, 1.6);
        assertThat(found.populations().get(1).sd()).isBetween(0.75, 0.85);
    }

    @Test
    void unequalPapersDeceiveThePlainItemTotalAndNotTheEquatedRest() {
        var city = new InventedCity(3);
        var pool = city.byDifficulty();
        // The same candidates, but some sit short papers of hard items, others long papers of easier ones.
        city.sit(0, 6_000, 0, 1, Arrays.copyOfRange(pool, 100, 400), 20);
        city.sit(0, 6_000, 0, 1, Arrays.copyOfRange(pool, 0, 300), 60);

        var found = MarginalLikelihood.estimate(city.scores, MarginalLikelihood.Settings.USUAL);
        var tallies =
                new Recount(city.scores, found.logits(), found.populations().getFirst()).tallies();

        var common = Arrays.stream(pool, 100, 300)
                .filter(item -> item != InventedCity.BAD)
                .toArray();
        double naive = Arrays.stream(common)
                .mapToDouble(item -> plainItemTotal(city, item))
                .average()
                .orElseThrow();
        double equated = Arrays.stream(common)
                .mapToDouble(
                        item -> ItemFigures.of(tallies[item]).discrimination().orElseThrow())
                .average()
                .orElseThrow();
        double truth = Arrays.stream(common)
                .mapToDouble(item -> withAbility(city, item))
                .average()
                .orElseThrow();
        assertThat(ItemFigures.of(tallies[InventedCity.BAD]).discrimination().orElseThrow())
                .as("the item keyed wrongly")
                .isLessThan(-0.3);
        assertThat(equated).isBetween(truth - 0.06, truth);
        assertThat(naive).isLessThan(truth - 0.12);
    }

    private static IntStream good() {
        return IntStream.range(0, InventedCity.ITEMS).filter(item -> item != InventedCity.BAD);
    }

    private static int place(int item) {
        return item > InventedCity.BAD ? item - 1 : item;
    }

    /** What a program for one form computes when it is given many: right or wrong against the raw sum. */
    private static double plainItemTotal(InventedCity city, int item) {
        var moments = new Moments();
        for (var sitting : city.sittings) {
            for (int i = 0; i < sitting.items().length; i++) {
                if (sitting.items()[i] == item) moments.add(sitting.shares()[i], sitting.sum());
            }
        }
        return moments.correlation();
    }

    /** What nobody could compute: right or wrong against the ability itself. */
    private static double withAbility(InventedCity city, int item) {
        var moments = new Moments();
        for (var sitting : city.sittings) {
            for (int i = 0; i < sitting.items().length; i++) {
                if (sitting.items()[i] == item) moments.add(sitting.shares()[i], sitting.ability());
            }
        }
        return moments.correlation();
    }
}

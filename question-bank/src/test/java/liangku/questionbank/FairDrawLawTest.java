package liangku.questionbank;

import static liangku.questionbank.Samples.bank;
import static liangku.questionbank.Samples.cell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What drawing algorithm 2 promises of many papers. */
class FairDrawLawTest {

    private static final int PAPERS = 100_000;

    /** Of blueprints without limits. */
    private static final int FREE_PAPERS = 10_000;

    private static final int CAP_PERCENT = 12;
    private static final int COVERAGE_PERCENT = 60;

    /** Ten cells, 50 items, all limits at once. Questions of the first and the third cell are fixed. */
    private static final Blueprint ALL_LIMITS = limited(
            tenCells(),
            new Limits(
                    COVERAGE_PERCENT,
                    List.of(new QuestionId(new UUID(0, 2)), new QuestionId(new UUID(0, 362))),
                    List.of(new QuestionId(new UUID(0, 5))),
                    2,
                    Optional.of(Limits.Band.USUAL),
                    CAP_PERCENT));

    /** Nothing fixed and nothing tried out. */
    static final Blueprint CAPPED = limited(
            tenCells(),
            new Limits(
                    COVERAGE_PERCENT,
                    List.of(),
                    List.of(new QuestionId(new UUID(0, 5))),
                    0,
                    Optional.of(Limits.Band.USUAL),
                    CAP_PERCENT));

    @Test
    void aHundredThousandPapersKeepEveryLimit() {
        var plan = FairPlan.of(bank(12), worn(bank(12)), ALL_LIMITS);
        assertThat(plan.feasibility()).isEqualTo(new Feasibility(List.of()));
        var law = new Planned(plan, CAP_PERCENT / 100.0);
        var times = new int[plan.release.size()];
        long shared = 0;
        var before = new int[0];
        var broken = new int[8];
        var tried = new int[plan.release.size()];

        for (long seed = 0; seed < PAPERS; seed++) {
            var paper = FairDraw.draw(plan, seed);
            var items = paper.items.clone();
            Arrays.sort(items);
            var here = broken(plan, law, paper, items);
            for (int i = 0; i < here.length; i++) broken[i] += here[i];
            for (int i = 0; i < items.length; i++) if (paper.pilots[i]) tried[paper.items[i]]++;
            items = scored(paper);
            for (int item : items) times[item]++;
            shared += common(before, items);
            before = items;
        }

        assertThat(broken).containsOnly(0);
        assertThat(times[5]).isZero();
        assertThat(law.fixed()).hasSize(2);
        for (int item : law.fixed()) assertThat(times[item]).isEqualTo(PAPERS);
        assertThat(Arrays.stream(tried).sum()).isEqualTo(2 * PAPERS);
        for (int item = 0; item < tried.length; item++) {
            boolean fits = plan.pilotCell[item] >= 0;
            assertThat(tried[item] > 0).as("tried out: %d", item).isEqualTo(fits);
            assertThat(fits && times[item] > 0).as("counted: %d", item).isFalse();
        }
        assertThat(law.chosen(times).max().orElseThrow()).isLessThanOrEqualTo(PAPERS * CAP_PERCENT / 100);
        var forecast = Forecast.of(plan, Forecast.PAPERS);
        double overlap = (double) shared / (PAPERS - 1) / 50;
        assertThat(overlap).isCloseTo(byFormula(times, plan), within(0.001));
        assertThat(forecast.overlap()).isCloseTo(overlap, within(0.002));
        assertThat(forecast.expectedMean()).isCloseTo(law.mean / 10_000.0, within(0.005));
        for (var hot : forecast.hottest()) assertThat(hot.rate()).isLessThan(CAP_PERCENT / 100.0 + 0.02);
        assertThat(plan.target.orElseThrow()).isEqualTo((int) Math.round(law.mean));
        double chi = 0;
        int free = 0;
        for (int cell = 0; cell < plan.pools.length; cell++) {
            assertThat(law.chiSquare(cell, times)).as("cell %d", cell).isLessThan(fiveSigma(law.free(cell)));
            chi += law.chiSquare(cell, times);
            free += law.free(cell);
        }
        assertThat(chi).isLessThan(fiveSigma(free));
    }

    /** {@return the items of a paper that count, in order of their places in the release} */
    private static int[] scored(Drawn paper) {
        return IntStream.range(0, paper.items.length)
                .filter(i -> !paper.pilots[i])
                .map(i -> paper.items[i])
                .sorted()
                .toArray();
    }

    /** {@return what a chi-square of so many degrees of freedom hardly ever exceeds} */
    private static double fiveSigma(int degrees) {
        return degrees + 5 * Math.sqrt(2.0 * degrees);
    }

    /**
     * What drawing promises, worked out anew from weights and expected scores: each item's share, and so the mean and the
     * standard deviation of a typical paper, in ten-thousandths. Cells of five items, worth two points each, that share
     * none.
     */
    private static final class Planned {
        private static final double OF_THE_CAP = 0.85;
        private final FairPlan plan;
        private final double[] shares;
        private final double mean;
        private final double deviation;

        Planned(FairPlan plan, double cap) {
            this.plan = plan;
            // Without a target of its own: the mean of all papers the cells allow, each as likely as any other.
            double sum = 0;
            for (int item : fixed()) sum += plan.calibration.expected[item];
            for (int cell = 0; cell < plan.pools.length; cell++) {
                sum += places(cell)
                        * Arrays.stream(plan.pools[cell])
                                .map(item -> plan.calibration.expected[item])
                                .average()
                                .orElseThrow();
            }
            this.mean = sum / 50;
            double low = -30;
            double high = 30;
            while (high - low > 1e-9) {
                double middle = (low + high) / 2;
                if (mean(shares(middle, cap * OF_THE_CAP)) < mean) low = middle;
                else high = middle;
            }
            // Near enough already, they are left as they are.
            var untilted = shares(0, cap * OF_THE_CAP);
            this.shares = Math.abs(mean(untilted) - mean) <= 20 ? untilted : shares(low, cap * OF_THE_CAP);
            double squares = 0;
            for (int item = 0; item < shares.length; item++) {
                squares +=
                        shares[item] * (double) plan.calibration.expected[item] * plan.calibration.expected[item] / 50;
            }
            this.deviation = Math.sqrt(squares - mean(shares) * mean(shares));
        }

        int[] fixed() {
            return plan.blueprint.limits().fixed().stream()
                    .mapToInt(id -> (int) id.value().getLeastSignificantBits())
                    .toArray();
        }

        /** {@return how often each item came up that is not on every paper} */
        IntStream chosen(int[] times) {
            var fixed = IntStream.of(fixed()).boxed().toList();
            return IntStream.range(0, times.length)
                    .filter(item -> !fixed.contains(item))
                    .map(item -> times[item]);
        }

        /** {@return what fixed items leave of a cell's five} */
        private int places(int cell) {
            var group = "%02d".formatted(cell + 1);
            return 5
                    - (int) IntStream.of(fixed())
                            .filter(item -> plan.release.topics[item].startsWith(group))
                            .count();
        }

        private double mean(double[] shares) {
            double sum = 0;
            for (int item = 0; item < shares.length; item++) sum += shares[item] * plan.calibration.expected[item] / 50;
            return sum;
        }

        /** In proportion to weight x exp(tilt x expected), none above the most, so many of each cell as it has places. */
        private double[] shares(double tilt, double most) {
            var shares = new double[plan.release.size()];
            for (int item : fixed()) shares[item] = 1;
            for (int cell = 0; cell < plan.pools.length; cell++) {
                var pool = plan.pools[cell];
                double low = 0;
                double high = 1e30;
                for (int i = 0; i < 200; i++) {
                    double scale = Math.sqrt(Math.max(low, 1e-30) * high);
                    double sum = 0;
                    for (int item : pool) sum += Math.min(most, scale * liking(item, tilt));
                    if (sum < places(cell)) low = scale;
                    else high = scale;
                }
                for (int item : pool) shares[item] = Math.min(most, high * liking(item, tilt));
            }
            return shares;
        }

        private double liking(int item, double tilt) {
            return plan.calibration.weights[item] * Math.exp(tilt * plan.calibration.expected[item] / 10_000);
        }

        /** Of a cell's items without enemies, which push each other aside: how often each came up against its share. */
        double chiSquare(int cell, int[] times) {
            double chi = 0;
            for (int item : plan.pools[cell]) {
                if (hasEnemies(item)) continue;
                double off = times[item] - PAPERS * shares[item];
                // Once a paper at most: the counts vary less than those of independent draws.
                chi += off * off / (PAPERS * shares[item] * (1 - shares[item]));
            }
            return chi;
        }

        int free(int cell) {
            return (int) Arrays.stream(plan.pools[cell])
                    .filter(item -> !hasEnemies(item))
                    .count();
        }

        private boolean hasEnemies(int item) {
            return plan.calibration.enemyFrom[item] < plan.calibration.enemyFrom[item + 1];
        }
    }

    /** {@return the limits this paper breaks: repeated items, enemies, cells, points, coverage, band, spread, pilots} */
    private static int[] broken(FairPlan plan, Planned law, Drawn paper, int[] sorted) {
        var perGroup = new int[11];
        var leaves = new boolean[plan.release.leafCount];
        int covered = 0;
        int meetings = 0;
        int repeated = 0;
        for (int item : scored(paper)) {
            var topic = plan.release.topics[item];
            perGroup[(topic.charAt(0) - '0') * 10 + topic.charAt(1) - '0']++;
            if (!leaves[plan.release.leaves[item]]) covered++;
            leaves[plan.release.leaves[item]] = true;
        }
        for (int i = 0; i < sorted.length; i++) {
            int item = sorted[i];
            if (i > 0 && item == sorted[i - 1]) repeated++;
            for (int e = plan.calibration.enemyFrom[item]; e < plan.calibration.enemyFrom[item + 1]; e++) {
                if (Arrays.binarySearch(sorted, plan.calibration.enemies[e]) >= 0) meetings++;
            }
        }
        int cells = 0;
        for (int group = 1; group <= 10; group++) if (perGroup[group] != 5) cells++;
        int points = 0;
        int pilots = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (paper.pilots[i]) pilots++;
            else points += paper.points[i];
        }
        return new int[] {
            repeated,
            meetings,
            cells,
            points == 100 ? 0 : 1,
            covered < plan.leaves.length * COVERAGE_PERCENT / 100 ? 1 : 0,
            Math.abs(mean(plan, paper) - law.mean) > 200.5 ? 1 : 0,
            Math.abs(deviation(plan, paper) - law.deviation) > 500.5 ? 1 : 0,
            pilots == plan.blueprint.limits().pilots() ? 0 : 1
        };
    }

    @Test
    void withoutLimitsEveryItemOfACellIsAsLikelyAsAnyOther() {
        var release = bank(4);
        var plan = FairPlan.of(release, Calibrated.byAuthors(release), limited(tenCells(), Limits.NONE));
        var times = times(plan, 0, FREE_PAPERS);

        for (int cell = 0; cell < plan.pools.length; cell++) {
            int size = plan.pools[cell].length;
            double share = 5.0 / size;
            double wanted = FREE_PAPERS * share;
            // Drawn without replacement, so the counts vary less than those of independent draws.
            double chi = 0;
            for (int item : plan.pools[cell]) chi += (times[item] - wanted) * (times[item] - wanted) / wanted;
            chi /= 1 - share;
            assertThat(chi * (size - 1) / size).isLessThan(size - 1 + 5 * Math.sqrt(2.0 * (size - 1)));
        }
    }

    @Test
    void whatWasUsedLessIsDrawnMoreInProportionToItsWeight() {
        var release = bank(4);
        var calibration = worn(release);
        var plan = FairPlan.of(release, calibration, limited(tenCells(), Limits.NONE));
        var times = times(plan, 0, FREE_PAPERS);

        for (int cell = 0; cell < plan.pools.length; cell++) {
            double whole = Arrays.stream(plan.pools[cell])
                    .mapToDouble(item -> calibration.weights[item])
                    .sum();
            for (int item : plan.pools[cell]) {
                double wanted = FREE_PAPERS * 5 * calibration.weights[item] / whole;
                // Enemies move a few papers from one to another.
                if (calibration.enemyFrom[item] < calibration.enemyFrom[item + 1]) continue;
                assertThat((double) times[item]).isCloseTo(wanted, within(5 * Math.sqrt(wanted) + 0.05 * wanted));
            }
        }
    }

    @Test
    void anAskedTargetIsMetByEveryPaperAndSharesAreTiltedNotConcentrated() {
        var release = bank(10);
        for (int target : new int[] {7_500, 8_600}) {
            var band = new Limits.Band(OptionalInt.of(target), 200, 500);
            var plan = FairPlan.of(
                    release,
                    Calibrated.byAuthors(release),
                    limited(tenCells(), new Limits(0, List.of(), List.of(), 0, Optional.of(band), 100)));
            assertThat(plan.feasibility().obstacles()).isEmpty();
            var times = new int[release.size()];
            long sum = 0;
            for (long seed = 0; seed < 5_000; seed++) {
                var paper = FairDraw.draw(plan, seed);
                assertThat(Math.abs(paper.expected - target)).isLessThanOrEqualTo(200);
                sum += paper.expected;
                for (int item : paper.items) times[item]++;
            }
            assertThat(sum / 5_000).isCloseTo(target, within(60L));
            assertThat(Arrays.stream(times).max().orElseThrow()).isLessThan(5_000 * 25 / 100);
        }
    }

    @Test
    void aNarrowSpreadThatChanceAloneWouldBreakIsKeptByEveryPaper() {
        var release = bank(12);
        var narrow = new Limits.Band(OptionalInt.empty(), 200, 60);
        var plan = FairPlan.of(
                release,
                worn(release),
                limited(tenCells(), new Limits(0, List.of(), List.of(), 0, Optional.of(narrow), 100)));
        var free = FairPlan.of(release, worn(release), limited(tenCells(), Limits.NONE));
        var law = new Planned(plan, 1);
        int papers = 3_000;
        int outside = 0;

        for (long seed = 0; seed < papers; seed++) {
            assertThat(deviation(plan, FairDraw.draw(plan, seed))).isCloseTo(law.deviation, within(60.5));
            if (Math.abs(deviation(free, FairDraw.draw(free, seed)) - law.deviation) > 60.5) outside++;
        }

        assertThat(outside).isGreaterThan(papers / 2);
    }

    @Test
    void overTwentyCalibrationsUseEvensOutAndNoItemIsEverOverItsCap() {
        var release = bank(12);
        var worn = worn(release);
        var uses = new double[release.size()];
        // The first of each leaf and kind stood on every paper before there were weights.
        for (int item = 0; item < uses.length; item++) uses[item] = item % 12 == 0 ? 5_000 : 100;
        var unevenness = new double[20];

        for (int number = 0; number < unevenness.length; number++) {
            var calibration =
                    new Calibrated(worn.expected, ExposureWeight.of(release, uses), worn.pairs(), worn.pilotItems());
            var plan = FairPlan.of(release, calibration, CAPPED);
            var times = times(plan, 1_000_000L * number, PAPERS / unevenness.length);
            var rates = rates(times, plan);
            unevenness[number] = unevenness(rates);
            assertThat(Arrays.stream(rates).max().orElseThrow())
                    .as("calibration %d", number)
                    .isLessThanOrEqualTo(CAP_PERCENT / 100.0);
            // What was used a day ago counts less, as Calibrations.byUse does it.
            for (int item = 0; item < uses.length; item++) uses[item] = 0.98 * uses[item] + times[item];
        }

        // Of 5,000 papers with a twelfth of the pool each, chance alone makes 0.004.
        assertThat(unevenness[0]).isGreaterThan(0.02);
        assertThat(unevenness[19]).isLessThan(0.0055);
    }

    private static int[] times(FairPlan plan, long firstSeed, int papers) {
        var times = new int[plan.release.size()];
        for (int i = 0; i < papers; i++) {
            for (int item : FairDraw.draw(plan, firstSeed + i).items) times[item]++;
        }
        return times;
    }

    /** {@return of each item that may be drawn the share of papers it stood on} */
    private static double[] rates(int[] times, FairPlan plan) {
        double papers = Arrays.stream(times).sum() / 50.0;
        var fixed = Arrays.stream(plan.fixed.items).boxed().toList();
        return IntStream.range(0, times.length)
                .filter(item -> plan.layout.classOfItem[item] >= 0 || fixed.contains(item))
                .mapToDouble(item -> times[item] / papers)
                .toArray();
    }

    /** {@return the standard deviation of rates} */
    private static double unevenness(double[] rates) {
        double mean = Arrays.stream(rates).average().orElseThrow();
        return Math.sqrt(Arrays.stream(rates)
                .map(rate -> (rate - mean) * (rate - mean))
                .average()
                .orElseThrow());
    }

    /** N/n x Var(r) + n/N, over the items that may be drawn. */
    private static double byFormula(int[] times, FairPlan plan) {
        var rates = rates(times, plan);
        double pool = rates.length;
        double deviation = unevenness(rates);
        return pool / 50 * deviation * deviation + 50 / pool;
    }

    /** Of the items as they stand on the paper, by their points. */
    private static double mean(FairPlan plan, Drawn paper) {
        double sum = 0;
        double points = 0;
        for (int i = 0; i < paper.items.length; i++) {
            if (paper.pilots[i]) continue;
            sum += paper.points[i] * (double) plan.calibration.expected[paper.items[i]];
            points += paper.points[i];
        }
        return sum / points;
    }

    private static double deviation(FairPlan plan, Drawn paper) {
        double mean = mean(plan, paper);
        double squares = 0;
        double points = 0;
        for (int i = 0; i < paper.items.length; i++) {
            if (paper.pilots[i]) continue;
            double off = plan.calibration.expected[paper.items[i]] - mean;
            squares += paper.points[i] * off * off;
            points += paper.points[i];
        }
        return Math.sqrt(squares / points);
    }

    private static int common(int[] one, int[] other) {
        int common = 0;
        for (int i = 0, j = 0; i < one.length && j < other.length; ) {
            if (one[i] == other[j]) {
                common++;
                i++;
                j++;
            } else if (one[i] < other[j]) {
                i++;
            } else {
                j++;
            }
        }
        return common;
    }

    static List<Blueprint.Cell> tenCells() {
        return IntStream.rangeClosed(1, 10)
                .mapToObj(group -> cell(
                        "%02d".formatted(group),
                        List.of(QuestionKind.TRUE_FALSE, QuestionKind.SINGLE).get(group % 2),
                        5,
                        2))
                .toList();
    }

    static Blueprint limited(List<Blueprint.Cell> cells, Limits limits) {
        return new Blueprint(new BlueprintId(new UUID(0, 1)), "T", 1, "试卷", "Paper", cells, List.of(), limits);
    }

    /** Unevenly used, one in ten with enemies, and every 50th item a pilot. */
    static Calibrated worn(CompiledRelease release) {
        var chance = new SplitMix64(42);
        int size = release.size();
        var weights = IntStream.range(0, size).map(i -> 300 + chance.below(700)).toArray();
        var pairs = IntStream.range(0, size / 20)
                .flatMap(i -> IntStream.of(i * 20, i * 20 + 1 + chance.below(19)))
                .toArray();
        var pilots = IntStream.range(0, size / 50).map(i -> i * 50 + 7).toArray();
        return new Calibrated(Calibrated.expectedByAuthors(release), weights, pairs, pilots);
    }
}

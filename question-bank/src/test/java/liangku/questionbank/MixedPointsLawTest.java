package liangku.questionbank;

import static liangku.questionbank.Samples.bank;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What drawing algorithm 2 promises where items are worth 1, 2 or 5 points and the same item may serve several cells. */
class MixedPointsLawTest {

    private static final int PAPERS = 10_000;
    private static final int CAP_PERCENT = 18;

    /** Of a paper's mean, in ten-thousandths, and half of one for rounding. */
    private static final double TOLERANCE = 200.5;

    private static final double SPREAD = 500.5;

    /** Kind and points tell the cell, so that a paper can be checked without asking drawing what it thought. */
    private static final List<Blueprint.Cell> CELLS = List.of(
            new Blueprint.Cell("", 1, 5, QuestionKind.TRUE_FALSE, 10, 1),
            new Blueprint.Cell("01", 1, 5, QuestionKind.TRUE_FALSE, 5, 2),
            new Blueprint.Cell("02", 1, 3, QuestionKind.SINGLE, 5, 2),
            new Blueprint.Cell("02", 3, 5, QuestionKind.SINGLE, 4, 5),
            new Blueprint.Cell("", 1, 5, QuestionKind.SINGLE, 8, 1),
            new Blueprint.Cell("", 2, 5, QuestionKind.MULTIPLE, 6, 2),
            new Blueprint.Cell("03", 1, 4, QuestionKind.MULTIPLE, 4, 5));

    private static final int POINTS = 90;

    private final CompiledRelease release = bank(12);
    private final Calibrated calibration = FairDrawLawTest.worn(release);

    /** One that fits two cells and one that fits three. */
    private final List<Integer> fixed = List.of(any(CELLS.get(1), 0), any(CELLS.get(2), 3));

    private final int excluded = any(CELLS.get(6), 2);

    private final FairPlan plan = plan(CAP_PERCENT);

    private FairPlan plan(int capPercent) {
        var limits = new Limits(
                50,
                fixed.stream().map(item -> release.ids[item]).toList(),
                List.of(release.ids[excluded]),
                2,
                Optional.of(Limits.Band.USUAL),
                capPercent);
        return FairPlan.of(release, calibration, FairDrawLawTest.limited(CELLS, limits));
    }

    @Test
    void tenThousandPapersOfUnequalPointsAndCellsThatShareItemsKeepEveryLimit() {
        assertThat(plan.feasibility()).isEqualTo(new Feasibility(List.of()));
        double target = target(FairDraw.draw(plan, 0));
        var times = new int[release.size()];
        var tried = new int[release.size()];
        Map<Integer, Set<Integer>> pointsOf = new HashMap<>();
        Map<String, Integer> broken = new HashMap<>();
        double flattest = Double.MAX_VALUE;
        double steepest = 0;
        long shared = 0;
        Set<Integer> before = Set.of();

        for (long seed = 0; seed < PAPERS; seed++) {
            var paper = FairDraw.draw(plan, seed);
            for (var fault : faults(paper, target)) broken.merge(fault, 1, Integer::sum);
            Set<Integer> here = new HashSet<>();
            for (int place : scored(paper)) {
                int item = paper.items[place];
                here.add(item);
                times[item]++;
                pointsOf.computeIfAbsent(item, _ -> new HashSet<>()).add(paper.points[place]);
            }
            for (int i = 0; i < paper.items.length; i++) if (paper.pilots[i]) tried[paper.items[i]]++;
            double deviation = deviation(paper);
            flattest = Math.min(flattest, deviation);
            steepest = Math.max(steepest, deviation);
            for (int item : here) if (before.contains(item)) shared++;
            before = here;
        }

        assertThat(broken).isEmpty();
        assertThat(steepest - flattest).as("spread").isLessThan(2 * SPREAD);
        assertThat(times[excluded]).isZero();
        for (int item : fixed) assertThat(times[item]).isEqualTo(PAPERS);
        assertThat(pointsOf.values().stream().filter(points -> points.size() > 1))
                .as("items that served several cells")
                .hasSizeGreaterThan(100);
        assertThat(Arrays.stream(tried).sum()).isEqualTo(2 * PAPERS);
        assertThat(IntStream.range(0, times.length)
                        .filter(item -> !fixed.contains(item))
                        .map(item -> times[item])
                        .max()
                        .orElseThrow())
                .isLessThanOrEqualTo(PAPERS * CAP_PERCENT / 100);
        var forecast = Forecast.of(plan, Forecast.PAPERS);
        double overlap = (double) shared / (PAPERS - 1) / plan.blueprint.items();
        assertThat(forecast.overlap()).isCloseTo(overlap, within(0.003));
        assertThat(forecast.expectedMean()).isCloseTo(target / Limits.Band.ONE, within(0.005));
    }

    /**
     * Shares are found cell by cell: what an early cell has of an item a later one cannot have. A cap that this breaks is not
     * published, though other shares might keep it.
     */
    @Test
    void aCapThatCellsWhichShareItemsBreakIsRefused() {
        var narrow = plan(15);
        assertThat(narrow.feasibility().feasible()).isTrue();

        var outlook = Outlook.of(narrow, Forecast.of(narrow, Forecast.PAPERS));

        assertThat(outlook.feasibility().obstacles()).singleElement().isInstanceOf(Obstacle.CapExceeded.class);
    }

    /** {@return what this paper breaks} */
    private List<String> faults(Drawn paper, double target) {
        List<String> faults = new ArrayList<>();
        int points = 0;
        var ofCell = new int[CELLS.size()];
        for (int place : scored(paper)) {
            int item = paper.items[place];
            points += paper.points[place];
            int cell = cell(item, paper.points[place]);
            if (cell < 0) faults.add("no cell for it");
            else ofCell[cell]++;
            if (calibration.pilots[item]) faults.add("a pilot that counts");
        }
        for (int cell = 0; cell < ofCell.length; cell++) {
            if (ofCell[cell] != CELLS.get(cell).count()) faults.add("cell " + (cell + 1));
        }
        if (points != POINTS) faults.add("points");
        if (Arrays.stream(paper.items).distinct().count() != paper.items.length) faults.add("twice");
        for (int one : paper.items) {
            for (int other : paper.items) if (calibration.areEnemies(one, other)) faults.add("enemies");
        }
        int pilots = 0;
        for (int i = 0; i < paper.items.length; i++) {
            if (!paper.pilots[i]) continue;
            pilots++;
            if (!calibration.pilots[paper.items[i]]) faults.add("no pilot");
            if (cell(paper.items[i], paper.points[i]) < 0) faults.add("a pilot that looks like none of them");
        }
        if (pilots != 2) faults.add("pilots");
        if (leaves(paper) * 2 < plan.leaves.length) faults.add("coverage");
        if (Math.abs(mean(paper) - target) > TOLERANCE) faults.add("band");
        return faults;
    }

    /** {@return the cell that an item of so many points stands for; -1 if it fits none} */
    private int cell(int item, int points) {
        return IntStream.range(0, CELLS.size())
                .filter(cell -> CELLS.get(cell).points() == points && fits(item, CELLS.get(cell)))
                .findFirst()
                .orElse(-1);
    }

    private boolean fits(int item, Blueprint.Cell cell) {
        return release.bodies[item].kind() == cell.kind()
                && release.difficulties[item] >= cell.difficultyFrom()
                && release.difficulties[item] <= cell.difficultyTo()
                && release.topics[item].startsWith(cell.topic());
    }

    private int leaves(Drawn paper) {
        Set<String> leaves = new HashSet<>();
        for (int place : scored(paper)) leaves.add(release.topics[paper.items[place]]);
        return leaves.size();
    }

    /**
     * Worked out anew: what all papers are expected to score, of each cell any item that may stand there as likely as any other.
     *
     * @param paper any: which cell's place a fixed item has taken is seen by its points
     */
    private double target(Drawn paper) {
        var places = CELLS.stream().mapToInt(Blueprint.Cell::count).toArray();
        double sum = 0;
        for (int place : scored(paper)) {
            int item = paper.items[place];
            if (!fixed.contains(item)) continue;
            places[cell(item, paper.points[place])]--;
            sum += paper.points[place] * (double) calibration.expected[item];
        }
        for (int cell = 0; cell < places.length; cell++) {
            var of = CELLS.get(cell);
            sum += places[cell]
                    * of.points()
                    * IntStream.range(0, release.size())
                            .filter(item -> fits(item, of) && mayStand(item))
                            .map(item -> calibration.expected[item])
                            .average()
                            .orElseThrow();
        }
        return sum / POINTS;
    }

    private boolean mayStand(int item) {
        return !calibration.pilots[item]
                && item != excluded
                && fixed.stream().noneMatch(one -> one == item || calibration.areEnemies(one, item));
    }

    private static int[] scored(Drawn paper) {
        return IntStream.range(0, paper.items.length)
                .filter(i -> !paper.pilots[i])
                .toArray();
    }

    /** Of the items as they stand on the paper, by their points. */
    private double mean(Drawn paper) {
        return Arrays.stream(scored(paper))
                        .mapToDouble(place -> paper.points[place] * (double) calibration.expected[paper.items[place]])
                        .sum()
                / POINTS;
    }

    private double deviation(Drawn paper) {
        double mean = mean(paper);
        return Math.sqrt(Arrays.stream(scored(paper))
                        .mapToDouble(place -> paper.points[place]
                                * (calibration.expected[paper.items[place]] - mean)
                                * (calibration.expected[paper.items[place]] - mean))
                        .sum()
                / POINTS);
    }

    /** {@return an item that fits a cell and is tried out by nobody} */
    private int any(Blueprint.Cell cell, int number) {
        return IntStream.range(0, release.size())
                .filter(item -> fits(item, cell) && !calibration.pilots[item])
                .skip(number)
                .findFirst()
                .orElseThrow();
    }
}

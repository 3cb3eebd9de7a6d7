package liangku.questionbank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the cells of a blueprint draw from a release.
 *
 * @param cells one for each cell
 * @param shortages of cells with fewer questions than they want; empty if every cell can be filled
 * @param overlapping whether some question is in the pools of two cells
 * @param enemies whether some two questions of the pools must not meet on a paper
 */
public record Pools(List<Pool> cells, List<Feasibility.Shortage> shortages, boolean overlapping, boolean enemies) {

    /**
     * The questions of one cell.
     *
     * @param fixed on every paper
     * @param drawn left to chance, in the order of the release
     */
    public record Pool(List<QuestionVersion> fixed, List<QuestionVersion> drawn) {

        public Pool {
            fixed = List.copyOf(fixed);
            drawn = List.copyOf(drawn);
        }
    }

    public Pools {
        cells = List.copyOf(cells);
        shortages = List.copyOf(shortages);
    }

    static Pools of(FairPlan plan) {
        List<Pool> cells = new ArrayList<>();
        var seen = new BitSet();
        boolean overlapping = false;
        for (int cell = 0; cell < plan.pools.length; cell++) {
            int number = cell;
            var fixed = IntStream.range(0, plan.fixed.items.length)
                    .filter(i -> plan.fixed.cells[i] == number)
                    .map(i -> plan.fixed.items[i])
                    .toArray();
            var drawn = plan.pools[cell].clone();
            Arrays.sort(drawn);
            for (int item : drawn) {
                overlapping |= seen.get(item);
                seen.set(item);
            }
            for (int item : fixed) seen.set(item);
            cells.add(new Pool(named(plan, fixed), named(plan, drawn)));
        }
        return new Pools(cells, plan.feasibility().shortages(), overlapping, enemies(plan, seen));
    }

    private static List<QuestionVersion> named(FairPlan plan, int[] items) {
        return Arrays.stream(items)
                .mapToObj(item -> new QuestionVersion(plan.release.ids[item], plan.release.versions[item]))
                .toList();
    }

    private static boolean enemies(FairPlan plan, BitSet seen) {
        var calibration = plan.calibration;
        return seen.stream()
                .anyMatch(item -> IntStream.range(calibration.enemyFrom[item], calibration.enemyFrom[item + 1])
                        .anyMatch(i -> seen.get(calibration.enemies[i])));
    }
}

package liangku.questionbank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A blueprint laid over a release for drawing algorithm 1: for each cell the items that fit it, computed once and drawn
 * from many times.
 */
final class DrawPlan {

    final CompiledRelease release;
    final Blueprint blueprint;
    /** For each cell the indexes of its items, ascending. */
    final int[][] pools;

    /** For each item of the release its class in {@code supply}; -1 if no cell wants it. */
    final int[] classOfItem;

    final Supply supply;

    /** For each cell whether another cell shares items with it. */
    final boolean[] rivals;

    /** For each cell whether a careless pick could leave another cell short. */
    final boolean[] tight;

    final Feasibility feasibility;

    private DrawPlan(CompiledRelease release, Blueprint blueprint, int[][] pools, Layout layout, Feasibility feasible) {
        this.release = release;
        this.blueprint = blueprint;
        this.pools = pools;
        this.classOfItem = layout.classOfItem;
        this.supply = layout.supply;
        this.rivals = layout.rivals;
        this.tight = layout.tight;
        this.feasibility = feasible;
    }

    static DrawPlan of(CompiledRelease release, Blueprint blueprint) {
        var cells = blueprint.cells();
        int[][] pools = pools(release, cells);
        var wanted = cells.stream().mapToInt(Blueprint.Cell::count).toArray();
        var layout = Layout.of(pools, wanted, release.size());
        return new DrawPlan(release, blueprint, pools, layout, feasibility(layout.supply, wanted, cells));
    }

    private static int[][] pools(CompiledRelease release, List<Blueprint.Cell> cells) {
        var pools = new int[cells.size()][];
        for (int cell = 0; cell < pools.length; cell++) {
            var fits = new int[release.size()];
            int count = 0;
            for (int item = 0; item < release.size(); item++) {
                if (release.fits(item, cells.get(cell))) fits[count++] = item;
            }
            pools[cell] = Arrays.copyOf(fits, count);
        }
        return pools;
    }

    static Feasibility feasibility(Supply supply, int[] wanted, List<Blueprint.Cell> cells) {
        int[] missing = supply.missing(wanted, supply.itemsOfClass);
        List<Feasibility.Shortage> shortages = new ArrayList<>();
        for (int cell = 0; cell < missing.length; cell++) {
            if (missing[cell] > 0) shortages.add(new Feasibility.Shortage(cell + 1, cells.get(cell), missing[cell]));
        }
        return new Feasibility(shortages);
    }
}

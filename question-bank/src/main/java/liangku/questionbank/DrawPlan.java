package liangku.questionbank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A blueprint laid over a release: for each cell the items that fit it, computed once and drawn from many times. */
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

    DrawPlan(
            CompiledRelease release,
            Blueprint blueprint,
            int[][] pools,
            int[] classOfItem,
            Supply supply,
            boolean[] rivals,
            boolean[] tight,
            Feasibility feasibility) {
        this.release = release;
        this.blueprint = blueprint;
        this.pools = pools;
        this.classOfItem = classOfItem;
        this.supply = supply;
        this.rivals = rivals;
        this.tight = tight;
        this.feasibility = feasibility;
    }

    static DrawPlan of(CompiledRelease release, Blueprint blueprint) {
        var cells = blueprint.cells();
        int[][] pools = pools(release, cells);
        var classOfItem = new int[release.size()];
        var supply = supply(pools, classOfItem);
        var wanted = cells.stream().mapToInt(Blueprint.Cell::count).toArray();
        var rivals = new boolean[cells.size()];
        var tight = new boolean[cells.size()];
        for (int[] component : components(supply)) {
            int demand = Arrays.stream(component).map(cell -> wanted[cell]).sum();
            int smallest = Arrays.stream(component)
                    .map(cell -> pools[cell].length)
                    .min()
                    .orElseThrow();
            for (int cell : component) {
                rivals[cell] = component.length > 1;
                // Each pick takes at most one item from any pool and always one from the demand, so a pool that
                // starts no smaller than the whole demand never runs dry, in whatever order cells are filled.
                tight[cell] = component.length > 1 && smallest < demand;
            }
        }
        return new DrawPlan(
                release, blueprint, pools, classOfItem, supply, rivals, tight, feasibility(supply, wanted, cells));
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

    private static Supply supply(int[][] pools, int[] classOfItem) {
        List<List<Integer>> cellsOfItem = new ArrayList<>();
        for (int item = 0; item < classOfItem.length; item++) cellsOfItem.add(new ArrayList<>(2));
        for (int cell = 0; cell < pools.length; cell++)
            for (int item : pools[cell]) cellsOfItem.get(item).add(cell);

        Map<List<Integer>, Integer> classes = new HashMap<>();
        List<Integer> counts = new ArrayList<>();
        List<List<Integer>> classesOfCell = new ArrayList<>();
        for (int cell = 0; cell < pools.length; cell++) classesOfCell.add(new ArrayList<>());
        for (int item = 0; item < classOfItem.length; item++) {
            var cells = cellsOfItem.get(item);
            if (cells.isEmpty()) {
                classOfItem[item] = -1;
                continue;
            }
            var known = classes.get(cells);
            int kind = known != null ? known : counts.size();
            if (known == null) {
                classes.put(cells, kind);
                counts.add(0);
                for (int cell : cells) classesOfCell.get(cell).add(kind);
            }
            classOfItem[item] = kind;
            counts.set(kind, counts.get(kind) + 1);
        }
        return new Supply(classesOfCell.stream().map(DrawPlan::ints).toArray(int[][]::new), ints(counts));
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Cells joined by shared classes, each cell in exactly one component. */
    private static List<int[]> components(Supply supply) {
        int cells = supply.classesOfCell.length;
        var root = new int[cells];
        for (int cell = 0; cell < cells; cell++) root[cell] = cell;
        var owner = new int[supply.itemsOfClass.length];
        Arrays.fill(owner, -1);
        for (int cell = 0; cell < cells; cell++) {
            for (int kind : supply.classesOfCell[cell]) {
                if (owner[kind] < 0) owner[kind] = cell;
                else join(root, owner[kind], cell);
            }
        }
        Map<Integer, List<Integer>> members = new HashMap<>();
        for (int cell = 0; cell < cells; cell++) {
            members.computeIfAbsent(root[cell], _ -> new ArrayList<>()).add(cell);
        }
        return members.values().stream().map(DrawPlan::ints).toList();
    }

    private static void join(int[] root, int one, int other) {
        int from = root[other];
        int to = root[one];
        for (int cell = 0; cell < root.length; cell++) if (root[cell] == from) root[cell] = to;
    }

    private static Feasibility feasibility(Supply supply, int[] wanted, List<Blueprint.Cell> cells) {
        int[] missing = supply.missing(wanted, supply.itemsOfClass);
        List<Feasibility.Shortage> shortages = new ArrayList<>();
        for (int cell = 0; cell < missing.length; cell++) {
            if (missing[cell] > 0) shortages.add(new Feasibility.Shortage(cell + 1, cells.get(cell), missing[cell]));
        }
        return new Feasibility(shortages);
    }
}

package liangku.questionbank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the pools of a blueprint's cells overlap, and where that can leave a cell short. Pure. */
final class Layout {

    /** For each item of the release its class in {@code supply}; -1 if no cell wants it. */
    final int[] classOfItem;

    final Supply supply;

    /** For each cell whether another cell shares items with it. */
    final boolean[] rivals;

    /** For each cell whether a careless pick could leave another cell short. */
    final boolean[] tight;

    private Layout(int[] classOfItem, Supply supply, boolean[] rivals, boolean[] tight) {
        this.classOfItem = classOfItem;
        this.supply = supply;
        this.rivals = rivals;
        this.tight = tight;
    }

    /** @param pools for each cell the items that fit it, each once; {@code items} is how many the release has */
    static Layout of(int[][] pools, int[] wanted, int items) {
        var classOfItem = new int[items];
        var supply = supply(pools, classOfItem);
        var rivals = new boolean[pools.length];
        var tight = new boolean[pools.length];
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
        return new Layout(classOfItem, supply, rivals, tight);
    }

    /** Cell by cell, items of one class that a cell wants move on together: those that end together fit the same cells. */
    private static Supply supply(int[][] pools, int[] classOfItem) {
        int classes = 1;
        for (int[] pool : pools) {
            var moved = new int[classes];
            for (int item : pool) {
                int from = classOfItem[item];
                if (moved[from] == 0) moved[from] = classes++;
                classOfItem[item] = moved[from];
            }
        }
        var named = new int[classes];
        Arrays.fill(named, -1);
        var counts = new int[classes];
        int count = 0;
        for (int item = 0; item < classOfItem.length; item++) {
            int from = classOfItem[item];
            if (from > 0 && named[from] < 0) named[from] = count++;
            classOfItem[item] = named[from];
            if (from > 0) counts[named[from]]++;
        }
        var classesOfCell = new int[pools.length][];
        for (int cell = 0; cell < pools.length; cell++) classesOfCell[cell] = classes(pools[cell], classOfItem, count);
        return new Supply(classesOfCell, Arrays.copyOf(counts, count));
    }

    private static int[] classes(int[] pool, int[] classOfItem, int count) {
        var seen = new boolean[count];
        var found = new int[count];
        int size = 0;
        for (int item : pool) {
            int kind = classOfItem[item];
            if (!seen[kind]) found[size++] = kind;
            seen[kind] = true;
        }
        var classes = Arrays.copyOf(found, size);
        Arrays.sort(classes);
        return classes;
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
        return members.values().stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    private static void join(int[] root, int one, int other) {
        int from = root[other];
        int to = root[one];
        for (int cell = 0; cell < root.length; cell++) if (root[cell] == from) root[cell] = to;
    }
}

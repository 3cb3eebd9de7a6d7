package liangku.questionbank;

import java.util.Arrays;

/**
 * Who can fill what: items that fit exactly the same cells are one class, so the whole bank shrinks to a few counts, and
 * whether overlapping cells can all be filled is a small maximum flow from cells to classes.
 */
final class Supply {

    /** For each cell the classes whose items fit it. */
    final int[][] classesOfCell;

    /** How many items each class has. */
    final int[] itemsOfClass;

    Supply(int[][] classesOfCell, int[] itemsOfClass) {
        this.classesOfCell = classesOfCell;
        this.itemsOfClass = itemsOfClass;
    }

    /** {@return for each cell how many of {@code wanted} cannot be had; all zero exactly if all can be met at once} */
    int[] missing(int[] wanted, int[] itemsLeft) {
        var flow = new Flow(wanted.length, itemsLeft.clone());
        var missing = new int[wanted.length];
        for (int cell = 0; cell < wanted.length; cell++) {
            int need = wanted[cell];
            while (need > 0) {
                int pushed = flow.push(cell, need, new boolean[itemsOfClass.length]);
                if (pushed == 0) break;
                need -= pushed;
            }
            missing[cell] = need;
        }
        return missing;
    }

    boolean meets(int[] wanted, int[] itemsLeft) {
        return Arrays.stream(missing(wanted, itemsLeft)).allMatch(count -> count == 0);
    }

    /** Augmenting paths (Ford, Fulkerson 1956): a cell takes what is free, or what another cell can replace elsewhere. */
    private final class Flow {
        private final int[][] used;
        private final int[] free;

        Flow(int cells, int[] free) {
            this.used = new int[cells][free.length];
            this.free = free;
        }

        int push(int cell, int want, boolean[] seen) {
            for (int kind : classesOfCell[cell]) {
                if (seen[kind]) continue;
                seen[kind] = true;
                int got = Math.min(want, free[kind]);
                if (got > 0) {
                    free[kind] -= got;
                    used[cell][kind] += got;
                    return got;
                }
                for (int other = 0; other < used.length; other++) {
                    if (other == cell || used[other][kind] == 0) continue;
                    int moved = push(other, Math.min(want, used[other][kind]), seen);
                    if (moved > 0) {
                        used[other][kind] -= moved;
                        used[cell][kind] += moved;
                        return moved;
                    }
                }
            }
            return 0;
        }
    }
}

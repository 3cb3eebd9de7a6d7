package liangku.questionbank;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Items that stand on every paper of a blueprint, each in the place of a cell it fits: who has many cells gives way to
 * who has few (augmenting paths; Kuhn, 1955). What must not meet one of them is barred from all papers. Pure.
 */
final class FixedItems {

    final int[] items;

    /** Of each item the cell whose place it takes. */
    final int[] cells;

    /** Points-weighted sum of their expected scores, in ten-thousandths, and of the squares. */
    final double sum;

    final double sumOfSquares;

    final List<Obstacle> obstacles;
    private final Calibrated calibration;

    private FixedItems(
            int[] items, int[] cells, Blueprint blueprint, Calibrated calibration, List<Obstacle> obstacles) {
        this.items = items;
        this.cells = cells;
        this.calibration = calibration;
        this.obstacles = List.copyOf(obstacles);
        double linear = 0;
        double square = 0;
        for (int i = 0; i < items.length; i++) {
            double expected = calibration.expected[items[i]];
            int points = blueprint.cells().get(cells[i]).points();
            linear += points * expected;
            square += points * expected * expected;
        }
        this.sum = linear;
        this.sumOfSquares = square;
    }

    /** @param barred what chance may not take; fixed items and their enemies are added */
    static FixedItems of(CompiledRelease release, Calibrated calibration, Blueprint blueprint, boolean[] barred) {
        List<Obstacle> obstacles = new ArrayList<>();
        var found = found(release, blueprint.limits().fixed(), barred, obstacles);
        var seats = new Seats(release, blueprint);
        for (int item : found) {
            if (!seats.seat(item, new boolean[blueprint.cells().size()])) {
                obstacles.add(new Obstacle.FixedUnfit(release.ids[item]));
            }
        }
        var items = new ArrayList<Integer>();
        var cells = new ArrayList<Integer>();
        for (int cell = 0; cell < seats.taken.size(); cell++) {
            for (int item : seats.taken.get(cell)) {
                items.add(item);
                cells.add(cell);
            }
        }
        var fixed = new FixedItems(
                ints(items), ints(cells), blueprint, calibration, met(release, calibration, items, obstacles));
        for (int item = 0; item < barred.length && fixed.items.length > 0; item++) {
            if (fixed.isEnemy(item) || contains(fixed.items, item)) barred[item] = true;
        }
        return fixed;
    }

    private static int[] found(
            CompiledRelease release, List<QuestionId> ids, boolean[] barred, List<Obstacle> obstacles) {
        if (ids.isEmpty()) return new int[0];
        Map<QuestionId, Integer> places = new HashMap<>();
        for (int item = 0; item < release.size(); item++) places.put(release.ids[item], item);
        List<Integer> found = new ArrayList<>();
        for (var id : ids) {
            var item = places.get(id);
            if (item == null || barred[item]) obstacles.add(new Obstacle.FixedUnfit(id));
            else found.add(item);
        }
        return ints(found);
    }

    private static List<Obstacle> met(
            CompiledRelease release, Calibrated calibration, List<Integer> items, List<Obstacle> obstacles) {
        for (int one : items) {
            for (int other : items) {
                if (one < other && calibration.areEnemies(one, other)) {
                    obstacles.add(new Obstacle.FixedEnemies(release.ids[one], release.ids[other]));
                }
            }
        }
        return obstacles;
    }

    boolean isEnemy(int item) {
        for (int i = calibration.enemyFrom[item]; i < calibration.enemyFrom[item + 1]; i++) {
            if (contains(items, calibration.enemies[i])) return true;
        }
        return false;
    }

    private static boolean contains(int[] values, int value) {
        for (int one : values) if (one == value) return true;
        return false;
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Places of cells, taken and given up again. */
    private static final class Seats {
        private final CompiledRelease release;
        private final List<Blueprint.Cell> cells;
        private final List<List<Integer>> taken = new ArrayList<>();

        Seats(CompiledRelease release, Blueprint blueprint) {
            this.release = release;
            this.cells = blueprint.cells();
            for (int cell = 0; cell < cells.size(); cell++) taken.add(new ArrayList<>());
        }

        boolean seat(int item, boolean[] seen) {
            for (int cell = 0; cell < cells.size(); cell++) {
                if (seen[cell] || !release.fits(item, cells.get(cell))) continue;
                seen[cell] = true;
                var here = taken.get(cell);
                if (here.size() < cells.get(cell).count()) return here.add(item);
                for (int i = 0; i < here.size(); i++) {
                    if (!seat(here.get(i), seen)) continue;
                    here.set(i, item);
                    return true;
                }
            }
            return false;
        }
    }
}

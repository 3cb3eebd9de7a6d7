package liangku.questionbank;

import java.util.List;

/**
 * Whether papers of a blueprint can be drawn from a release, with all it asks for.
 *
 * @param shortages empty exactly if every paper can be filled; of cells that compete for the same questions the later
 *     one is called short
 * @param obstacles what else stands in the way; looked for where no cell is short
 */
public record Feasibility(List<Shortage> shortages, List<Obstacle> obstacles) {

    /**
     * @param cell 1 for the blueprint's first cell
     * @param missing how many more questions of this cell the release would need
     */
    public record Shortage(int cell, Blueprint.Cell wanted, int missing) {

        @Override
        public String toString() {
            return "cell %d wants %d of %s on '%s' at difficulty %d..%d and is short of %d"
                    .formatted(
                            cell,
                            wanted.count(),
                            wanted.kind(),
                            wanted.topic(),
                            wanted.difficultyFrom(),
                            wanted.difficultyTo(),
                            missing);
        }
    }

    public Feasibility {
        shortages = List.copyOf(shortages);
        obstacles = List.copyOf(obstacles);
    }

    Feasibility(List<Shortage> shortages) {
        this(shortages, List.of());
    }

    /** {@return whether other expected scores or weights could help: items are there, and may stand together} */
    boolean hangsOnFigures() {
        return shortages.isEmpty()
                && obstacles.stream().allMatch(obstacle -> isWish(obstacle) || hangsOnFigures(obstacle));
    }

    /**
     * {@return whether papers are fair without it, too} A blueprint that asks for it is not published; one that is goes on: for a
     * pilot that is missing, or a question that comes up more often than it should, no exam is called off, and no bad
     * question stays on papers.
     */
    static boolean isWish(Obstacle obstacle) {
        return switch (obstacle) {
            case Obstacle.PilotsShort _, Obstacle.CapUnreachable _, Obstacle.CapExceeded _ -> true;
            case Obstacle.BandUnreachable _,
                    Obstacle.BandNotFound _,
                    Obstacle.CoverageNotFound _,
                    Obstacle.FixedUnfit _,
                    Obstacle.FixedEnemies _,
                    Obstacle.CoverageShort _,
                    Obstacle.EnemiesInTheWay _ -> false;
        };
    }

    private static boolean hangsOnFigures(Obstacle obstacle) {
        return switch (obstacle) {
            case Obstacle.BandUnreachable _, Obstacle.BandNotFound _, Obstacle.CoverageNotFound _ -> true;
            case Obstacle.FixedUnfit _,
                    Obstacle.FixedEnemies _,
                    Obstacle.PilotsShort _,
                    Obstacle.CoverageShort _,
                    Obstacle.CapUnreachable _,
                    Obstacle.CapExceeded _,
                    Obstacle.EnemiesInTheWay _ -> false;
        };
    }

    public boolean feasible() {
        return shortages.isEmpty() && obstacles.isEmpty();
    }
}

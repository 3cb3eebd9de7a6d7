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

    /** What helps against an obstacle. */
    private enum Remedy {
        /**
         * None is needed: papers are fair without it, too. A blueprint that asks for it is not published; one that is goes on, as for a
         * missing pilot, or a question that comes up more often than it should, no exam is called off, and no bad question
         * stays on papers.
         */
        DOING_WITHOUT,
        /** Other expected scores or weights: items are there, and may stand together. */
        FIGURES,
        /** Other items, or another blueprint. */
        ITEMS
    }

    private static Remedy remedy(Obstacle obstacle) {
        return switch (obstacle) {
            case Obstacle.PilotsShort _, Obstacle.CapUnreachable _, Obstacle.CapExceeded _ -> Remedy.DOING_WITHOUT;
            case Obstacle.BandUnreachable _, Obstacle.BandNotFound _, Obstacle.CoverageNotFound _ -> Remedy.FIGURES;
            case Obstacle.FixedUnfit _, Obstacle.FixedEnemies _, Obstacle.CoverageShort _, Obstacle.EnemiesInTheWay _ ->
                Remedy.ITEMS;
        };
    }

    /** {@return whether other expected scores or weights could help} */
    boolean hangsOnFigures() {
        return shortages.isEmpty() && obstacles.stream().noneMatch(obstacle -> remedy(obstacle) == Remedy.ITEMS);
    }

    /** {@return whether papers are fair without it, too} */
    static boolean isWish(Obstacle obstacle) {
        return remedy(obstacle) == Remedy.DOING_WITHOUT;
    }

    public boolean feasible() {
        return shortages.isEmpty() && obstacles.isEmpty();
    }
}

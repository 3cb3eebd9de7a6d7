package liangku.questionbank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether papers of a plan can be drawn, and what is in the way: first what can be counted (cells, fixed items, pilots,
 * cap, coverage, band), then a few trial papers, because enemies, coverage and band may each be possible and not all at
 * once. Pure; the same plan gets the same answer.
 */
final class FairCheck {

    private static final int TRIALS = 24;
    private static final long FIRST_SEED = 20_260_401;

    private final FairPlan plan;
    private final List<Obstacle> obstacles = new ArrayList<>();

    private FairCheck(FairPlan plan) {
        this.plan = plan;
    }

    /**
     * What was found.
     *
     * @param drawable whether papers can be drawn, with all the blueprint asks for or without what {@link Feasibility#isWish}
     */
    record Answer(Feasibility feasibility, boolean drawable) {}

    static Answer of(FairPlan plan) {
        return new FairCheck(plan).answer();
    }

    private Answer answer() {
        var cells = plan.blueprint.cells();
        var shortages =
                DrawPlan.feasibility(plan.layout.supply, plan.wanted, cells).shortages();
        obstacles.addAll(plan.fixed.obstacles);
        int pilots = plan.blueprint.limits().pilots() - plan.pilotCount;
        if (pilots > 0) obstacles.add(new Obstacle.PilotsShort(pilots));
        if (shortages.isEmpty()) {
            checkCap();
            checkCoverage();
            checkBand();
        }
        boolean fills = shortages.isEmpty() && obstacles.stream().allMatch(Feasibility::isWish);
        boolean drawable = fills && isFoundByTrial();
        return new Answer(new Feasibility(shortages, obstacles), drawable);
    }

    /** If no item may stand on more than c of a hundred papers, a pool of n gives at most c x n items to a hundred papers. */
    private void checkCap() {
        int cap = plan.blueprint.limits().exposureCapPercent();
        if (cap == 100) return;
        var wanted = Arrays.stream(plan.wanted).map(count -> count * 100).toArray();
        var offered = Arrays.stream(plan.layout.supply.itemsOfClass)
                .map(count -> count * cap)
                .toArray();
        var missing = plan.layout.supply.missing(wanted, offered);
        for (int cell = 0; cell < missing.length; cell++) {
            if (missing[cell] > 0)
                obstacles.add(new Obstacle.CapUnreachable(cell + 1, (missing[cell] + cap - 1) / cap));
        }
    }

    private void checkCoverage() {
        var cover = new Cover();
        for (int leaf : plan.leaves) cover.seat(leaf, new boolean[plan.wanted.length]);
        if (cover.reached < plan.leavesMin) obstacles.add(new Obstacle.CoverageShort(cover.reached, plan.leavesMin));
    }

    /** The most knowledge points the places can be given to at once (augmenting paths; Kuhn, 1955). */
    private final class Cover {
        private final List<List<Integer>> taken = new ArrayList<>();
        private final boolean[] fixed = new boolean[plan.release.leafCount];
        private int reached;

        Cover() {
            for (int cell = 0; cell < plan.wanted.length; cell++) taken.add(new ArrayList<>());
            for (int item : plan.fixed.items) fixed[plan.release.leaves[item]] = true;
        }

        void seat(int leaf, boolean[] seen) {
            if (fixed[leaf] || isSeated(leaf, seen)) reached++;
        }

        private boolean isSeated(int leaf, boolean[] seen) {
            for (int cell = 0; cell < taken.size(); cell++) {
                if (seen[cell] || !plan.reaches(cell, leaf)) continue;
                seen[cell] = true;
                var here = taken.get(cell);
                if (here.size() < plan.wanted[cell]) return here.add(leaf);
                for (int i = 0; i < here.size(); i++) {
                    if (!isSeated(here.get(i), seen)) continue;
                    here.set(i, leaf);
                    return true;
                }
            }
            return false;
        }
    }

    /** Each cell's easiest and hardest items; where cells share items the true range is narrower, the trial papers tell. */
    private void checkBand() {
        var band = plan.blueprint.limits().band();
        if (band.isEmpty()) return;
        double low = plan.fixed.sum;
        double high = plan.fixed.sum;
        for (int cell = 0; cell < plan.wanted.length; cell++) {
            var expected = Arrays.stream(plan.pools[cell])
                    .map(item -> plan.calibration.expected[item])
                    .sorted()
                    .toArray();
            for (int i = 0; i < plan.wanted[cell]; i++) {
                low += (double) plan.points[cell] * expected[i];
                high += (double) plan.points[cell] * expected[expected.length - 1 - i];
            }
        }
        int points = plan.blueprint.points();
        int lowest = (int) Math.ceil(low / points);
        int highest = (int) Math.floor(high / points);
        int target = plan.target.orElseThrow();
        int tolerance = band.get().tolerance();
        if (target + tolerance < lowest || target - tolerance > highest) {
            obstacles.add(new Obstacle.BandUnreachable(target, lowest, highest));
        }
    }

    /** {@return whether each of some seeds finds a paper; if one does not, why is an obstacle now} */
    private boolean isFoundByTrial() {
        for (int i = 0; i < TRIALS; i++) {
            var tried = FairDraw.tried(plan, FIRST_SEED + i);
            switch (tried.stop) {
                case ENEMIES -> obstacles.add(new Obstacle.EnemiesInTheWay(tried.stoppedCell + 1, tried.missing));
                case COVERAGE -> obstacles.add(new Obstacle.CoverageNotFound());
                case BAND ->
                    obstacles.add(new Obstacle.BandNotFound((int) (tried.missedBy / plan.blueprint.points()) + 1));
                case PILOTS ->
                    obstacles.add(new Obstacle.PilotsShort(
                            plan.blueprint.items() + plan.blueprint.limits().pilots() - tried.items().length));
                case NOTHING -> {
                    continue;
                }
            }
            return false;
        }
        return true;
    }
}

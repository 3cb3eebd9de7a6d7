package liangku.questionbank;

import java.util.Arrays;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A blueprint laid over a release and its calibration for drawing algorithm 2: all that can be decided before a paper is
 * drawn, computed once and drawn from many times. But for its {@link #feasibility} part of the algorithm: the same three give the same plan, on any
 * machine, in any year.
 */
final class FairPlan {

    /** So much of an exposure cap is planned for; the rest is for what enemies, coverage and band push aside. */
    private static final double OF_THE_CAP = 0.85;

    final CompiledRelease release;
    final Calibrated calibration;
    final Blueprint blueprint;

    /** Items on every paper, and the cells whose places they take. */
    final FixedItems fixed;

    /** Of each item of a cell. */
    final int[] points;

    /** How many places of each cell are left to chance. */
    final int[] wanted;

    /** For each cell the items that chance may put there, those of one knowledge point together. */
    final int[][] pools;

    /** The items of knowledge point {@code leaf} stand in {@code pools[cell][runs[cell][leaf]..runs[cell][leaf + 1])}. */
    final int[][] runs;

    final Layout layout;
    final Sampler[] samplers;

    /** Knowledge points that some cell or fixed item reaches. */
    final int[] leaves;

    /** How many of them a paper must ask about. */
    final int leavesMin;

    /** Cells in which an item can be changed for another one. */
    final boolean[] flexible;

    final OptionalInt target;
    final Corridor corridor;

    final Sampler pilots;

    final int pilotCount;

    /** For each item of the release the cell whose looks it takes on as a pilot; -1 if it is none. */
    final int[] pilotCell;

    /** Looked at once, and only by who draws something new: no paper is drawn again from it. */
    private volatile FairCheck.@Nullable Answer checked;

    private FairPlan(CompiledRelease release, Calibrated calibration, Blueprint blueprint) {
        this.release = release;
        this.calibration = calibration;
        this.blueprint = blueprint;
        var barred = barred();
        this.fixed = FixedItems.of(release, calibration, blueprint, barred);
        this.wanted = blueprint.cells().stream().mapToInt(Blueprint.Cell::count).toArray();
        this.points =
                blueprint.cells().stream().mapToInt(Blueprint.Cell::points).toArray();
        for (int cell : fixed.cells) wanted[cell]--;
        int cells = wanted.length;
        this.pools = new int[cells][];
        this.runs = new int[cells][];
        for (int cell = 0; cell < cells; cell++) pool(cell, barred);
        this.layout = Layout.of(pools, wanted, release.size());
        this.leaves = reachedLeaves();
        this.leavesMin = (leaves.length * blueprint.limits().coveragePercent() + 99) / 100;
        this.flexible = new boolean[cells];
        for (int cell = 0; cell < cells; cell++) flexible[cell] = wanted[cell] > 0 && pools[cell].length > wanted[cell];

        var shares = shares(blueprint.limits().exposureCapPercent() / 100.0 * OF_THE_CAP);
        var band = blueprint.limits().band();
        double sum = shares.sum() + fixed.sum;
        if (band.isPresent()) {
            double wish = band.get().target().isPresent()
                    ? (double) band.get().target().getAsInt() * blueprint.points()
                    : evenSum();
            shares.tiltTowards(wish - fixed.sum, blueprint.points());
            sum = wish;
        }
        this.target =
                band.isPresent() ? OptionalInt.of((int) Math.round(sum / blueprint.points())) : OptionalInt.empty();
        this.corridor = Corridor.of(
                band, target, blueprint.points(), shares.sum() + fixed.sum, shares.sumOfSquares() + fixed.sumOfSquares);
        this.samplers = new Sampler[cells];
        for (int cell = 0; cell < cells; cell++) samplers[cell] = Sampler.of(pools[cell], shares.weights(cell));

        this.pilotCell = new int[release.size()];
        var tried = pilots();
        this.pilotCount = tried.length;
        this.pilots = Sampler.of(tried, pilotWeights(tried));
    }

    static FairPlan of(CompiledRelease release, Calibrated calibration, Blueprint blueprint) {
        return new FairPlan(release, calibration, blueprint);
    }

    /**
     * {@return whether papers can be drawn, and what is in the way} May grow stricter in later versions of this software,
     * unlike all else here: papers of the past are rebuilt without asking it.
     */
    Feasibility feasibility() {
        return checked().feasibility();
    }

    /** {@return whether papers can be drawn, maybe with fewer pilots, or over an exposure cap} */
    boolean isDrawable() {
        return checked().drawable();
    }

    /** {@return whether something that may stand on a paper asks for words to be written} No part of the algorithm either. */
    boolean needsTyping() {
        return IntStream.range(0, release.size())
                .filter(item -> layout.classOfItem[item] >= 0 || pilotCell[item] >= 0 || isFixed(item))
                .anyMatch(item -> release.bodies[item].needsTyping());
    }

    private boolean isFixed(int item) {
        return IntStream.of(fixed.items).anyMatch(one -> one == item);
    }

    private FairCheck.Answer checked() {
        var known = checked;
        if (known == null) {
            known = FairCheck.of(this);
            checked = known;
        }
        return known;
    }

    /** {@return the sum of expected scores if every item of a cell were as likely as any other, in the unit of shares} */
    private double evenSum() {
        double sum = fixed.sum;
        for (int cell = 0; cell < pools.length; cell++) {
            long all = 0;
            for (int item : pools[cell]) all += calibration.expected[item];
            if (pools[cell].length > 0) sum += (double) all / pools[cell].length * wanted[cell] * points[cell];
        }
        return sum;
    }

    private Shares shares(double cap) {
        boolean overlapping = false;
        for (boolean rival : layout.rivals) overlapping |= rival;
        return new Shares(pools, wanted, points, calibration, cap, overlapping);
    }

    /** Excluded, withdrawn, or tried out: nothing of it may count on a paper. */
    private boolean[] barred() {
        var barred = calibration.pilots.clone();
        for (int item = 0; item < barred.length; item++) if (calibration.weights[item] == 0) barred[item] = true;
        var excluded = new HashSet<>(blueprint.limits().excluded());
        if (excluded.isEmpty()) return barred;
        for (int item = 0; item < barred.length; item++) if (excluded.contains(release.ids[item])) barred[item] = true;
        return barred;
    }

    private void pool(int cell, boolean[] barred) {
        var wish = blueprint.cells().get(cell);
        var pool = new int[release.size()];
        var run = new int[release.leafCount + 1];
        int count = 0;
        for (int item : release.byLeaf) {
            if (barred[item] || !release.fits(item, wish)) continue;
            run[release.leaves[item] + 1]++;
            pool[count++] = item;
        }
        for (int leaf = 0; leaf < release.leafCount; leaf++) run[leaf + 1] += run[leaf];
        pools[cell] = Arrays.copyOf(pool, count);
        runs[cell] = run;
    }

    boolean reaches(int cell, int leaf) {
        return runs[cell][leaf] < runs[cell][leaf + 1];
    }

    private int[] reachedLeaves() {
        var reached = new boolean[release.leafCount];
        for (int item : fixed.items) reached[release.leaves[item]] = true;
        for (int cell = 0; cell < pools.length; cell++) {
            for (int leaf = 0; leaf < reached.length; leaf++) reached[leaf] |= wanted[cell] > 0 && reaches(cell, leaf);
        }
        var leaves = new int[reached.length];
        int count = 0;
        for (int leaf = 0; leaf < reached.length; leaf++) if (reached[leaf]) leaves[count++] = leaf;
        return Arrays.copyOf(leaves, count);
    }

    /** A pilot stands where its like do: in the section, and for the points, of the first cell it fits. */
    private int[] pilots() {
        Arrays.fill(pilotCell, -1);
        if (blueprint.limits().pilots() == 0) return new int[0];
        var excluded = new HashSet<>(blueprint.limits().excluded());
        var found = new int[release.size()];
        int count = 0;
        for (int item = 0; item < found.length; item++) {
            if (!calibration.pilots[item] || calibration.weights[item] == 0) continue;
            if (excluded.contains(release.ids[item]) || fixed.isEnemy(item)) continue;
            for (int cell = 0; cell < pools.length && pilotCell[item] < 0; cell++) {
                if (release.fits(item, blueprint.cells().get(cell))) pilotCell[item] = cell;
            }
            if (pilotCell[item] >= 0) found[count++] = item;
        }
        return Arrays.copyOf(found, count);
    }

    private double[] pilotWeights(int[] items) {
        return Arrays.stream(items)
                .mapToDouble(item -> calibration.weights[item])
                .toArray();
    }
}

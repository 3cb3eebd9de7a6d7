package liangku.questionbank;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/**
 * Drawing algorithm 2. Pure: the same plan and seed give the same paper, on any machine, in any year.
 *
 * <p>Fixed items take their places; cell by cell chance fills the others by weight without replacement, never with an
 * enemy of what is there; knowledge points that are missing are brought in; then, until the paper lies in its difficulty
 * band, an item is exchanged for another one of its cell whenever that brings the paper nearer. If one of these cannot be
 * done within a bounded number of steps, all begins anew with the chance that is left. Pilots come last. Items are
 * shuffled within kind and section, options within their item.
 *
 * <p>Nothing here takes longer for a larger pool. Attempts name this version: never change what it draws, add algorithm 3.
 */
final class FairDraw {

    static final int ALGORITHM = 2;

    private static final int ROUNDS = 48;
    private static final int EXCHANGES = 800;
    private static final int LOOKS = 16;

    private static final QuestionKind[] KINDS = Arrays.stream(QuestionKind.values())
            .sorted(Comparator.comparingInt(QuestionKind::paperOrder))
            .toArray(QuestionKind[]::new);

    /** What stopped a round, the furthest of all. */
    enum Stop {
        /** A cell ran out of items that are no enemies of what was there. */
        ENEMIES,
        COVERAGE,
        BAND,
        PILOTS,
        /** Nothing did. */
        NOTHING
    }

    private final FairPlan plan;
    private final Calibrated calibration;
    private final SplitMix64 chance;
    private final int[] items;
    private final int[] cells;
    private final int[] timesOfLeaf;
    private int count;
    private int covered;
    private long sum;
    private long squares;

    /** Of all rounds: what stopped the one that came furthest, where, and by how much it failed. */
    Stop stop = Stop.ENEMIES;

    int stoppedCell = -1;
    int missing = Integer.MAX_VALUE;
    long missedBy = Long.MAX_VALUE;

    private FairDraw(FairPlan plan, long seed) {
        this.plan = plan;
        this.calibration = plan.calibration;
        this.chance = new SplitMix64(seed);
        int most = plan.blueprint.items() + plan.blueprint.limits().pilots();
        this.items = new int[most];
        this.cells = new int[most];
        this.timesOfLeaf = new int[plan.release.leafCount];
    }

    /**
     * @throws IllegalArgumentException if the blueprint cannot be drawn from this release, or, hardly ever, if no paper is
     *     found with this seed
     */
    static Drawn draw(FairPlan plan, long seed) {
        if (!plan.isDrawable()) {
            throw new IllegalArgumentException("blueprint %s cannot be drawn: %s %s"
                    .formatted(
                            plan.blueprint.code(),
                            plan.feasibility().shortages(),
                            plan.feasibility().obstacles()));
        }
        return tryToDraw(plan, seed)
                .orElseThrow(() -> new IllegalArgumentException(
                        "blueprint %s: no paper with seed %d".formatted(plan.blueprint.code(), seed)));
    }

    /**
     * {@return the paper of a plan; hardly ever there is none with this seed if the plan is feasible, which is not asked
     * here: what was drawn once is drawn again, whatever is thought of its blueprint today}
     *
     * @throws IllegalArgumentException if a cell or the pilots have no item at all to draw from
     */
    static Optional<Drawn> tryToDraw(FairPlan plan, long seed) {
        var draw = new FairDraw(plan, seed);
        return draw.succeeds() ? Optional.of(draw.arranged()) : Optional.empty();
    }

    /** {@return an attempt that was carried to its end, to see what becomes of it; of a plan without shortages} */
    static FairDraw tried(FairPlan plan, long seed) {
        var draw = new FairDraw(plan, seed);
        if (draw.succeeds()) draw.stop = Stop.NOTHING;
        return draw;
    }

    /** {@return the items of a paper that was tried with success, in no order, pilots last} */
    int[] items() {
        return Arrays.copyOf(items, count);
    }

    /** {@return of a paper that was tried with success, in ten-thousandths} */
    int expected() {
        int points = plan.blueprint.points();
        return (int) ((2 * sum + points) / (2L * points));
    }

    private boolean succeeds() {
        for (int round = 0; round < ROUNDS; round++) {
            if (filled() && isCovering() && isInBand() && hasPilots()) return true;
        }
        return false;
    }

    private boolean filled() {
        count = 0;
        covered = 0;
        sum = 0;
        squares = 0;
        Arrays.fill(timesOfLeaf, 0);
        for (int i = 0; i < plan.fixed.items.length; i++) put(plan.fixed.items[i], plan.fixed.cells[i]);
        var wanted = plan.wanted.clone();
        var left = plan.layout.supply.itemsOfClass.clone();
        for (int cell = 0; cell < wanted.length; cell++) {
            if (fill(cell, wanted, left)) continue;
            if (wanted[cell] < missing && stop == Stop.ENEMIES) {
                stoppedCell = cell;
                missing = wanted[cell];
            }
            return false;
        }
        return true;
    }

    private boolean fill(int cell, int[] wanted, int[] left) {
        int looks = LOOKS * (wanted[cell] + 4);
        boolean[] refused = plan.layout.tight[cell] ? new boolean[left.length] : new boolean[0];
        while (wanted[cell] > 0) {
            int item = looks-- > 0 ? plan.samplers[cell].take(chance) : anyOf(cell, refused);
            if (item < 0) return false;
            if (!mayJoin(item, -1)) continue;
            int kind = plan.layout.classOfItem[item];
            if (refused.length > 0 && refused[kind]) continue;
            wanted[cell]--;
            left[kind]--;
            // A class refused once stays refused for this cell: if it could follow later picks, it could precede them.
            if (refused.length > 0 && !plan.layout.supply.meets(wanted, left)) {
                wanted[cell]++;
                left[kind]++;
                refused[kind] = true;
                continue;
            }
            put(item, cell);
        }
        return true;
    }

    /** Where looking at random finds nothing any more: one of all that may still join, by weight; -1 if there is none. */
    private int anyOf(int cell, boolean[] refused) {
        long whole = 0;
        for (int item : plan.pools[cell]) if (fits(item, refused)) whole += calibration.weights[item];
        if (whole == 0) return -1;
        long at = Math.unsignedMultiplyHigh(chance.next(), whole);
        for (int item : plan.pools[cell]) {
            if (!fits(item, refused)) continue;
            at -= calibration.weights[item];
            if (at < 0) return item;
        }
        throw new AssertionError("the weights of cell %d have changed".formatted(cell));
    }

    private boolean fits(int item, boolean[] refused) {
        return mayJoin(item, -1) && (refused.length == 0 || !refused[plan.layout.classOfItem[item]]);
    }

    /** {@return whether neither the item nor an enemy of it is there, but for what stands at {@code except}} */
    private boolean mayJoin(int item, int except) {
        if (has(item, -1)) return false;
        for (int i = calibration.enemyFrom[item]; i < calibration.enemyFrom[item + 1]; i++) {
            if (has(calibration.enemies[i], except)) return false;
        }
        return true;
    }

    private boolean has(int item, int except) {
        for (int i = 0; i < count; i++) if (items[i] == item) return i != except;
        return false;
    }

    private void put(int item, int cell) {
        items[count] = item;
        cells[count++] = cell;
        add(item, cell, 1);
    }

    private void exchange(int place, int item) {
        add(items[place], cells[place], -1);
        items[place] = item;
        add(item, cells[place], 1);
    }

    private void add(int item, int cell, int times) {
        int leaf = plan.release.leaves[item];
        if (timesOfLeaf[leaf] == 0) covered++;
        timesOfLeaf[leaf] += times;
        if (timesOfLeaf[leaf] == 0) covered--;
        long expected = calibration.expected[item];
        int points = times * plan.points[cell];
        sum += points * expected;
        squares += points * expected * expected;
    }

    private boolean isCovering() {
        while (covered < plan.leavesMin) {
            int before = covered;
            var order = plan.leaves.clone();
            chance.shuffle(order, 0, order.length);
            for (int leaf : order) {
                if (covered >= plan.leavesMin) break;
                if (timesOfLeaf[leaf] == 0) bringIn(leaf, new boolean[timesOfLeaf.length]);
            }
            if (covered > before) continue;
            reach(Stop.COVERAGE);
            return false;
        }
        return true;
    }

    /** Brings in a knowledge point for one that is there twice, or for one that can itself be brought in elsewhere. */
    private boolean bringIn(int leaf, boolean[] seen) {
        seen[leaf] = true;
        int first = chance.below(count);
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < count; i++) {
                int place = (first + i) % count;
                int leaving = plan.release.leaves[items[place]];
                if (place < plan.fixed.items.length || !plan.reaches(cells[place], leaf)) continue;
                boolean spare = timesOfLeaf[leaving] > 1;
                if (round == 0 ? !spare : spare || seen[leaving]) continue;
                int joining = oneOf(cells[place], leaf, place);
                if (joining < 0) continue;
                int kept = items[place];
                exchange(place, joining);
                if (spare || bringIn(leaving, seen)) return true;
                if (mayJoin(kept, place)) exchange(place, kept);
            }
        }
        return false;
    }

    private int oneOf(int cell, int leaf, int place) {
        int from = plan.runs[cell][leaf];
        int size = plan.runs[cell][leaf + 1] - from;
        int first = chance.below(size);
        for (int i = 0; i < Math.min(size, LOOKS); i++) {
            int item = plan.pools[cell][from + (first + i) % size];
            if (mayJoin(item, place)) return item;
        }
        return -1;
    }

    private boolean isInBand() {
        long outside = plan.corridor.outside(sum, squares);
        int free = count - plan.fixed.items.length;
        for (int i = 0; i < EXCHANGES && outside > 0 && free > 0; i++) {
            int place = plan.fixed.items.length + chance.below(free);
            if (!plan.flexible[cells[place]]) continue;
            int joining = plan.samplers[cells[place]].take(chance);
            if (!mayJoin(joining, place)) continue;
            int leaving = items[place];
            exchange(place, joining);
            long then = plan.corridor.outside(sum, squares);
            if (then < outside && covered >= plan.leavesMin) outside = then;
            else exchange(place, leaving);
        }
        if (outside == 0) return true;
        reach(Stop.BAND);
        missedBy = Math.min(missedBy, outside);
        return false;
    }

    private boolean hasPilots() {
        int looks = LOOKS * (plan.blueprint.limits().pilots() + 4);
        // As many as there are: nobody is kept from an exam because too little is tried out.
        int whole = plan.blueprint.items() + Math.min(plan.blueprint.limits().pilots(), plan.pilotCount);
        while (count < whole && looks-- > 0) {
            int item = plan.pilots.take(chance);
            if (!mayJoin(item, -1)) continue;
            items[count] = item;
            cells[count++] = plan.pilotCell[item];
        }
        if (count == whole) return true;
        reach(Stop.PILOTS);
        return false;
    }

    private void reach(Stop here) {
        if (here.compareTo(stop) > 0) stop = here;
    }

    private Drawn arranged() {
        var order = new int[count];
        var sectionOfCell = plan.blueprint.sectionOfCell();
        int sections = Math.max(1, plan.blueprint.sections().size());
        int placed = 0;
        for (int section = 0; section < sections; section++) {
            for (var kind : KINDS) {
                int from = placed;
                for (int i = 0; i < count; i++) {
                    if (sectionOfCell[cells[i]] == section && plan.release.bodies[items[i]].kind() == kind) {
                        order[placed++] = i;
                    }
                }
                chance.shuffle(order, from, placed);
            }
        }
        var drawn = new Drawn(
                new int[count], new int[count], new int[count][], new boolean[count], new int[count], expected());
        for (int i = 0; i < count; i++) {
            int place = order[i];
            drawn.items[i] = items[place];
            drawn.points[i] = plan.points[cells[place]];
            drawn.options[i] = Shuffling.of(plan.release.bodies[items[place]], chance);
            drawn.pilots[i] = place >= plan.blueprint.items();
            drawn.sections[i] = sectionOfCell[cells[place]];
        }
        return drawn;
    }
}

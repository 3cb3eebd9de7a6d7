package liangku.questionbank;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Drawing algorithm 1. Pure: the same plan and seed give the same paper, on any machine, in any year.
 *
 * <p>Cell by cell, items are taken uniformly without replacement (partial Fisher–Yates). A pick that another cell already
 * has is skipped; where items are so few that a pick could leave a later cell short, it is taken only if the rest can
 * still be filled ({@link Supply}), so a feasible blueprint never fails. Items are then shuffled within their kind, and
 * options within their item.
 *
 * <p>Attempts name this version: never change what it draws, add algorithm 2.
 */
final class Draw {

    static final int ALGORITHM = 1;

    private static final QuestionKind[] SECTIONS = Arrays.stream(QuestionKind.values())
            .sorted(Comparator.comparingInt(QuestionKind::paperOrder))
            .toArray(QuestionKind[]::new);

    private final DrawPlan plan;
    private final SplitMix64 chance;
    private final int[] items;
    private final int[] points;
    private int count;

    private Draw(DrawPlan plan, long seed) {
        this.plan = plan;
        this.chance = new SplitMix64(seed);
        this.items = new int[plan.blueprint.items()];
        this.points = new int[items.length];
    }

    /** @throws IllegalArgumentException if the blueprint is not feasible on this release */
    static Drawn draw(DrawPlan plan, long seed) {
        if (!plan.feasibility.feasible()) {
            throw new IllegalArgumentException(
                    "blueprint %s cannot be drawn: %s".formatted(plan.blueprint.code(), plan.feasibility.shortages()));
        }
        return redraw(plan, seed);
    }

    /**
     * {@return a paper that was drawn before} Whether the blueprint counts as feasible today is not asked.
     *
     * @throws IllegalArgumentException if there are too few items: no such paper was drawn
     */
    static Drawn redraw(DrawPlan plan, long seed) {
        return new Draw(plan, seed).run();
    }

    private Drawn run() {
        var wanted =
                plan.blueprint.cells().stream().mapToInt(Blueprint.Cell::count).toArray();
        var left = plan.supply.itemsOfClass.clone();
        for (int cell = 0; cell < wanted.length; cell++) fill(cell, wanted, left);
        return arranged();
    }

    private void fill(int cell, int[] wanted, int[] left) {
        var pool = plan.pools[cell];
        var urn = new Urn(pool.length);
        int worth = plan.blueprint.cells().get(cell).points();
        while (wanted[cell] > 0) {
            int item = pool[urn.take(chance)];
            if (plan.rivals[cell] && isTaken(item)) continue;
            int kind = plan.classOfItem[item];
            wanted[cell]--;
            left[kind]--;
            // A class refused once stays refused for this cell: if it could follow later picks, it could precede them.
            if (plan.tight[cell] && !plan.supply.meets(wanted, left)) {
                wanted[cell]++;
                left[kind]++;
                continue;
            }
            points[count] = worth;
            items[count++] = item;
        }
    }

    private boolean isTaken(int item) {
        for (int i = 0; i < count; i++) if (items[i] == item) return true;
        return false;
    }

    private Drawn arranged() {
        var order = new int[count];
        int placed = 0;
        for (var kind : SECTIONS) {
            int from = placed;
            for (int i = 0; i < count; i++) if (body(items[i]).kind() == kind) order[placed++] = i;
            chance.shuffle(order, from, placed);
        }
        var drawn = new Drawn(new int[count], new int[count], new int[count][]);
        for (int i = 0; i < count; i++) {
            drawn.items[i] = items[order[i]];
            drawn.points[i] = points[order[i]];
            drawn.options[i] = Shuffling.of(body(drawn.items[i]), chance);
        }
        return drawn;
    }

    private Body body(int item) {
        return plan.release.bodies[item];
    }
}

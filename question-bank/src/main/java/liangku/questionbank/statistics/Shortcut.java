package liangku.questionbank.statistics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Where an iteration leads, told by the rounds it has gone so far: the point at which what each round adds would be none if it
 * were a linear function of where the round began (Anderson's mixing; Henderson and Varadhan, "Damped Anderson acceleration with
 * restarts and monotonicity control for accelerating EM and EM-like algorithms", Journal of Computational and Graphical
 * Statistics 28, 2019).
 */
final class Shortcut {

    private static final int REMEMBERED = 5;

    /** Of the diagonal: rounds that differ by next to nothing must not be told apart by the last bits. */
    private static final double RIDGE = 1e-9;

    /**
     * So many of the last round lie before the end at least: what all coordinates have in common creeps, and does not show in their
     * differences before it is all that is left.
     */
    private static final double ROUNDS_MIN = 20;

    /** Added to what must not be 0. */
    private static final double NOTHING = 1e-300;

    /** How two rounds that followed each other differ: in where they began, and in what they added. */
    private static final class Turn {

        private final double[] begun;
        private final double[] added;

        Turn(double[] begun, double[] added) {
            this.begun = begun;
            this.added = added;
        }
    }

    private final Deque<Turn> turns = new ArrayDeque<>();
    private double[] begun = {};
    private double[] added = {};

    /** Takes note of a round. */
    void add(double[] from, double[] to) {
        var more = minus(to, from);
        if (begun.length > 0) turns.addLast(new Turn(minus(from, begun), minus(more, added)));
        if (turns.size() > REMEMBERED) turns.removeFirst();
        begun = from;
        added = more;
    }

    /** Forgets all rounds. */
    void forget() {
        turns.clear();
        begun = new double[0];
    }

    /** {@return how far the end was from where the last round began, by the coordinate that had furthest to go} */
    double left() {
        double most = 0;
        for (double one : added) most = Math.max(most, Math.abs(one));
        double rounds = turns.isEmpty() ? Double.POSITIVE_INFINITY : ROUNDS_MIN;
        for (var turn : turns) {
            rounds = Math.max(
                    rounds, Math.sqrt(product(turn.begun, turn.begun) / (product(turn.added, turn.added) + NOTHING)));
        }
        return most * rounds;
    }

    /** {@return a point further along; where the last round ended if it is the only one} */
    double[] next() {
        List<Turn> all = new ArrayList<>(turns);
        int size = all.size();
        var equations = new double[size][size + 1];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) equations[i][j] = product(all.get(i).added, all.get(j).added);
            equations[i][i] += RIDGE * equations[i][i] + NOTHING;
            equations[i][size] = product(all.get(i).added, added);
        }
        var shares = solved(equations);
        var next = new double[begun.length];
        for (int i = 0; i < next.length; i++) {
            next[i] = begun[i] + added[i];
            for (int turn = 0; turn < size; turn++) {
                next[i] -= shares[turn] * (all.get(turn).begun[i] + all.get(turn).added[i]);
            }
        }
        return next;
    }

    /** By elimination; of a symmetric positive matrix no rows need to be exchanged. */
    private static double[] solved(double[][] equations) {
        int size = equations.length;
        for (int i = 0; i < size; i++) {
            for (int below = i + 1; below < size; below++) {
                double factor = equations[below][i] / equations[i][i];
                for (int j = i; j <= size; j++) equations[below][j] -= factor * equations[i][j];
            }
        }
        var solved = new double[size];
        for (int i = size - 1; i >= 0; i--) {
            solved[i] = equations[i][size];
            for (int j = i + 1; j < size; j++) solved[i] -= equations[i][j] * solved[j];
            solved[i] /= equations[i][i];
        }
        return solved;
    }

    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) sum += one[i] * other[i];
        return sum;
    }

    private static double[] minus(double[] one, double[] other) {
        var minus = new double[one.length];
        for (int i = 0; i < minus.length; i++) minus[i] = one[i] - other[i];
        return minus;
    }
}

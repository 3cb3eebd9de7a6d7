package liangku.bench;

import java.util.Optional;

/**
 * One measured figure.
 *
 * @param unit of the value and of its goal
 * @param beside what was measured in the same run to compare it with
 */
record Figure(String name, double value, String unit, Goal goal, Optional<Beside> beside) {

    /** A limit or peer: the same work done barely, or by someone else; in the figure's unit. */
    record Beside(String what, double value) {}

    static Figure atMost(String name, double value, String unit, double limit) {
        return new Figure(name, value, unit, new Goal.AtMost(limit), Optional.empty());
    }

    static Figure atLeast(String name, double value, String unit, double limit) {
        return new Figure(name, value, unit, new Goal.AtLeast(limit), Optional.empty());
    }

    static Figure stated(String name, double value, String unit) {
        return new Figure(name, value, unit, new Goal.Stated(), Optional.empty());
    }

    Figure beside(String what, double other) {
        return new Figure(name, value, unit, goal, Optional.of(new Beside(what, other)));
    }

    /** {@return whether the goal is kept; what was not measured keeps none} */
    boolean met() {
        return Double.isFinite(value) && goal.metBy(value);
    }

    /** {@return how many times the other this is} */
    Optional<Double> ratio() {
        return beside.filter(other -> other.value() != 0).map(other -> value / other.value());
    }
}

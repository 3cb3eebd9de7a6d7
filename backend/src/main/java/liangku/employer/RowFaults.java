package liangku.employer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads the cells of one row each for itself, so that who sent a row with several faults is told all of them at once. */
public final class RowFaults {

    private final List<Refusal> found = new ArrayList<>();

    /** {@return what the cell says; nothing if it is bad, which is kept} */
    public <T> Optional<T> read(Supplier<T> cell) {
        try {
            return Optional.of(cell.get());
        } catch (BadCell bad) {
            found.add(bad.why);
            return Optional.empty();
        }
    }

    /** {@return what an optional cell says; nothing if it is empty or bad} */
    public <T> Optional<T> readIf(Optional<String> text, Function<String, T> cell) {
        return text.flatMap(said -> read(() -> cell.apply(said)));
    }

    public void add(Refusal why) {
        found.add(why);
    }

    /** {@return all faults so far, in the order of the columns} */
    public List<Refusal> found() {
        return List.copyOf(found);
    }

    /** Leaves the reading of one cell. */
    public static final class BadCell extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Refusal why;

        public BadCell(Refusal why) {
            super(why.en(), null, false, false);
            this.why = why;
        }
    }
}

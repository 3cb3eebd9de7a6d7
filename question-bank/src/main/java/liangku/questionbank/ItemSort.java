package liangku.questionbank;

import java.util.UUID;

/** In which order the list of figures stands; those that are alike by their ids. */
public record ItemSort(Key key, QuestionSort.Direction direction) {

    /** What is looked at first. */
    public static final ItemSort WORST_FIRST = new ItemSort(Key.DISCRIMINATION, QuestionSort.Direction.ASCENDING);

    /** What a list is sorted by. */
    public enum Key {
        SHOWN("s.shown::float8"),
        FACILITY("s.facility"),
        /** Those without come last when the lowest come first. */
        DISCRIMINATION("coalesce(s.discrimination, 9)"),
        DIFFICULTY("s.difficulty"),
        OMITTED("s.omit_rate"),
        SECONDS("coalesce(s.median_seconds, 0)");

        final String column;

        Key(String column) {
            this.column = column;
        }
    }

    double value(ItemRow row) {
        return switch (key) {
            case SHOWN -> row.shown();
            case FACILITY -> row.facility();
            case DISCRIMINATION -> row.discrimination().orElse(9);
            case DIFFICULTY -> row.difficulty();
            case OMITTED -> row.omitRate();
            case SECONDS -> row.medianSeconds().orElse(0);
        };
    }

    /** {@return where the page after this row begins} */
    String after(ItemRow row) {
        return value(row) + " " + row.question().id() + " " + row.question().version();
    }

    /** A place in a list. */
    record Place(double value, UUID question, int version) {}

    /** @throws IllegalArgumentException if {@link #after} never said this */
    Place place(String after) {
        var parts = after.split(" ", -1);
        if (parts.length != 3) throw new IllegalArgumentException("'%s' is no place in a list".formatted(after));
        return new Place(Double.parseDouble(parts[0]), UUID.fromString(parts[1]), Integer.parseInt(parts[2]));
    }
}

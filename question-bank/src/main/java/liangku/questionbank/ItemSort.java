package liangku.questionbank;

import java.util.UUID;

/**
 * In which order the list of figures stands; those that are alike by their ids. By discrimination, in either direction, first
 * come those with enough candidates to go by, then those that give a first impression, then the others: of three candidates
 * one is soon the best or the worst there is.
 */
public record ItemSort(Key key, QuestionSort.Direction direction) {

    /** What is looked at first. */
    public static final ItemSort WORST_FIRST = new ItemSort(Key.DISCRIMINATION, QuestionSort.Direction.ASCENDING);

    /** What a discrimination is moved by so that the next group lies beyond any of this one, in the order's direction. */
    private static final double GROUP = 4;

    /** What a list is sorted by. */
    public enum Key {
        SHOWN("s.shown::float8"),
        FACILITY("s.facility"),
        /** Those without come last. */
        DISCRIMINATION("s.discrimination"),
        DIFFICULTY("s.difficulty"),
        OMITTED("s.omit_rate"),
        SECONDS("coalesce(s.median_seconds, 0)");

        private final String column;

        Key(String column) {
            this.column = column;
        }
    }

    /** {@return what is sorted by, as SQL; the same number as {@link #value}, to the last bit} */
    String column() {
        return switch (key) {
            case DISCRIMINATION ->
                """
                    case
                        when s.discrimination is null then %1$s
                        when s.shown < %2$d then s.discrimination + %3$s
                        when s.shown < %4$d then s.discrimination + %5$s
                        else s.discrimination
                    end::float8""".formatted(beyond(3), Measuring.SHOWN_MIN, beyond(2), ItemReport.ENOUGH, beyond(1));
            case SHOWN, FACILITY, DIFFICULTY, OMITTED, SECONDS -> key.column;
        };
    }

    private double beyond(int groups) {
        return direction == QuestionSort.Direction.ASCENDING ? groups * GROUP : -groups * GROUP;
    }

    private double grouped(ItemRow row) {
        if (row.discrimination().isEmpty()) return beyond(3);
        double discrimination = row.discrimination().getAsDouble();
        if (row.shown() < Measuring.SHOWN_MIN) return discrimination + beyond(2);
        return row.shown() < ItemReport.ENOUGH ? discrimination + beyond(1) : discrimination;
    }

    double value(ItemRow row) {
        return switch (key) {
            case SHOWN -> row.shown();
            case FACILITY -> row.facility();
            case DISCRIMINATION -> grouped(row);
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

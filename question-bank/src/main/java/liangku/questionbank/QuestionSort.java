package liangku.questionbank;

import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * In which order a list shows questions; those that are alike by their identifiers. By what candidates' answers say of them, those of
 * which they say nothing come last in either direction.
 */
public record QuestionSort(Key key, Direction direction) {

    /** By identifier, first to last. */
    public static final QuestionSort BY_IDENTIFIER = new QuestionSort(Key.IDENTIFIER, Direction.ASCENDING);

    /** What a list is sorted by. */
    public enum Key {
        IDENTIFIER,
        /** When the newest version was written. */
        CHANGED,
        DIFFICULTY,
        /** The knowledge point's code. */
        TOPIC,
        /** The difficulty that was measured, in logits. */
        MEASURED,
        /** The mean share that was earned. */
        FACILITY,
        DISCRIMINATION;

        /** {@return whether it is a figure that a question may not have} */
        boolean isFigure() {
            return switch (this) {
                case IDENTIFIER, CHANGED, DIFFICULTY, TOPIC -> false;
                case MEASURED, FACILITY, DISCRIMINATION -> true;
            };
        }
    }

    /** In place of a figure. */
    private static final String NONE = "-";

    /** Up or down. */
    public enum Direction {
        ASCENDING,
        DESCENDING
    }

    /** {@return where the page after the question at this place begins} */
    String after(Place place) {
        return switch (key) {
            case IDENTIFIER -> place.identifier();
            case CHANGED -> ((Timestamp) Objects.requireNonNull(place.value())).toInstant() + " " + place.identifier();
            case DIFFICULTY, TOPIC -> place.value() + " " + place.identifier();
            case MEASURED, FACILITY, DISCRIMINATION ->
                (place.value() == null ? NONE : place.value()) + " " + place.identifier();
        };
    }

    /**
     * A place in a list: the sorted value and the identifier of the question before it.
     *
     * @param value null where the question has no such figure
     */
    record Place(@Nullable Object value, String identifier) {}

    /** {@return the order among those without the figure that is sorted by} */
    QuestionSort amongThoseWithout() {
        return new QuestionSort(Key.IDENTIFIER, direction);
    }

    /** @throws IllegalArgumentException if {@link #after} never said this */
    Place place(String after) {
        if (key == Key.IDENTIFIER) return new Place(after, after);
        int blank = after.indexOf(' ');
        try {
            var value = after.substring(0, Math.max(blank, 0));
            var identifier = after.substring(blank + 1);
            return switch (key) {
                case CHANGED -> new Place(Timestamp.from(Instant.parse(value)), identifier);
                case DIFFICULTY -> new Place(Integer.valueOf(value), identifier);
                case TOPIC -> new Place(value, identifier);
                case MEASURED, FACILITY, DISCRIMINATION ->
                    new Place(value.equals(NONE) ? null : Double.valueOf(value), identifier);
                case IDENTIFIER -> throw new IllegalStateException("an identifier is its own place");
            };
        } catch (DateTimeException | NumberFormatException unknown) {
            throw new IllegalArgumentException("'%s' is no place in a list by %s".formatted(after, key), unknown);
        }
    }
}

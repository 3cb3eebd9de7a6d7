package liangku.questionbank;

import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;

/** In which order a list shows questions; those that are alike by their identifiers. */
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
        TOPIC
    }

    /** Up or down. */
    public enum Direction {
        ASCENDING,
        DESCENDING
    }

    /** {@return where the page after the question at this place begins} */
    String after(Place place) {
        return switch (key) {
            case IDENTIFIER -> place.identifier();
            case CHANGED -> ((Timestamp) place.value()).toInstant() + " " + place.identifier();
            case DIFFICULTY, TOPIC -> place.value() + " " + place.identifier();
        };
    }

    /** A place in a list: the sorted value and the identifier of the question before it. */
    record Place(Object value, String identifier) {}

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
                case IDENTIFIER -> throw new IllegalStateException("an identifier is its own place");
            };
        } catch (DateTimeException | NumberFormatException unknown) {
            throw new IllegalArgumentException("'%s' is no place in a list by %s".formatted(after, key), unknown);
        }
    }
}

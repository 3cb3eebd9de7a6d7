package liangku.practice;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What an answer did to a question's place in the book.
 *
 * @param box 1..5 where it lies now; empty where it does not lie in the book
 * @param due from which day on it comes back
 */
public record BookEntry(Turn turn, Optional<Integer> box, Optional<LocalDate> due) {

    /** How an answer moved a question. */
    public enum Turn {
        /** Right, and it was not in the book. */
        NONE,
        /** Wrong: it is in the book now. */
        ADDED,
        /** Wrong again: back to the first box. */
        BACK,
        /** Right before its day: it stays where it is. */
        EARLY,
        /** Right on its day: one box on. */
        UP,
        /** Right in the last box: it has left the book. */
        MASTERED
    }

    static BookEntry of(Turn turn, Optional<Spacing.Place> place) {
        return new BookEntry(turn, place.map(Spacing.Place::box), place.map(Spacing.Place::due));
    }
}

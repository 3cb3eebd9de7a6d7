package liangku.practice;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * When a wrong question comes back: five boxes of 1, 2, 4, 7 and 15 days (after Leitner, "So lernt man lernen", 1972).
 * Pure.
 *
 * <ul>
 *   <li>What was answered wrong in practice lies in box 1 and comes back tomorrow: its answer has just been shown.
 *   <li>What was lost in an exam lies in box 1 and is due at once: nobody has seen yet what is right.
 *   <li>Right on its day or later: one box on, and back after the days of that box. Right out of box 5, five times
 *       running, it is mastered and leaves.
 *   <li>Wrong at any time: back to box 1. Half right is not right.
 *   <li>Right before its day moves nothing: what one has just read is no proof that one remembers.
 * </ul>
 */
final class Spacing {

    private static final List<Integer> DAYS = List.of(1, 2, 4, 7, 15);

    /** The last box. */
    static final int BOXES = DAYS.size();

    private Spacing() {}

    /**
     * Where a question lies.
     *
     * @param box 1..5
     * @param due from this day on it is asked
     */
    record Place(int box, LocalDate due) {

        Place {
            if (box < 1 || box > BOXES) {
                throw new IllegalArgumentException("box %d is not in 1..%d".formatted(box, BOXES));
            }
        }

        boolean isDue(LocalDate today) {
            return !today.isBefore(due);
        }
    }

    /** {@return where a question goes that was answered wrong in practice} */
    static Place missed(LocalDate today) {
        return in(1, today);
    }

    /** {@return where a question goes that was lost in an exam} */
    static Place lost(LocalDate today) {
        return new Place(1, today);
    }

    /** {@return where a question goes that was answered right; nowhere once it is mastered} */
    static Optional<Place> right(Place place, LocalDate today) {
        if (!place.isDue(today)) return Optional.of(place);
        return place.box() == BOXES ? Optional.empty() : Optional.of(in(place.box() + 1, today));
    }

    private static Place in(int box, LocalDate today) {
        return new Place(box, today.plusDays(DAYS.get(box - 1)));
    }
}

package liangku.practice;

import java.time.LocalDate;
import liangku.questionbank.PracticePool;

/**
 * A question in somebody's book.
 *
 * @param box 1..5
 * @param due from this day on it is asked
 * @param missed how often it was answered wrong or lost
 */
public record Mistake(PracticePool.Shown shown, Origin origin, int box, LocalDate due, int missed) {

    /** Where it was first missed. */
    public enum Origin {
        PRACTICE,
        EXAM
    }
}

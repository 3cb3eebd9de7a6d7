package liangku.programme;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;

/**
 * The one definition of being trained: every lesson of the programme done, and the programme's time of learning spent
 * within the period after which the duty asks for the exam again. Rates, standings and what a worker is shown all rest on
 * it. The duty's hours a year are another thing: most of them are held elsewhere, where the platform sees nothing.
 *
 * @param period how far back learning counts
 * @param learning time that is asked for within the period, at least zero
 * @see "docs/decisions/one-bar-of-training.md"
 */
public record TrainingBar(Period period, Duration learning) {

    public static TrainingBar of(Duty duty, Programme programme) {
        return new TrainingBar(duty.examInterval(), programme.learning());
    }

    /** {@return the last day that counts no more; learning counts from the day after it, to {@code day}} */
    public LocalDate before(LocalDate day) {
        return day.minus(period);
    }

    /**
     * {@return whether somebody is trained}
     *
     * @param lessonsDone of the programme's lessons, whenever
     * @param lessons how many the programme has now; who has none to do is not trained by doing none
     * @param learned within the period
     */
    public boolean reached(int lessonsDone, int lessons, Duration learned) {
        return lessons > 0 && lessonsDone >= lessons && learned.compareTo(learning) >= 0;
    }
}

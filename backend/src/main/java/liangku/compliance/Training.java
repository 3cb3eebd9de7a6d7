package liangku.compliance;

import java.time.Duration;

/**
 * How far a person has come towards being trained for a post, as {@link liangku.programme.TrainingBar} defines it.
 *
 * @param lessonsDone of the lessons of the duty's programme
 * @param lessons how many it has
 * @param learned within the period of the duty
 * @param asked within the period
 * @param trained whether both are reached: the person counts in {@link Indicator#TRAINING_COVERAGE}
 * @param thisYear learned here since the first of January: a part of the hours the duty asks for in a year
 */
public record Training(
        int lessonsDone, int lessons, Duration learned, Duration asked, boolean trained, Duration thisYear) {}

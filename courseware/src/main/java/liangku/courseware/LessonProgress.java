package liangku.courseware;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a learner got in a lesson.
 *
 * @param positionSeconds where to go on; never moves back
 * @param secondsSpent time that we believe
 * @param doneAt when it was first finished
 */
public record LessonProgress(LessonId lesson, int positionSeconds, int secondsSpent, Optional<Instant> doneAt) {

    static LessonProgress none(LessonId lesson) {
        return new LessonProgress(lesson, 0, 0, Optional.empty());
    }
}

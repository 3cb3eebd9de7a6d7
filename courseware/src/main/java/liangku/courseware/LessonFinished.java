package liangku.courseware;

import java.time.Instant;

/** A learner finished a lesson for the first time. */
public record LessonFinished(LearnerId learner, LessonId lesson, CourseId course, Instant at) {}

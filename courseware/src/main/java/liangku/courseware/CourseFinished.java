package liangku.courseware;

import java.time.Instant;

/** A learner finished the last open lesson of a course. */
public record CourseFinished(LearnerId learner, CourseId course, String courseCode, Instant at) {}

package liangku.courseware;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody changed the words of a course or of one of its lessons. Published in the transaction of the change.
 *
 * @param lesson empty if it was the course's own words
 * @param version that they are now
 */
public record WordsEdited(String by, CourseId course, Optional<LessonId> lesson, long version, Instant at) {}

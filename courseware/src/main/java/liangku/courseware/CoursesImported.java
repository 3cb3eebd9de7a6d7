package liangku.courseware;

import java.time.Instant;

/** Somebody brought courses in. Published after the last of them is stored. */
public record CoursesImported(String by, CourseImportReport report, Instant at) {}

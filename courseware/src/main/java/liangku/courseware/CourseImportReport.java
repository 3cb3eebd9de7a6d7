package liangku.courseware;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an import did, or would do: course by course, and lesson by lesson in the order of the files. */
public record CourseImportReport(List<CoursePart> courses) {

    /** What became of a course or of a lesson of the tree. */
    public enum Outcome {
        CREATED,
        UPDATED,
        UNCHANGED,
        /** Someone changed it here; the import leaves it alone. */
        KEPT,
        /** No longer listed; what people learned of it stays. */
        WITHDRAWN,
        REFUSED
    }

    /**
     * A course: its title, summary and audience.
     *
     * @param course its code; the name of its folder if its description cannot be read
     * @param title null if its description cannot be read
     * @param reason why it was refused; null otherwise
     */
    public record CoursePart(
            String course,
            @Nullable Words title,
            Outcome outcome,
            @Nullable Words reason,
            List<Row> lessons) {

        public CoursePart {
            lessons = List.copyOf(lessons);
        }
    }

    /**
     * A lesson.
     *
     * @param lesson the name of its folder
     * @param reason why it was refused; null otherwise
     */
    public record Row(
            String course,
            String lesson,
            Outcome outcome,
            @Nullable Words reason) {}

    public CourseImportReport {
        courses = List.copyOf(courses);
    }

    /** {@return every lesson of every course} */
    public List<Row> rows() {
        return courses.stream().flatMap(part -> part.lessons().stream()).toList();
    }

    /** {@return how many lessons} */
    public long count(Outcome outcome) {
        return rows().stream().filter(row -> row.outcome == outcome).count();
    }

    /** {@return how many courses and lessons are other than before} */
    public long changes() {
        return courses.stream().filter(part -> isChange(part.outcome())).count()
                + rows().stream().filter(row -> isChange(row.outcome())).count();
    }

    private static boolean isChange(Outcome outcome) {
        return switch (outcome) {
            case CREATED, UPDATED, WITHDRAWN -> true;
            case UNCHANGED, KEPT, REFUSED -> false;
        };
    }
}

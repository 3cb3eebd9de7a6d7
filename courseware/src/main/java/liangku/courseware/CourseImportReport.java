package liangku.courseware;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an import did, lesson by lesson, in the order of the files. */
public record CourseImportReport(List<Row> rows) {

    /** What became of a lesson of the tree. */
    public enum Outcome {
        CREATED,
        UPDATED,
        UNCHANGED,
        /** Someone changed it here; the import leaves it alone. */
        KEPT,
        REFUSED
    }

    /** @param reason why it was refused; null otherwise */
    public record Row(
            String course,
            String lesson,
            Outcome outcome,
            @Nullable String reason) {}

    public CourseImportReport {
        rows = List.copyOf(rows);
    }

    public long count(Outcome outcome) {
        return rows.stream().filter(row -> row.outcome == outcome).count();
    }
}

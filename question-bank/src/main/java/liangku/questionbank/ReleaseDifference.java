package liangku.questionbank;

import java.util.List;
import java.util.OptionalInt;

/**
 * What one release has otherwise than another.
 *
 * @param added how many questions only {@code to} has
 * @param removed how many only {@code from} has
 * @param changed how many both have in different versions
 * @param lines the first 1,000 of them by identifier
 */
public record ReleaseDifference(Release from, Release to, int added, int removed, int changed, List<Line> lines) {

    /** Most lines. */
    static final int LINES_MAX = 1_000;

    /** What became of a question. */
    public enum Change {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * One question.
     *
     * @param stem of the newer version there is
     * @param before its version in {@code from}
     * @param after its version in {@code to}
     */
    public record Line(QuestionId question, String identifier, String stem, OptionalInt before, OptionalInt after) {

        public Change change() {
            if (before.isEmpty()) return Change.ADDED;
            return after.isEmpty() ? Change.REMOVED : Change.CHANGED;
        }
    }

    public ReleaseDifference {
        lines = List.copyOf(lines);
    }

    /** {@return whether both have the same questions in the same versions} */
    public boolean isNone() {
        return added + removed + changed == 0;
    }
}

package liangku.questionbank;

import java.util.Map;

/** Draws papers from releases, rebuilds them, and marks what was answered. */
public class Papers {

    /** {@return the key of a new paper, drawn by the newest algorithm} */
    public PaperKey draw(ReleaseId release, BlueprintId blueprint, long seed) {
        throw new UnsupportedOperationException();
    }

    /** {@return the paper of this key, rebuilt if it is not at hand} */
    public Paper paper(PaperKey key) {
        throw new UnsupportedOperationException();
    }

    /** Marks {@code responses} (by item number; absent means not answered) against the paper of this key. */
    public Score mark(PaperKey key, Map<Integer, Response> responses) {
        throw new UnsupportedOperationException();
    }
}

package liangku.questionbank;

import java.util.List;

/** What came of undoing an import. */
public sealed interface Undoing {

    /**
     * What the import wrote and nobody used is gone. Labels it filed stay: they are no part of a version.
     *
     * @param removed questions that came with it
     * @param restored questions that are at the version they had before
     * @param kept identifiers of questions that stay, since someone approved, released or changed them, ascending
     * @param drafts codes of blueprint drafts that are gone, ascending
     * @param keptDrafts codes of blueprint drafts that stay, since someone changed or published them, ascending
     */
    record Undone(int removed, int restored, List<String> kept, List<String> drafts, List<String> keptDrafts)
            implements Undoing {
        public Undone {
            drafts = List.copyOf(drafts);
            keptDrafts = List.copyOf(keptDrafts);
            kept = List.copyOf(kept);
        }
    }

    /** It was undone before; nothing happened now. */
    record AlreadyUndone(PastImport.Undone before) implements Undoing {}

    /** It brought the questions that come with the platform: exams draw from them, they stay. */
    record Founding() implements Undoing {}

    /** No such import. */
    record Missing() implements Undoing {}
}

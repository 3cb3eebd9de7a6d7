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
     */
    record Undone(int removed, int restored, List<String> kept) implements Undoing {
        public Undone {
            kept = List.copyOf(kept);
        }
    }

    /** It was undone before; nothing happened now. */
    record AlreadyUndone(PastImport.Undone before) implements Undoing {}

    /** No such import. */
    record Missing() implements Undoing {}
}

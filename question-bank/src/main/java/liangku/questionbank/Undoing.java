package liangku.questionbank;

import java.util.List;

/** What came of undoing an import. */
public sealed interface Undoing {

    /**
     * What the import wrote and nobody used is gone.
     *
     * @param removed questions that came with it
     * @param restored questions that are at the version they had before
     * @param refiled how many questions have the tags and enemies they had before
     * @param kept questions that stay as the import wrote them, by identifier
     * @param filed identifiers of questions that keep tags or enemies the import gave them, since they or their enemies
     *     stay as it wrote them or were filed again since, ascending
     * @param drafts codes of blueprint drafts that are gone, ascending
     * @param keptDrafts codes of blueprint drafts that stay, since someone changed or published them, ascending
     */
    record Undone(
            int removed,
            int restored,
            int refiled,
            List<Kept> kept,
            List<String> filed,
            List<String> drafts,
            List<String> keptDrafts)
            implements Undoing {
        public Undone {
            filed = List.copyOf(filed);
            drafts = List.copyOf(drafts);
            keptDrafts = List.copyOf(keptDrafts);
            kept = List.copyOf(kept);
        }
    }

    /** A question that stays. */
    record Kept(String identifier, Reason reason) {}

    /** Why a question stays. */
    enum Reason {
        /** Someone approved it: it may be in a release. */
        APPROVED,
        /** Someone wrote a newer version. */
        CHANGED,
        /** Someone said something about it, which would be lost. */
        REMARKED
    }

    /** It was undone before; nothing happened now. */
    record AlreadyUndone(PastImport.Undone before) implements Undoing {}

    /** It brought the questions that come with the platform: exams draw from them, they stay. */
    record Founding() implements Undoing {}

    /** No such import. */
    record Missing() implements Undoing {}
}

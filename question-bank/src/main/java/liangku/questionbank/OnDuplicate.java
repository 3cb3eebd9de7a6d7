package liangku.questionbank;

/** What an import does with a question the bank has already, under its identifier or under another. */
public enum OnDuplicate {
    /** Leaves the bank's question as it is. */
    SKIP,
    /** Writes a new version of the question of that identifier; the same question under another is left as it is. */
    VERSION,
    /** Adds it beside the other: under its own identifier, or with a number behind it if that is taken. */
    ADD
}

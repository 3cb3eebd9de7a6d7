package liangku.questionbank;

/** Where the newest version of a question stands. Older approved versions stay in use until a newer one is approved. */
public enum QuestionStatus {
    /** Waits for a second person. */
    DRAFT,
    /** A second person has approved it: the next release has it. */
    APPROVED,
    /** No release from now on has it; papers drawn from older ones keep it. */
    RETIRED
}

package liangku.questionbank;

/** Where the newest version of a question stands. Older approved versions stay in use until a newer one is approved. */
public enum QuestionStatus {
    /** Is being written, or came back from review. */
    DRAFT,
    /** Waits for a second person. */
    IN_REVIEW,
    /** A second person has approved it: the next release has it. */
    APPROVED,
    /** The newest version is in the newest release. */
    RELEASED,
    /** No release from now on has it; papers drawn from older ones keep it. */
    RETIRED;

    /** {@return where a question stands once its content has changed} */
    QuestionStatus afterAChange() {
        return switch (this) {
            case DRAFT, IN_REVIEW, APPROVED, RELEASED -> DRAFT;
            case RETIRED -> RETIRED;
        };
    }
}

package liangku.questionbank;

/** How a multiple-choice question earns its points. */
public enum Scoring {
    /** Exactly the right options, or nothing: the custom in China. */
    ALL_OR_NOTHING,
    /** The share of right options chosen; one wrong option earns nothing. */
    PARTIAL
}

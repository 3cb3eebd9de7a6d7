package liangku.questionbank;

/**
 * How a question of several right parts earns its points: a multiple choice its right options, a matching its pairs, an
 * ordering its places.
 */
public enum Scoring {
    /** Exactly right, or nothing: the custom in China. */
    ALL_OR_NOTHING,
    /** The share that is right. Of a multiple choice one wrong option earns nothing, or ticking all would always pay. */
    PARTIAL,
    /** The share that is right less the share that is wrong, never below nothing. */
    PARTIAL_WITH_PENALTY
}

package liangku.questionbank;

/**
 * A question that says nearly the same as another.
 *
 * @param similarity 0 to 1: the common part of both questions' words
 */
public record Similar(QuestionId id, String identifier, double similarity) {

    /** {@return the similarity in percent, rounded} */
    public int percent() {
        return (int) Math.round(similarity * 100);
    }
}

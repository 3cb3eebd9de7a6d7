package liangku.questionbank;

/**
 * What an author writes.
 *
 * @param identifier the author's name for it, unique in the bank and stable over versions, e.g. {@code LK-0603-01}
 * @param explanation why the answer is right; empty if the author gave none
 * @param knowledgePoint leaf of the taxonomy, e.g. {@code 0603}
 * @param difficulty 1 (nearly every trained worker knows it) to 5, the author's estimate
 * @param source the article or norm it rests on; empty if the author gave none
 */
public record QuestionContent(
        String identifier, Body body, String explanation, String knowledgePoint, int difficulty, String source) {

    /** Longest identifier. */
    static final int IDENTIFIER_MAX = 64;

    /** Longest of any text in a question, in characters. */
    static final int TEXT_MAX = 4_000;

    public QuestionContent {
        if (identifier.isBlank() || identifier.length() > IDENTIFIER_MAX) {
            throw new IllegalArgumentException(
                    "an identifier of 1 to %d characters was wanted, '%s' came".formatted(IDENTIFIER_MAX, identifier));
        }
        if (difficulty < 1 || difficulty > 5) {
            throw new IllegalArgumentException("difficulty %d is not in 1..5".formatted(difficulty));
        }
        if (!knowledgePoint.matches("\\d{4}")) {
            throw new IllegalArgumentException("'%s' is no leaf code such as 0603".formatted(knowledgePoint));
        }
    }
}

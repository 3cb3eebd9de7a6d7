package liangku.questionbank;

import java.time.Instant;

/**
 * One version of a question.
 *
 * @param version 1 for the first; every change is a new one and the old ones stay
 * @param status of the question as a whole, see {@link QuestionStatus}
 * @param changedBy who wrote this version: a subject such as {@code account:<uuid>}, never a name
 */
public record Question(
        QuestionId id,
        int version,
        QuestionStatus status,
        QuestionContent content,
        Labels labels,
        String changedBy,
        Instant changedAt) {

    /** {@return this version of this question, as reviews and papers name it} */
    public QuestionVersion reference() {
        return new QuestionVersion(id, version);
    }

    public String identifier() {
        return content.identifier();
    }

    public Body body() {
        return content.body();
    }

    public String explanation() {
        return content.explanation();
    }

    public String knowledgePoint() {
        return content.knowledgePoint();
    }

    public int difficulty() {
        return content.difficulty();
    }

    public String source() {
        return content.source();
    }

    public About about() {
        return content.about();
    }
}

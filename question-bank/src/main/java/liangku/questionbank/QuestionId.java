package liangku.questionbank;

import java.util.UUID;

/** Identity of a question over all its versions. */
public record QuestionId(UUID value) {

    public static QuestionId of(String text) {
        return new QuestionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

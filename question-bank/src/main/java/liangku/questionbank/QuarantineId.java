package liangku.questionbank;

import java.util.UUID;

/** Identity of one case against a question. */
public record QuarantineId(UUID value) {

    public static QuarantineId of(String text) {
        return new QuarantineId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

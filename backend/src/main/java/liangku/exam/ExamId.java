package liangku.exam;

import java.util.UUID;

/** Identity of an exam that can be sat. */
public record ExamId(UUID value) {

    public static ExamId of(String text) {
        return new ExamId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

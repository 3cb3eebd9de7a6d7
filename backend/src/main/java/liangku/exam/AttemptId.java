package liangku.exam;

import java.util.UUID;

/** Identity of one sitting of an exam. */
public record AttemptId(UUID value) {

    public static AttemptId of(String text) {
        return new AttemptId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

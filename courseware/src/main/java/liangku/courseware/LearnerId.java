package liangku.courseware;

import java.util.UUID;

/** Identity of a learner; whose it is, only the caller knows. */
public record LearnerId(UUID value) {

    public static LearnerId of(String text) {
        return new LearnerId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

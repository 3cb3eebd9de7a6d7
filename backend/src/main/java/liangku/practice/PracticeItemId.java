package liangku.practice;

import java.util.UUID;

/** Identity of one question drawn for one worker. */
public record PracticeItemId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}

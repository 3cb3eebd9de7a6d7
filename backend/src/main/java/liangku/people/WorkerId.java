package liangku.people;

import java.util.UUID;

/** Identity of a person who works or worked in a kitchen. */
public record WorkerId(UUID value) {

    public static WorkerId of(String text) {
        return new WorkerId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

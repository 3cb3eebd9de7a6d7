package liangku.questionbank;

import java.util.UUID;

/** Identity of one immutable version of a blueprint. */
public record BlueprintId(UUID value) {

    public static BlueprintId of(String text) {
        return new BlueprintId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

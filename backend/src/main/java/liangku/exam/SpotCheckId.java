package liangku.exam;

import java.util.UUID;

/** Identity of one order of a spot check. */
public record SpotCheckId(UUID value) {

    public static SpotCheckId of(String text) {
        return new SpotCheckId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

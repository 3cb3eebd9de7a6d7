package liangku.exam;

import java.util.UUID;

/** Identity of a ban. */
public record BanId(UUID value) {

    public static BanId of(String text) {
        return new BanId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

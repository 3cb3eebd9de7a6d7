package liangku.exam;

import java.util.UUID;

/** A phone, or a shared tablet, by the name it gave itself: the same over reloads and tabs, and of no other meaning. */
public record PhoneId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}

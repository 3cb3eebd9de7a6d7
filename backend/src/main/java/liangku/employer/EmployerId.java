package liangku.employer;

import java.util.UUID;

/** Identity of a business of the archive. */
public record EmployerId(UUID value) {

    public static EmployerId of(String text) {
        return new EmployerId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

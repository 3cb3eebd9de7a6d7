package liangku.people;

import java.util.UUID;

/** Identity of one employment: a person, a business, a post, from a day to a day. */
public record EmploymentId(UUID value) {

    public static EmploymentId of(String text) {
        return new EmploymentId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

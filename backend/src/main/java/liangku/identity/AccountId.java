package liangku.identity;

import java.util.UUID;

/** Identity of a user account of a desk. */
public record AccountId(UUID value) {

    public static AccountId of(String text) {
        return new AccountId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

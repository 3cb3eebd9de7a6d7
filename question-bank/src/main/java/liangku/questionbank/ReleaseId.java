package liangku.questionbank;

import java.util.UUID;

/** Identity of an immutable, digested snapshot of the bank. */
public record ReleaseId(UUID value) {

    public static ReleaseId of(String text) {
        return new ReleaseId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

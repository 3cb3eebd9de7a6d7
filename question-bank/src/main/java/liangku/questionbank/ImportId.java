package liangku.questionbank;

import java.util.UUID;

/** Identity of one import: every version it wrote names it. */
public record ImportId(UUID value) {

    public static ImportId of(String text) {
        return new ImportId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

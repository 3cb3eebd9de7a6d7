package liangku.programme;

import java.util.UUID;

/** Identity of a training programme. */
public record ProgrammeId(UUID value) {

    public static ProgrammeId of(String text) {
        return new ProgrammeId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

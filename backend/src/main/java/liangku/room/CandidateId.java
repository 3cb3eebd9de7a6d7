package liangku.room;

import java.util.UUID;

/** Identity of somebody who may sit in one exam room; of no use outside of it. */
public record CandidateId(UUID value) {

    public static CandidateId of(String text) {
        return new CandidateId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

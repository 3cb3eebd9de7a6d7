package liangku.room;

import java.time.Instant;

/**
 * What brings one device into a room.
 *
 * @param code e.g. {@code K7PM4XQA}; good once, told once and nowhere stored
 */
public record Pairing(Room room, String code, Instant codeExpiresAt) {

    @Override
    public String toString() {
        return "Pairing[room=" + room.id() + "]";
    }
}

package liangku.room;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import liangku.employer.EmployerId;
import liangku.exam.ExamId;

/**
 * An employer's exam room.
 *
 * @param place where it is, in the employer's words; may be empty
 * @param closesAt from then on it closes as soon as nobody sits there
 * @param closed when and by whom it was closed; empty while it is open
 * @param deviceSince since when a device is paired with it; empty while none is
 */
public record Room(
        RoomId id,
        EmployerId employer,
        ExamId exam,
        String place,
        String openedBy,
        Instant openedAt,
        Instant closesAt,
        Optional<Closed> closed,
        Optional<Instant> deviceSince) {

    /** @param by the subject, e.g. {@code account:<uuid>}; {@code system:hours} when its hours were over */
    public record Closed(Instant at, String by) {}

    /** {@return whether somebody may identify in it}; {@code overtime}: see {@link RoomSettings} */
    boolean isOpen(Instant now, Duration overtime) {
        return closed.isEmpty() && now.isBefore(closesAt.plus(overtime));
    }
}

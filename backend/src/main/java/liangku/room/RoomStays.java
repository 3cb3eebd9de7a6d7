package liangku.room;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import liangku.exam.Timelines;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When a candidate sat at a shared device while an attempt ran: a part of what happened to it that the exam does not know. */
@Component
public class RoomStays {

    private final SeatTable seats;

    public RoomStays(JdbcClient db) {
        this.seats = new SeatTable(db);
    }

    /**
     * One time somebody sat there.
     *
     * @param place of the room, as its employer calls it
     * @param leftAt empty while they sit there
     * @param why present where {@code leftAt} is
     */
    public record Stay(String place, Instant since, Optional<Instant> leftAt, Optional<Leaving> why) {}

    /** {@return the stays that touch the attempt's time, the first first; nothing of one that was sat on a phone} */
    public List<Stay> of(Timelines.Timeline timeline) {
        return seats.stays(
                timeline.worker(),
                timeline.exam(),
                timeline.startedAt(),
                timeline.events().getLast().at());
    }
}

package liangku.room;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Closes rooms whose hours are over, and deletes what is kept no longer. Any number of nodes may sweep at once. */
@Component
class RoomSweep {

    private static final Logger LOG = LoggerFactory.getLogger(RoomSweep.class);

    /** Sealed answers of a device that found no network are taken for so long after the room was closed. */
    static final Duration ARRIVING = Duration.ofDays(30);

    private final Rooms rooms;
    private final Photos photos;
    private final SeatTable seats;
    private final Clock clock;

    RoomSweep(JdbcClient db, Rooms rooms, Photos photos, Clock clock) {
        this.rooms = rooms;
        this.photos = photos;
        this.seats = new SeatTable(db);
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${liangku.room.sweep-every:1m}")
    void run() {
        sweep(clock.instant());
    }

    void sweep(Instant now) {
        var closed = rooms.closeOver(now);
        var deleted = photos.deleteOld(now);
        seats.dropKeys(now.minus(ARRIVING));
        if (closed + deleted > 0) {
            LOG.info("exam rooms swept closed={} photosDeleted={}", closed, deleted);
        }
    }
}

package liangku.room;

import java.time.Clock;
import liangku.people.EmploymentEnded;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Who leaves a kitchen no longer sits at its shared device. */
@Component
class LeaverSeats {

    private final SeatTable seats;
    private final Clock clock;

    LeaverSeats(JdbcClient db, Clock clock) {
        this.seats = new SeatTable(db);
        this.clock = clock;
    }

    /** Harmless if it comes twice. */
    @ApplicationModuleListener
    void on(EmploymentEnded ended) {
        seats.dismiss(ended.worker(), clock.instant());
    }
}

package liangku.compliance;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Takes the reported days of a correction again, each in a new version where it differs. */
@Component
class Recounting {

    private static final Logger LOG = LoggerFactory.getLogger(Recounting.class);

    private final Snapshots snapshots;
    private final Clock clock;

    Recounting(Snapshots snapshots, Clock clock) {
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /** Harmless if it comes twice: what does not differ gets no version. */
    @ApplicationModuleListener
    void on(DaysReopened reopened) {
        for (var day : snapshots.daysFrom(reopened.from())) {
            LOG.info("reported day taken again day={} new={}", day, snapshots.take(day, clock.instant()));
        }
    }
}

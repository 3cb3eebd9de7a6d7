package liangku.exam;

import java.time.Clock;
import liangku.people.EmploymentEnded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who leaves a business is no longer examined on its account. */
@Component
class LeaverSpotChecks {

    private final SpotChecks spotChecks;
    private final Clock clock;

    LeaverSpotChecks(SpotChecks spotChecks, Clock clock) {
        this.spotChecks = spotChecks;
        this.clock = clock;
    }

    /** In the leaving transaction on purpose: there is no moment at which somebody has left and is still ordered. */
    @EventListener
    void on(EmploymentEnded ended) {
        spotChecks.left(ended.worker(), ended.employer(), ended.until(), clock.instant());
    }
}

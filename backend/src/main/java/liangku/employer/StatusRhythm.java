package liangku.employer;

import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** A business that is to close on the first of the month closes on the first of the month, for everybody who listens. */
@Component
class StatusRhythm {

    private final Employers employers;
    private final Clock clock;

    StatusRhythm(Employers employers, Clock clock) {
        this.employers = employers;
        this.clock = clock;
    }

    @Scheduled(cron = "0 5 0 * * *", zone = "Asia/Shanghai")
    void everyNight() {
        employers.tellOfDaysThatCame(clock.instant());
    }
}

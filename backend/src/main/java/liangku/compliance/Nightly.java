package liangku.compliance;

import java.time.Clock;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Half an hour after midnight takes the figures of the day that ended, and looks for late data of the days before. */
@Component
class Nightly {

    private static final Logger LOG = LoggerFactory.getLogger(Nightly.class);

    private final Snapshots snapshots;
    private final ComplianceSettings settings;
    private final Clock clock;

    Nightly(Snapshots snapshots, ComplianceSettings settings, Clock clock) {
        this.snapshots = snapshots;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(cron = "0 30 0 * * *", zone = "Asia/Shanghai")
    void takeYesterday() {
        var today = LocalDate.now(clock);
        for (var back = settings.lateDays(); back >= 1; back--) {
            var day = today.minusDays(back);
            var added = snapshots.take(day, clock.instant());
            LOG.info("snapshots taken day={} new={}", day, added);
        }
    }
}

package liangku.compliance;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import liangku.employer.Employers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Half an hour after midnight takes the figures of the day that ended, and looks for late data of the days before. Whatever
 * night nobody ran is caught up with at the next start.
 */
@Component
class Nightly {

    private static final Logger LOG = LoggerFactory.getLogger(Nightly.class);

    /** A day is taken so long after its end: what came in its last minutes is in the database by then. */
    private static final Duration AFTER_MIDNIGHT = Duration.ofMinutes(30);

    private final Snapshots snapshots;
    private final ComplianceSettings settings;
    private final Clock clock;

    Nightly(Snapshots snapshots, ComplianceSettings settings, Clock clock) {
        this.snapshots = snapshots;
        this.settings = settings;
        this.clock = clock;
    }

    /** While the platform is in use already. */
    @Async
    @EventListener(ApplicationReadyEvent.class)
    void catchUp() {
        var today = LocalDate.ofInstant(clock.instant().minus(AFTER_MIDNIGHT), Employers.ZONE);
        catchUpTo(today.minusDays(1));
    }

    /** What is missing comes first: where it cannot be taken, no later day hides that it is. */
    @Scheduled(cron = "0 30 0 * * *", zone = "Asia/Shanghai")
    void takeYesterday() {
        var today = LocalDate.now(clock);
        catchUpTo(today.minusDays(1));
        for (var back = settings.lateDays(); back >= 1; back--) {
            var day = today.minusDays(back);
            var added = snapshots.take(day, clock.instant());
            LOG.info("snapshots taken day={} new={}", day, added);
        }
    }

    private void catchUpTo(LocalDate yesterday) {
        snapshots
                .lastDay()
                .filter(last -> last.isBefore(yesterday.minusDays(settings.catchUpDays())))
                .ifPresent(last -> LOG.warn(
                        "snapshots of days are missing for good after={} kept={}", last, settings.catchUpDays()));
        snapshots
                .catchUp(yesterday, clock.instant())
                .forEach(day -> LOG.info("snapshots taken, of a day that ended day={}", day));
    }
}

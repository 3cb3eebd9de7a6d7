package liangku.supervision;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the feed going: positions, then the push, every second or so; the comparison once a night. */
@Component
class Rhythm {

    private final Numberer numberer;
    private final Pusher pusher;
    private final Reconciler reconciler;
    private final Platform platform;
    private final Clock clock;

    Rhythm(Numberer numberer, Pusher pusher, Reconciler reconciler, Platform platform, Clock clock) {
        this.numberer = numberer;
        this.pusher = pusher;
        this.reconciler = reconciler;
        this.platform = platform;
        this.clock = clock;
    }

    /** At a fixed rate, not with a delay: each beat has a thread of its own, so a slow push holds up no other job. */
    @Scheduled(fixedRateString = "${liangku.supervision.interval:1s}")
    void beat() {
        numberer.number(clock.instant());
        pusher.push(clock.instant());
    }

    @Scheduled(cron = "0 30 1 * * *", zone = "Asia/Shanghai")
    void reconcileYesterday() {
        if (!platform.isKnown()) {
            return;
        }
        var yesterday = LocalDate.now(clock).minusDays(1);
        for (var dataType : DataType.values()) {
            reconciler.reconcile(dataType, yesterday, clock.instant());
        }
    }
}

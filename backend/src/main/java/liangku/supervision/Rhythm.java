package liangku.supervision;

import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the feed going: positions, then the push, every second or so; the comparison every hour, which mostly has nothing to do. */
@Component
class Rhythm {

    private final Numberer numberer;
    private final Pusher pusher;
    private final Comparisons comparisons;
    private final Platform platform;
    private final Clock clock;

    Rhythm(Numberer numberer, Pusher pusher, Comparisons comparisons, Platform platform, Clock clock) {
        this.numberer = numberer;
        this.pusher = pusher;
        this.comparisons = comparisons;
        this.platform = platform;
        this.clock = clock;
    }

    /** At a fixed rate, not with a delay: each beat has a thread of its own, so a slow push holds up no other job. */
    @Scheduled(fixedRateString = "${liangku.supervision.interval:1s}")
    void beat() {
        numberer.number(clock.instant());
        pusher.push(clock.instant());
    }

    /** Not once a night: who was down at that time, or was not answered, would never know of that day. */
    @Scheduled(cron = "0 30 * * * *", zone = "Asia/Shanghai")
    void reconcile() {
        if (platform.isKnown()) {
            comparisons.compare(clock.instant());
        }
    }
}

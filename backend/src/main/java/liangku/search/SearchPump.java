package liangku.search;

import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every second, what changed goes to the index. */
@Component
class SearchPump {

    private final Search search;
    private final Clock clock;

    SearchPump(Search search, Clock clock) {
        this.search = search;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1_000, initialDelay = 3_000)
    void pump() {
        search.pump(clock.instant());
    }
}

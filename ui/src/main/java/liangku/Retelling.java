package liangku;

import java.time.Duration;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells again what a listener could not take in: a lost object store must not cost a certificate its PDF until the next
 * restart. Listeners are idempotent, so twice is as good as once.
 */
@Component
class Retelling {

    private final FailedEventPublications failed;

    Retelling(FailedEventPublications failed) {
        this.failed = failed;
    }

    @Scheduled(fixedDelay = 30_000, initialDelay = 30_000)
    void tellAgain() {
        failed.resubmit(ResubmissionOptions.defaults().withMinAge(Duration.ofSeconds(30)));
    }
}

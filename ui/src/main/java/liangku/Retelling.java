package liangku;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.modulith.events.EventPublication;
import org.springframework.modulith.events.EventPublication.Status;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.modulith.events.core.EventPublicationRepository;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells again what a listener could not take in, and what a node was taking in when it died: neither a lost object store nor
 * a lost node must cost a certificate its PDF until the next restart. Listeners are idempotent, so twice is as good as once;
 * what is told again is claimed in the database, whichever node does it.
 */
@Component
class Retelling {

    private static final Logger LOG = LoggerFactory.getLogger(Retelling.class);

    /** Longer than a listener takes, a whole city's day included; whoever has not finished by then is taken for dead. */
    private static final Duration ORPHANED_AFTER = Duration.ofMinutes(10);

    private static final List<Status> UNFINISHED = List.of(Status.PUBLISHED, Status.PROCESSING, Status.RESUBMITTED);

    private final FailedEventPublications failed;
    private final EventPublicationRepository publications;
    private final Clock clock;

    Retelling(FailedEventPublications failed, EventPublicationRepository publications, Clock clock) {
        this.failed = failed;
        this.publications = publications;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 30_000, initialDelay = 30_000)
    void tellAgain() {
        failed.resubmit(ResubmissionOptions.defaults().withMinAge(Duration.ofSeconds(30)));
    }

    /**
     * What nobody finished counts as failed from now on. Spring Modulith's own staleness monitor does not know when something
     * was told again and would have it told every minute from then on; and what was told again by a node that died then is
     * passed over at a restart.
     */
    @Scheduled(fixedDelay = 60_000, initialDelay = 60_000)
    void findOrphans() {
        var before = clock.instant().minus(ORPHANED_AFTER);
        var orphans = UNFINISHED.stream()
                .flatMap(status -> publications.findByStatus(status).stream())
                .filter(publication -> Optional.ofNullable(publication.getLastResubmissionDate())
                        .orElse(publication.getPublicationDate())
                        .isBefore(before))
                .map(EventPublication::getIdentifier)
                .toList();
        orphans.forEach(publications::markFailed);
        if (!orphans.isEmpty()) {
            LOG.warn("events were left unfinished and are told again count={}", orphans.size());
        }
    }
}

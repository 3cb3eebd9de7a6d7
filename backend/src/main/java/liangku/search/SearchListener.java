package liangku.search;

import java.time.Clock;
import liangku.employer.EmployerId;
import liangku.employer.EmployersChanged;
import liangku.people.RosterChanged;
import liangku.people.WorkerId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Queues what changed, in the transaction that changed it. */
@Component
class SearchListener {

    private final Search search;
    private final Clock clock;

    SearchListener(Search search, Clock clock) {
        this.search = search;
        this.clock = clock;
    }

    @EventListener
    void businesses(EmployersChanged event) {
        search.changed(
                SearchKind.BUSINESS,
                event.employers().stream().map(EmployerId::toString).toList(),
                clock.instant());
    }

    @EventListener
    void people(RosterChanged event) {
        search.changed(
                SearchKind.PERSON,
                event.workers().stream().map(WorkerId::toString).toList(),
                clock.instant());
    }
}

package liangku.supervision;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import liangku.certificate.CertificateIssued;
import liangku.certificate.CertificateRevoked;
import liangku.certificate.CertificatesSuperseded;
import liangku.certificate.CertificatesTakenOver;
import liangku.compliance.DayRecorded;
import liangku.compliance.Snapshot;
import liangku.compliance.Snapshots;
import liangku.courseware.CourseFinished;
import liangku.courseware.CoursesTakenOver;
import liangku.employer.Employers;
import liangku.employer.EmployersChanged;
import liangku.exam.AttemptMarked;
import liangku.exam.AttemptRemarked;
import liangku.exam.AttemptsTakenOver;
import liangku.people.People;
import liangku.people.RosterChanged;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Turns what happened in the house into records of the feed. Every listener may be called again with the same event: what
 * is kept already is not kept twice.
 *
 * <p>Nothing here carries a name, an ID number or a phone: people are told by their identity in this system.
 */
@Component
class Listening {

    private static final int PAGE = 1_000;

    private final FeedTable feed;
    private final Employers employers;
    private final People people;
    private final Snapshots snapshots;
    private final Happenings happenings;
    private final Clock clock;

    Listening(
            FeedTable feed,
            Employers employers,
            People people,
            Snapshots snapshots,
            Happenings happenings,
            Clock clock) {
        this.feed = feed;
        this.employers = employers;
        this.people = people;
        this.snapshots = snapshots;
        this.happenings = happenings;
        this.clock = clock;
    }

    /**
     * In the marking transaction, not behind it: the feed's own table is where what happened waits to be told, so a
     * publication to remember that it still has to be put there would cost three more commits and save nothing. First of
     * all listeners: the certificate's locks the numbers of its region.
     */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(AttemptMarked event) {
        add(List.of(happenings.of(event)));
    }

    @ApplicationModuleListener
    void on(AttemptRemarked event) {
        feed.oneAtATime(DataType.EXAM_RESULT);
        add(List.of(happenings.of(event)));
    }

    @ApplicationModuleListener
    void on(AttemptsTakenOver event) {
        add(event.attempts().stream().map(happenings::of).toList());
    }

    @ApplicationModuleListener
    void on(CertificateIssued event) {
        feed.oneAtATime(DataType.CERTIFICATE);
        add(List.of(happenings.of(event)));
    }

    @ApplicationModuleListener
    void on(CertificatesTakenOver event) {
        feed.oneAtATime(DataType.CERTIFICATE);
        add(event.certificates().stream().map(happenings::of).toList());
    }

    @ApplicationModuleListener
    void on(CertificatesSuperseded event) {
        feed.oneAtATime(DataType.CERTIFICATE);
        add(event.certificates().stream()
                .flatMap(one -> Stream.of(happenings.of(one.issued()), happenings.of(one)))
                .toList());
    }

    /**
     * Events of one certificate may come in any order, and some may have been told to nobody before there was a feed: the
     * first version goes before the others, if it has not gone yet.
     */
    @ApplicationModuleListener
    void on(CertificateRevoked event) {
        var issued = event.issued();
        feed.oneAtATime(DataType.CERTIFICATE);
        add(List.of(happenings.of(issued), happenings.of(event)));
    }

    @ApplicationModuleListener
    void on(CourseFinished event) {
        add(List.of(Happenings.of(event)));
    }

    @ApplicationModuleListener
    void on(CoursesTakenOver event) {
        add(event.courses().stream().map(Happenings::of).toList());
    }

    @ApplicationModuleListener
    void on(EmployersChanged event) {
        var found = new HashMap<String, Map<String, ?>>();
        employers
                .find(event.employers())
                .forEach((id, employer) -> found.put(id.toString(), Happenings.data(employer)));
        addChanged(DataType.ENTITY, found);
    }

    @ApplicationModuleListener
    void on(RosterChanged event) {
        var found = new HashMap<String, Map<String, ?>>();
        for (var worker : event.workers()) {
            found.put(worker.toString(), Happenings.data(worker, people.employmentsOf(worker)));
        }
        addChanged(DataType.PERSON, found);
    }

    /**
     * All versions of the day: the first may have been kept without being reported, and nobody should hear of a second
     * who never heard of the first. What was told before is not told again.
     */
    @ApplicationModuleListener
    void on(DayRecorded event) {
        Optional<Snapshot.OfEmployer> after = Optional.empty();
        while (true) {
            var page = snapshots.employers(event.day(), after, PAGE);
            add(page.stream().map(Happenings::of).toList());
            if (page.size() < PAGE) {
                break;
            }
            after = Optional.of(page.getLast());
        }
        add(snapshots.regions(event.day()).stream().map(Happenings::of).toList());
    }

    private void add(List<Happening> happenings) {
        feed.add(happenings, clock.instant());
    }

    /** Gives a new version to whatever does not look as it was told last. */
    private void addChanged(DataType dataType, Map<String, Map<String, ?>> found) {
        feed.oneAtATime(dataType);
        var latest = feed.latest(dataType, found.keySet());
        var now = clock.instant();
        var changed = new ArrayList<Happening>();
        found.forEach((id, data) -> {
            var known = Optional.ofNullable(latest.get(id));
            if (known.filter(told -> feed.isSame(told, data)).isEmpty()) {
                var version = known.map(FeedTable.Latest::version).orElse(0) + 1;
                changed.add(new Happening(dataType, id, version, now, data));
            }
        });
        feed.add(changed, now);
    }
}

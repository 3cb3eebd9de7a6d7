package liangku.supervision;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import liangku.certificate.CertificateIssued;
import liangku.certificate.CertificateRevoked;
import liangku.compliance.DayRecorded;
import liangku.compliance.Figures;
import liangku.compliance.Snapshots;
import liangku.courseware.CourseFinished;
import liangku.employer.Category;
import liangku.employer.Employer;
import liangku.employer.EmployerId;
import liangku.employer.Employers;
import liangku.employer.EmployersChanged;
import liangku.employer.FoodLicence;
import liangku.employer.UnifiedCode;
import liangku.exam.AttemptMarked;
import liangku.people.Employment;
import liangku.people.People;
import liangku.people.RosterChanged;
import liangku.people.WorkerId;
import liangku.programme.Programme;
import liangku.programme.ProgrammeId;
import liangku.programme.Programmes;
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
    private final Programmes programmes;
    private final Snapshots snapshots;
    private final Clock clock;

    Listening(
            FeedTable feed,
            Employers employers,
            People people,
            Programmes programmes,
            Snapshots snapshots,
            Clock clock) {
        this.feed = feed;
        this.employers = employers;
        this.people = people;
        this.programmes = programmes;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void on(AttemptMarked event) {
        add(new Happening(
                DataType.EXAM_RESULT,
                event.attempt().toString(),
                1,
                event.submittedAt(),
                Map.of(
                        "attempt", event.attempt().toString(),
                        "kind", event.kind().name(),
                        "programme", code(event.programme()),
                        "person", event.worker().toString(),
                        "employer", event.employer().toString(),
                        "number", event.number(),
                        "percent", event.percent(),
                        "verdict", event.verdict().name(),
                        "timedOut", event.timedOutAt().isPresent(),
                        "submittedAt", event.submittedAt().toString())));
    }

    @ApplicationModuleListener
    void on(CertificateIssued event) {
        add(new Happening(
                DataType.CERTIFICATE,
                event.number(),
                1,
                clock.instant(),
                Map.of(
                        "number", event.number(),
                        "status", "VALID",
                        "programme", code(event.programme()),
                        "person", event.worker().toString(),
                        "employer", event.employer().toString(),
                        "issuedOn", event.issuedOn().toString(),
                        "validUntil", event.validUntil().toString())));
    }

    @ApplicationModuleListener
    void on(CertificateRevoked event) {
        add(new Happening(
                DataType.CERTIFICATE,
                event.number(),
                2,
                event.at(),
                Map.of(
                        "number", event.number(),
                        "status", "REVOKED",
                        "person", event.worker().toString(),
                        "employer", event.employer().toString(),
                        "reason", event.reason(),
                        "revokedAt", event.at().toString())));
    }

    @ApplicationModuleListener
    void on(CourseFinished event) {
        add(new Happening(
                DataType.TRAINING_RECORD,
                event.learner() + ":" + event.courseCode(),
                1,
                event.at(),
                Map.of(
                        "person", event.learner().toString(),
                        "course", event.courseCode(),
                        "finishedAt", event.at().toString())));
    }

    @ApplicationModuleListener
    void on(EmployersChanged event) {
        var found = new HashMap<String, Map<String, ?>>();
        employers.find(event.employers()).forEach((id, employer) -> found.put(id.toString(), data(employer)));
        addChanged(DataType.ENTITY, found);
    }

    @ApplicationModuleListener
    void on(RosterChanged event) {
        var found = new HashMap<String, Map<String, ?>>();
        for (var worker : event.workers()) {
            found.put(worker.toString(), data(worker, people.employmentsOf(worker)));
        }
        addChanged(DataType.PERSON, found);
    }

    @ApplicationModuleListener
    void on(DayRecorded event) {
        Optional<EmployerId> after = Optional.empty();
        while (true) {
            var page = snapshots.employers(event.day(), after, PAGE);
            feed.add(
                    page.stream()
                            .map(snapshot -> {
                                var data = data(snapshot.figures());
                                data.put("day", snapshot.day().toString());
                                data.put("employer", snapshot.employer().toString());
                                data.put("region", snapshot.region());
                                data.put("category", snapshot.category().name());
                                data.put("ruleVersion", snapshot.ruleVersion());
                                return new Happening(
                                        DataType.ENTITY_COMPLIANCE_DAILY,
                                        snapshot.employer() + ":" + snapshot.day(),
                                        snapshot.version(),
                                        snapshot.takenAt(),
                                        data);
                            })
                            .toList(),
                    clock.instant());
            if (page.size() < PAGE) {
                break;
            }
            after = Optional.of(page.getLast().employer());
        }
        feed.add(
                snapshots.regions(event.day()).stream()
                        .map(snapshot -> {
                            var category =
                                    snapshot.category().map(Category::name).orElse("ALL");
                            var data = data(snapshot.figures());
                            data.put("day", snapshot.day().toString());
                            data.put("region", snapshot.region());
                            data.put("category", category);
                            data.put("ruleVersion", snapshot.ruleVersion());
                            return new Happening(
                                    DataType.REGION_COMPLIANCE_DAILY,
                                    snapshot.region() + ":" + category + ":" + snapshot.day(),
                                    snapshot.version(),
                                    snapshot.takenAt(),
                                    data);
                        })
                        .toList(),
                clock.instant());
    }

    private void add(Happening happening) {
        feed.add(List.of(happening), clock.instant());
    }

    /** Gives a new version to whatever does not look as it was told last. */
    private void addChanged(DataType dataType, Map<String, Map<String, ?>> found) {
        feed.oneAtATime(dataType);
        var latest = feed.latest(dataType, found.keySet());
        var now = clock.instant();
        var changed = new ArrayList<Happening>();
        found.forEach((id, data) -> {
            var known = latest.getOrDefault(id, new FeedTable.Latest(0, ""));
            if (!known.digest().equals(feed.digest(data))) {
                changed.add(new Happening(dataType, id, known.version() + 1, now, data));
            }
        });
        feed.add(changed, now);
    }

    private String code(ProgrammeId programme) {
        return programmes.find(programme).map(Programme::code).orElseGet(programme::toString);
    }

    private static Map<String, Object> data(Employer employer) {
        var data = new TreeMap<String, Object>();
        data.put("employer", employer.id().toString());
        data.put("name", employer.name());
        employer.data().unifiedCode().map(UnifiedCode::value).ifPresent(code -> data.put("unifiedCode", code));
        employer.data().licence().map(FoodLicence::value).ifPresent(licence -> data.put("licence", licence));
        employer.data().registrationNumber().ifPresent(number -> data.put("registrationNumber", number));
        data.put("region", employer.region());
        data.put("category", employer.category().name());
        data.put("status", employer.status().name());
        return data;
    }

    private static Map<String, Object> data(WorkerId worker, Collection<Employment> employments) {
        return Map.of(
                "person",
                worker.toString(),
                "employments",
                employments.stream()
                        .map(employment -> {
                            var row = new TreeMap<String, Object>();
                            row.put("employer", employment.employer().toString());
                            row.put("post", employment.post().name());
                            row.put("since", employment.since().toString());
                            employment.until().ifPresent(until -> row.put("until", until.toString()));
                            return row;
                        })
                        .toList());
    }

    private static Map<String, Object> data(Figures figures) {
        var indicators = new TreeMap<String, Object>();
        figures.tallies().forEach((indicator, tally) -> {
            if (tally.den() > 0) {
                indicators.put(indicator.name(), Map.of("num", tally.num(), "den", tally.den()));
            }
        });
        var data = new TreeMap<String, Object>();
        data.put("people", figures.people());
        data.put("businesses", figures.businesses());
        data.put("indicators", indicators);
        return data;
    }
}

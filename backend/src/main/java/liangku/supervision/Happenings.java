package liangku.supervision;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import liangku.certificate.CertificateIssued;
import liangku.certificate.CertificateRevoked;
import liangku.certificate.CertificatesSuperseded;
import liangku.compliance.Figures;
import liangku.compliance.Snapshot;
import liangku.courseware.CourseFinished;
import liangku.employer.Category;
import liangku.employer.Employer;
import liangku.employer.Employers;
import liangku.employer.FoodLicence;
import liangku.employer.UnifiedCode;
import liangku.exam.AttemptMarked;
import liangku.exam.AttemptRemarked;
import liangku.people.Employment;
import liangku.people.WorkerId;
import liangku.programme.Programme;
import liangku.programme.ProgrammeId;
import liangku.programme.Programmes;
import org.springframework.stereotype.Component;

/**
 * What each kind of record says.
 *
 * <p>Nothing here carries a name, an ID number or a phone: people are told by their identity in this system.
 */
@Component
class Happenings {

    /** Versions of a certificate. Each says more than the one before, so that the highest counts in whatever order they come. */
    private static final int VALID = 1;

    private static final int SUPERSEDED = 2;
    private static final int REVOKED = 3;
    private static final List<String> STATUS = List.of("VALID", "SUPERSEDED", "REVOKED");

    private final Programmes programmes;

    Happenings(Programmes programmes) {
        this.programmes = programmes;
    }

    Happening of(AttemptMarked event) {
        return result(event, 1);
    }

    Happening of(AttemptRemarked event) {
        return result(event.marked(), event.revision());
    }

    private Happening result(AttemptMarked event, int version) {
        return new Happening(
                DataType.EXAM_RESULT,
                event.attempt().toString(),
                version,
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
                        "submittedAt", event.submittedAt().toString()));
    }

    /** Certificates hold by the day, so each comes into being as its first day begins: told twice, it is told the same. */
    Happening of(CertificateIssued event) {
        return certificate(
                event, VALID, event.issuedOn().atStartOfDay(Employers.ZONE).toInstant(), data -> {});
    }

    Happening of(CertificatesSuperseded.Superseded event) {
        return certificate(
                event.issued(),
                SUPERSEDED,
                event.on().atStartOfDay(Employers.ZONE).toInstant(),
                data -> {
                    data.put("successor", event.successor());
                    data.put("supersededOn", event.on().toString());
                });
    }

    /** Why stays in the house: it is text that somebody wrote, and may tell more of a person than a record should. */
    Happening of(CertificateRevoked event) {
        return certificate(
                event.issued(),
                REVOKED,
                event.at(),
                data -> data.put("revokedAt", event.at().toString()));
    }

    private Happening certificate(
            CertificateIssued issued, int version, Instant at, Consumer<Map<String, Object>> more) {
        var data = new TreeMap<String, Object>();
        data.put("number", issued.number());
        data.put("status", STATUS.get(version - 1));
        data.put("programme", code(issued.programme()));
        data.put("person", issued.worker().toString());
        data.put("employer", issued.employer().toString());
        data.put("issuedOn", issued.issuedOn().toString());
        data.put("validUntil", issued.validUntil().toString());
        more.accept(data);
        return new Happening(DataType.CERTIFICATE, issued.number(), version, at, data);
    }

    static Happening of(CourseFinished event) {
        return new Happening(
                DataType.TRAINING_RECORD,
                event.learner() + ":" + event.courseCode(),
                1,
                event.at(),
                Map.of(
                        "person", event.learner().toString(),
                        "course", event.courseCode(),
                        "finishedAt", event.at().toString()));
    }

    static Happening of(Snapshot.OfEmployer snapshot) {
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
    }

    static Happening of(Snapshot.OfRegion snapshot) {
        var category = snapshot.category().map(Category::name).orElse("ALL");
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
    }

    static Map<String, Object> data(Employer employer) {
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

    static Map<String, Object> data(WorkerId worker, Collection<Employment> employments) {
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

    private String code(ProgrammeId programme) {
        return programmes.find(programme).map(Programme::code).orElseGet(programme::toString);
    }
}

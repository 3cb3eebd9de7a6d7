package liangku.certificate;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import liangku.certificate.CertificateTable.Series;
import liangku.certificate.CertificatesSuperseded.Superseded;
import liangku.employer.Employer;
import liangku.employer.EmployerId;
import liangku.employer.Employers;
import liangku.exam.AttemptId;
import liangku.people.Employment;
import liangku.people.EmploymentId;
import liangku.people.People;
import liangku.people.Worker;
import liangku.people.WorkerId;
import org.springframework.stereotype.Component;

/** Makes certificates out of passes: looks up what is frozen, numbers, signs, writes. Wants a transaction around it. */
@Component
class Issuing {

    /**
     * What came of it.
     *
     * @param certificates that were made, in the order of the passes; those that were there already are left out
     * @param superseded whose place was taken by this
     */
    record Issued(List<Certificate> certificates, List<Superseded> superseded) {
        static final Issued NOTHING = new Issued(List.of(), List.of());
    }

    private final CertificateTable table;
    private final Signing signing;
    private final People people;
    private final Employers employers;
    private final Terms terms;

    Issuing(CertificateTable table, Signing signing, People people, Employers employers, Terms terms) {
        this.table = table;
        this.signing = signing;
        this.people = people;
        this.employers = employers;
        this.terms = terms;
    }

    /**
     * Issues what is not issued yet.
     *
     * @throws IllegalArgumentException if a pass names someone, something or a place that is not there
     */
    Issued issue(List<Pass> passes) {
        var wanted = missing(passes);
        if (wanted.isEmpty()) {
            return Issued.NOTHING;
        }
        var context = new Context(
                people.find(wanted.stream().map(Pass::worker).collect(Collectors.toSet())),
                employers.find(wanted.stream().map(Pass::employer).collect(Collectors.toSet())),
                people.employments(wanted.stream().map(Pass::employment).collect(Collectors.toSet())));
        var counters = new HashMap<>(table.lockCounters(
                wanted.stream().map(pass -> series(context, pass)).collect(Collectors.toSet())));
        // Behind the lock once more: whoever held it may have issued for the same attempt, and a number given for
        // nothing would be a gap.
        var still = missing(wanted);
        if (still.isEmpty()) {
            return Issued.NOTHING;
        }
        var rows = new HashMap<AttemptId, IssuedRow>();
        still.stream()
                .sorted(Comparator.comparing(Pass::at)
                        .thenComparing(pass -> pass.attempt().value()))
                .forEach(pass -> {
                    var series = series(context, pass);
                    var serial = counters.merge(series, 1, Integer::sum);
                    rows.put(
                            pass.attempt(),
                            row(context, pass, new CertificateNumber(series.region(), series.year(), serial)));
                });
        table.add(List.copyOf(rows.values()));
        table.moveCounters(counters);
        var issued = still.stream()
                .map(pass -> Objects.requireNonNull(rows.get(pass.attempt())).certificate())
                .toList();
        return new Issued(
                issued, table.supersede(issued.stream().map(Certificate::number).toList()));
    }

    private List<Pass> missing(List<Pass> passes) {
        var known = new HashSet<>(
                table.ofAttempts(passes.stream().map(Pass::attempt).toList()).stream()
                        .map(Certificate::attempt)
                        .toList());
        var missing = new LinkedHashMap<AttemptId, Pass>();
        passes.stream()
                .filter(pass -> !known.contains(pass.attempt()))
                .forEach(pass -> missing.putIfAbsent(pass.attempt(), pass));
        return new ArrayList<>(missing.values());
    }

    private IssuedRow row(Context context, Pass pass, CertificateNumber number) {
        var worker = context.worker(pass);
        var employer = context.employer(pass);
        var post = context.employment(pass).post();
        var programme = terms.programme(pass.programme());
        var issuedOn = day(pass);
        var holder = SealedHolder.of(
                new Holder(worker.name().value(), worker.idNumber().masked()));
        var certificate = new Certificate(
                number,
                pass.attempt(),
                pass.worker(),
                holder.holder(),
                pass.employer(),
                employer.name(),
                employer.region(),
                employer.category(),
                pass.employment(),
                post,
                programme.id(),
                programme.level(),
                programme.titleZh(),
                programme.titleEn(),
                pass.percent().setScale(2, RoundingMode.HALF_UP),
                issuedOn,
                // The last day is part of it: twelve months from 1 March end on the last of February.
                issuedOn.plus(terms.validity(employer.category(), post, issuedOn))
                        .minusDays(1),
                Optional.empty(),
                Optional.empty());
        var record = CanonicalRecord.of(certificate, holder.salt());
        return new IssuedRow(
                certificate,
                holder,
                record,
                CanonicalRecord.digest(record),
                signing.sign(record),
                signing.key().id());
    }

    private static Series series(Context context, Pass pass) {
        return new Series(
                CertificateNumber.region(context.employer(pass).region()),
                day(pass).getYear());
    }

    private static LocalDate day(Pass pass) {
        return LocalDate.ofInstant(pass.at(), Employers.ZONE);
    }

    private record Context(
            Map<WorkerId, Worker> workers,
            Map<EmployerId, Employer> employers,
            Map<EmploymentId, Employment> employments) {

        Worker worker(Pass pass) {
            return found(workers, pass.worker(), "worker");
        }

        Employer employer(Pass pass) {
            return found(employers, pass.employer(), "employer");
        }

        Employment employment(Pass pass) {
            return found(employments, pass.employment(), "employment");
        }

        private static <K, V> V found(Map<K, V> known, K key, String what) {
            return Optional.ofNullable(known.get(key))
                    .orElseThrow(() -> new IllegalArgumentException("there is no %s %s".formatted(what, key)));
        }
    }
}

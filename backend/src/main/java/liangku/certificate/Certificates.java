package liangku.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import liangku.employer.Scope;
import liangku.exam.AttemptId;
import liangku.exam.PassesCertified;
import liangku.identity.Caller;
import liangku.people.WorkerId;
import liangku.programme.Programme;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Certificates: issued, shown, verified. Never rewritten.
 *
 * <p>A certificate exists, numbered and signed, as soon as the transaction that marked the paper commits: an event
 * listener issues it inside that transaction. Its PDF follows a moment later.
 */
@Service
public class Certificates {

    private static final int PAGE_MAX = 200;
    private static final int SET = 1_000;

    private final CertificateTable table;
    private final Issuing issuing;
    private final Renderings renderings;
    private final Visibility visibility;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Certificates(
            CertificateTable table,
            Issuing issuing,
            Renderings renderings,
            Visibility visibility,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.table = table;
        this.issuing = issuing;
        this.renderings = renderings;
        this.visibility = visibility;
        this.events = events;
        this.transaction = transaction;
    }

    /**
     * {@return the certificate of this pass, issued now or before}
     *
     * @throws IllegalArgumentException if the pass names someone or something that is not there
     */
    public Certificate issue(Pass pass) {
        return inTransaction(() -> {
            var issued = issuing.issue(List.of(pass));
            issued.certificates().forEach(one -> events.publishEvent(CertificateIssued.of(one)));
            tell(issued);
            return ofAttempt(pass.attempt()).orElseThrow();
        });
    }

    /**
     * Issues a history in sets: thousands a second, each set of 1,000 a transaction, told as one
     * {@link CertificatesTakenOver}. No {@link CertificateIssued} is published and so no PDF rendered: it is made when it
     * is first asked for.
     *
     * @param passes in any order
     * @return the certificates that were made; for passes that had one already, none
     */
    public List<Certificate> issueAll(List<Pass> passes) {
        var issued = new ArrayList<Certificate>(passes.size());
        for (var from = 0; from < passes.size(); from += SET) {
            var set = passes.subList(from, Math.min(from + SET, passes.size()));
            issued.addAll(inTransaction(() -> takeOver(set)));
        }
        return issued;
    }

    private List<Certificate> takeOver(List<Pass> passes) {
        var issued = issuing.issue(passes);
        if (!issued.certificates().isEmpty()) {
            events.publishEvent(new CertificatesTakenOver(
                    issued.certificates().stream().map(CertificateIssued::of).toList()));
        }
        tell(issued);
        return issued.certificates();
    }

    private void tell(Issuing.Issued issued) {
        if (!issued.certificates().isEmpty()) {
            events.publishEvent(new PassesCertified(issued.certificates().stream()
                    .map(one -> new PassesCertified.Term(one.attempt(), one.validUntil()))
                    .toList()));
        }
        if (!issued.superseded().isEmpty()) {
            events.publishEvent(new CertificatesSuperseded(issued.superseded()));
        }
    }

    /** {@return the certificate that was issued for an attempt; there as soon as the marking transaction committed} */
    public Optional<Certificate> ofAttempt(AttemptId attempt) {
        return table.ofAttempts(List.of(attempt)).stream().findFirst();
    }

    /** For the house itself and for the person; who looks at somebody else asks as {@link #ofWorker(WorkerId, Caller, Instant)}. */
    public List<Certificate> ofWorker(WorkerId worker) {
        return table.ofWorker(worker);
    }

    /** {@return those of a person that the caller may see one by one, the latest first} */
    public List<Certificate> ofWorker(WorkerId worker, Caller caller, Instant now) {
        return table.ofWorker(worker).stream()
                .filter(certificate -> visibility.shows(certificate, caller, now))
                .toList();
    }

    /**
     * {@return certificates of a scope, the latest number first, at most 200}
     *
     * <p>A single business sees what was issued to its people, wherever, and what was issued at it, also to those who
     * left; a regulator what was issued at the businesses of the scope.
     *
     * @param before the page before said it is next
     */
    public CertificatePage page(Scope scope, LocalDate today, Optional<CertificateNumber> before, int limit) {
        var wanted = Math.clamp(limit, 1, PAGE_MAX);
        var rows = table.page(scope, today, before, wanted + 1);
        if (rows.size() <= wanted) {
            return new CertificatePage(rows, Optional.empty());
        }
        var page = rows.subList(0, wanted);
        return new CertificatePage(page, Optional.of(page.getLast().number()));
    }

    /** For the house itself; a caller's question goes through {@link #find(CertificateNumber, Caller, Instant)}. */
    public Optional<Certificate> find(CertificateNumber number) {
        return table.find(number);
    }

    /**
     * {@return the certificate if it is the caller's own, or was issued at a business of the caller's scope, or its
     * holder works at one today}
     */
    public Optional<Certificate> find(CertificateNumber number, Caller caller, Instant now) {
        return table.find(number).filter(certificate -> visibility.shows(certificate, caller, now));
    }

    /** {@return the one PDF; rendered now if nobody asked before} The caller has to be one who may see it. */
    public Pdf pdf(CertificateNumber number, Caller caller, Instant now) {
        return find(number, caller, now).isPresent() ? renderings.pdf(number, now) : new Pdf.NotFound();
    }

    /** {@return whether a person held, on {@code day}, a valid certificate that covers duties of this level} */
    public boolean validOn(WorkerId worker, Programme.Level level, LocalDate day) {
        return table.ofWorker(worker).stream()
                .anyMatch(certificate -> certificate.level().covers(level)
                        && !day.isBefore(certificate.issuedOn())
                        && certificate.statusOn(day) == CertificateStatus.VALID);
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}

package liangku.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import liangku.audit.Audit;
import liangku.audit.Reason;
import liangku.employer.Employers;
import liangku.employer.Scope;
import liangku.exam.PassWithdrawn;
import liangku.identity.Caller;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes certificates back. */
@Service
public class Revocations {

    private final CertificateTable table;
    private final Verifications verifications;
    private final Visibility visibility;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Revocations(
            CertificateTable table,
            Verifications verifications,
            Visibility visibility,
            Audit audit,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.table = table;
        this.verifications = verifications;
        this.visibility = visibility;
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
    }

    /**
     * Takes a certificate back, from the day of {@code now} on, for good: if it was issued at a business of the caller's
     * scope.
     */
    public Revoking revoke(CertificateNumber number, String reason, Caller by, Instant now) {
        var certificate = table.find(number).filter(found -> visibility.shows(found, by, now));
        if (certificate.isEmpty()) {
            return new Revoking.NotFound();
        }
        if (!visibility.isOfScope(certificate.get(), by.scope())) {
            return new Revoking.IssuedElsewhere();
        }
        var why = Reason.parse(reason);
        if (why.isEmpty()) {
            return new Revoking.NoReason();
        }
        var revoking = Objects.requireNonNull(transaction.execute(status -> revokeInTransaction(
                number,
                new Revocation(
                        now,
                        LocalDate.ofInstant(now, Employers.ZONE),
                        by.subject(),
                        why.get().value()))));
        verifications.forget(number);
        return revoking;
    }

    /** {@return whether {@link #revoke} is this scope's to do} */
    public boolean mayRevoke(Certificate certificate, Scope scope) {
        return visibility.isOfScope(certificate, scope);
    }

    private Revoking revokeInTransaction(CertificateNumber number, Revocation revocation) {
        var found = table.find(number);
        if (found.isEmpty()) {
            return new Revoking.NotFound();
        }
        if (!table.revoke(number, revocation)) {
            return new Revoking.AlreadyRevoked(
                    table.find(number).flatMap(Certificate::revocation).orElseThrow());
        }
        events.publishEvent(new PassWithdrawn(found.get().attempt(), revocation.at()));
        events.publishEvent(
                new CertificateRevoked(CertificateIssued.of(found.get()), revocation.reason(), revocation.at()));
        audit.record(
                revocation.by(),
                "certificate-revoked",
                "certificate",
                number.toString(),
                Map.of("reason", revocation.reason()),
                revocation.at());
        return new Revoking.Revoked(revocation);
    }
}

package liangku.certificate;

import java.time.Instant;
import java.util.Optional;
import liangku.audit.Reason;
import liangku.identity.Caller;
import liangku.identity.Keepers;
import liangku.identity.Role;
import liangku.people.People;
import liangku.people.PersonName;
import liangku.people.WorkerId;
import org.springframework.stereotype.Service;

/**
 * Sets right how a person's name is written. Certificates stay as they were issued, and so an employer may do it only
 * until the first: a certificate could otherwise be handed on.
 *
 * @see "docs/decisions/names-are-set-right.md"
 */
@Service
public class NameCorrections {

    private final People people;
    private final Keepers keepers;
    private final CertificateTable certificates;

    NameCorrections(People people, CertificateTable certificates) {
        this.people = people;
        this.keepers = new Keepers(people);
        this.certificates = certificates;
    }

    /** {@return why this name is not this caller's to correct} */
    public Optional<NameCorrection> obstacle(WorkerId worker, Caller by, Instant now) {
        return switch (keepers.standing(worker, by, now)) {
            case STRANGER -> Optional.of(new NameCorrection.NotFound());
            case LEFT -> Optional.of(new NameCorrection.Left());
            case KEEPER ->
                by.role() == Role.REGULATOR || certificates.ofWorker(worker).isEmpty()
                        ? Optional.empty()
                        : Optional.of(new NameCorrection.Certified());
        };
    }

    /** The caller vouches for it, and says why. */
    public NameCorrection correct(WorkerId worker, PersonName name, String reason, Caller by, Instant now) {
        var obstacle = obstacle(worker, by, now);
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        var why = Reason.parse(reason);
        if (why.isEmpty()) {
            return new NameCorrection.NoReason();
        }
        return people.rename(worker, name, why.get(), by.subject(), now)
                .<NameCorrection>map(
                        before -> before.equals(name) ? new NameCorrection.Same() : new NameCorrection.Corrected())
                .orElseGet(NameCorrection.NotFound::new);
    }
}

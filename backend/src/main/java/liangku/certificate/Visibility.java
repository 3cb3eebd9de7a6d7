package liangku.certificate;

import java.time.Instant;
import java.time.LocalDate;
import liangku.employer.Employers;
import liangku.employer.Scope;
import liangku.identity.Caller;
import liangku.people.Employment;
import liangku.people.People;
import org.springframework.stereotype.Component;

/** Who may see a certificate, and who may take it back. */
@Component
class Visibility {

    private final Employers employers;
    private final People people;

    Visibility(Employers employers, People people) {
        this.employers = employers;
        this.people = people;
    }

    /** The holder, whoever may see the business it was issued at, and whoever may see a business the holder works at. */
    boolean shows(Certificate certificate, Caller caller, Instant now) {
        if (caller.worker().isPresent()) {
            return caller.worker().get().equals(certificate.worker());
        }
        if (isOfScope(certificate, caller.scope())) {
            return true;
        }
        var today = LocalDate.ofInstant(now, Employers.ZONE);
        return people.employmentsOn(certificate.worker(), today).stream()
                .map(Employment::employer)
                .anyMatch(employer -> employers.find(employer, caller.scope()).isPresent());
    }

    /**
     * {@return whether it was issued at a business of the scope} That is what it takes to take it back: a second kitchen
     * lets another place see it, and gives that place no say in it.
     */
    boolean isOfScope(Certificate certificate, Scope scope) {
        return employers.find(certificate.employer(), scope).isPresent();
    }
}

package liangku.certificate;

import java.time.Instant;
import java.time.LocalDate;
import liangku.employer.Employers;
import liangku.identity.Caller;
import liangku.people.Employment;
import liangku.people.People;
import org.springframework.stereotype.Component;

/** Who may see a certificate. */
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
        if (employers.find(certificate.employer(), caller.scope()).isPresent()) {
            return true;
        }
        var today = LocalDate.ofInstant(now, Employers.ZONE);
        return people.employmentsOn(certificate.worker(), today).stream()
                .map(Employment::employer)
                .anyMatch(employer -> employers.find(employer, caller.scope()).isPresent());
    }
}

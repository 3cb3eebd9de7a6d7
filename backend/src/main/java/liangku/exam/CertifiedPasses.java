package liangku.exam;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How long a pass holds is said by its certificate, so that no exam is closed to someone whose certificate has run out. */
@Component
class CertifiedPasses {

    private final AttemptTable attempts;

    CertifiedPasses(JdbcClient db) {
        this.attempts = new AttemptTable(db);
    }

    /** In the issuing transaction on purpose: certificate and exam never tell two terms. */
    @EventListener
    void on(PassesCertified certified) {
        attempts.keepTerms(certified.passes());
    }
}

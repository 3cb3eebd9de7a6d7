package liangku.certificate;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Answers anyone who scans a certificate. Answers are kept for a moment, found or not: a revocation shows at once on the
 * node that made it and within {@link #KEPT} on the others.
 */
@Service
public class Verifications {

    static final Duration KEPT = Duration.ofSeconds(20);
    private static final int NUMBERS_MAX = 50_000;

    private final LoadingCache<CertificateNumber, Optional<Known>> known;

    Verifications(CertificateTable certificates, RenderingTable renderings) {
        known = Caffeine.newBuilder()
                .maximumSize(NUMBERS_MAX)
                .expireAfterWrite(KEPT)
                .build(number -> certificates
                        .find(number)
                        .map(certificate ->
                                new Known(certificate, renderings.find(number).map(Rendering::sha256))));
    }

    /** {@return what anyone may know of the certificate, with its status on {@code day}} */
    public Optional<Verification> of(CertificateNumber number, LocalDate day) {
        return known.get(number).map(k -> Verification.of(k.certificate(), k.sha256(), day));
    }

    void forget(CertificateNumber number) {
        known.invalidate(number);
    }

    private record Known(Certificate certificate, Optional<String> sha256) {}
}

package liangku.certificate;

import java.util.List;
import java.util.Optional;

/**
 * Some certificates of a list, the latest number first.
 *
 * @param next hand it back to read on; empty at the end
 */
public record CertificatePage(List<Certificate> certificates, Optional<CertificateNumber> next) {
    public CertificatePage {
        certificates = List.copyOf(certificates);
    }
}

package liangku.certificate;

import java.util.List;

/** These certificates were issued for passes of a past. Published in the issuing transaction, at most 1,000 at a time. */
public record CertificatesTakenOver(List<CertificateIssued> certificates) {

    public CertificatesTakenOver {
        certificates = List.copyOf(certificates);
    }
}

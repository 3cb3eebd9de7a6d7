package liangku.certificate;

import java.time.LocalDate;
import java.util.List;

/** Later certificates took the place of these while they were still valid. Published in the issuing transaction. */
public record CertificatesSuperseded(List<Superseded> certificates) {

    /**
     * @param issued as it was told when it was issued, for whoever missed that
     * @param successor number of the later one
     * @param on first day on which the later one counts instead
     */
    public record Superseded(CertificateIssued issued, String successor, LocalDate on) {}

    public CertificatesSuperseded {
        certificates = List.copyOf(certificates);
    }
}

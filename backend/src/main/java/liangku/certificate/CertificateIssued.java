package liangku.certificate;

import java.time.LocalDate;
import liangku.employer.EmployerId;
import liangku.people.WorkerId;
import liangku.programme.ProgrammeId;

/** A certificate exists. Published in the issuing transaction. */
public record CertificateIssued(
        String number,
        WorkerId worker,
        EmployerId employer,
        ProgrammeId programme,
        LocalDate issuedOn,
        LocalDate validUntil) {

    static CertificateIssued of(Certificate certificate) {
        return new CertificateIssued(
                certificate.number().toString(),
                certificate.worker(),
                certificate.employer(),
                certificate.programme(),
                certificate.issuedOn(),
                certificate.validUntil());
    }
}

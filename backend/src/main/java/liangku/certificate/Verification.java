package liangku.certificate;

import java.time.LocalDate;
import java.util.Optional;
import liangku.people.Post;

/**
 * What anyone may know of a certificate.
 *
 * @param status on the day that was asked for
 * @param holder masked, {@code 王*}
 * @param sha256 of the PDF, lower-case hex; empty until it has been rendered
 */
public record Verification(
        CertificateNumber number,
        CertificateStatus status,
        String holder,
        String employer,
        Post post,
        String programmeZh,
        String programmeEn,
        LocalDate issuedOn,
        LocalDate validUntil,
        Optional<LocalDate> revokedOn,
        Optional<CertificateNumber> successor,
        Optional<String> sha256) {

    static Verification of(Certificate certificate, Optional<String> sha256, LocalDate day) {
        return new Verification(
                certificate.number(),
                certificate.statusOn(day),
                certificate.holder().masked(),
                certificate.employerName(),
                certificate.post(),
                certificate.programmeZh(),
                certificate.programmeEn(),
                certificate.issuedOn(),
                certificate.validUntil(),
                certificate.revocation().map(Revocation::on),
                certificate.supersession().map(Supersession::successor),
                sha256);
    }
}

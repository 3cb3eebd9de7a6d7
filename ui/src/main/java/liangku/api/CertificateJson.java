package liangku.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import liangku.certificate.Certificate;
import liangku.certificate.CertificateNumber;
import liangku.certificate.CertificateStatus;
import liangku.certificate.Verification;
import liangku.identity.Caller;
import liangku.identity.Role;

/**
 * A certificate as its holder, employer and regulator see it.
 *
 * @param status today
 * @param holder in full for the holder and the employer, masked for a regulator
 */
record CertificateJson(
        String number,
        CertificateStatus status,
        String holder,
        String workerId,
        Named employer,
        PeopleController.PostJson post,
        Title programme,
        BigDecimal percent,
        LocalDate issuedOn,
        LocalDate validUntil,
        Optional<LocalDate> revokedOn,
        Optional<String> supersededBy) {

    record Named(String id, String name) {}

    record Title(String zh, String en) {}

    record Page(List<CertificateJson> certificates, Optional<String> next) {}

    static CertificateJson of(Certificate certificate, Caller caller, LocalDate today) {
        return new CertificateJson(
                certificate.number().toString(),
                certificate.statusOn(today),
                caller.role() == Role.REGULATOR
                        ? certificate.holder().masked()
                        : certificate.holder().name(),
                certificate.worker().toString(),
                new Named(certificate.employer().toString(), certificate.employerName()),
                PeopleController.PostJson.of(certificate.post()),
                new Title(certificate.programmeZh(), certificate.programmeEn()),
                certificate.percent(),
                certificate.issuedOn(),
                certificate.validUntil(),
                certificate.revocation().map(r -> r.on()),
                certificate.supersession().map(s -> s.successor().toString()));
    }

    /** What anyone may know. */
    record Verified(
            String number,
            CertificateStatus status,
            String holder,
            String employer,
            String post,
            String postEn,
            String programme,
            String programmeEn,
            LocalDate issuedOn,
            LocalDate validUntil,
            Optional<LocalDate> revokedOn,
            Optional<String> supersededBy,
            Optional<String> sha256,
            boolean demo) {

        static Verified of(Verification verification, boolean demo) {
            return new Verified(
                    verification.number().toString(),
                    verification.status(),
                    verification.holder(),
                    verification.employer(),
                    verification.post().zh(),
                    verification.post().en(),
                    verification.programmeZh(),
                    verification.programmeEn(),
                    verification.issuedOn(),
                    verification.validUntil(),
                    verification.revokedOn(),
                    verification.successor().map(CertificateNumber::toString),
                    verification.sha256(),
                    demo);
        }
    }
}

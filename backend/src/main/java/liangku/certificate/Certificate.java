package liangku.certificate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import liangku.employer.Category;
import liangku.employer.EmployerId;
import liangku.exam.AttemptId;
import liangku.people.EmploymentId;
import liangku.people.Post;
import liangku.people.WorkerId;
import liangku.programme.Programme;
import liangku.programme.ProgrammeId;

/**
 * A certificate: everything up to {@code validUntil} is frozen and signed at issue, the last two are facts that came
 * later.
 *
 * @param employerName as it was on the day of issue
 * @param region code of the business's region on the day of issue
 * @param percent of the exam, 0 to 100, two decimals
 * @param validUntil the last day it holds
 */
public record Certificate(
        CertificateNumber number,
        AttemptId attempt,
        WorkerId worker,
        Holder holder,
        EmployerId employer,
        String employerName,
        String region,
        Category category,
        EmploymentId employment,
        Post post,
        ProgrammeId programme,
        Programme.Level level,
        String programmeZh,
        String programmeEn,
        BigDecimal percent,
        LocalDate issuedOn,
        LocalDate validUntil,
        Optional<Revocation> revocation,
        Optional<Supersession> supersession) {

    /** {@return whether it counted on {@code day}, given what is known now} Days before its issue count as its first. */
    public CertificateStatus statusOn(LocalDate day) {
        if (revocation.filter(r -> !day.isBefore(r.on())).isPresent()) {
            return CertificateStatus.REVOKED;
        }
        if (supersession.filter(s -> !day.isBefore(s.on())).isPresent()) {
            return CertificateStatus.SUPERSEDED;
        }
        return day.isAfter(validUntil) ? CertificateStatus.EXPIRED : CertificateStatus.VALID;
    }
}

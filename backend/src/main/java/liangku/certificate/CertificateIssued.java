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
        LocalDate validUntil) {}

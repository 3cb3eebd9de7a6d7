package liangku.certificate;

import java.time.Instant;
import liangku.employer.EmployerId;
import liangku.people.WorkerId;

/** A certificate no longer counts. Published in the revoking transaction. */
public record CertificateRevoked(String number, WorkerId worker, EmployerId employer, String reason, Instant at) {}

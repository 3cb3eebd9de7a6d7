package liangku.certificate;

import java.time.Instant;

/**
 * A certificate no longer counts. Published in the revoking transaction.
 *
 * @param issued as it was told when it was issued, for whoever missed that
 */
public record CertificateRevoked(CertificateIssued issued, String reason, Instant at) {}

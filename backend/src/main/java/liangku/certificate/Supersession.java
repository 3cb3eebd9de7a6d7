package liangku.certificate;

import java.time.LocalDate;

/**
 * A later certificate of the same person and programme took the place of one that was still valid.
 *
 * @param on the first day the later one counts instead
 */
public record Supersession(CertificateNumber successor, LocalDate on) {}

package liangku.certificate;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A certificate was taken back.
 *
 * @param on the first day it does not count
 * @param by the subject who did it, e.g. {@code account:<uuid>}
 */
public record Revocation(Instant at, LocalDate on, String by, String reason) {}

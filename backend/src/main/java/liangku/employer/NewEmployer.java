package liangku.employer;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A business to be put into the archive.
 *
 * @param activeSince first day it counts
 * @param closedOn first day it no longer counts
 */
public record NewEmployer(EmployerData data, LocalDate activeSince, Optional<LocalDate> closedOn) {}

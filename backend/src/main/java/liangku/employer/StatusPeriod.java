package liangku.employer;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A business had a status for a time.
 *
 * @param until the first day on which it no longer had it; empty for none
 */
public record StatusPeriod(EmployerId employer, Status status, LocalDate since, Optional<LocalDate> until) {

    public boolean on(LocalDate day) {
        return !day.isBefore(since) && until.filter(end -> !day.isBefore(end)).isEmpty();
    }
}

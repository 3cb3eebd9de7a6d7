package liangku.compliance;

import java.time.LocalDate;

/** What was reported of {@code from} or of days after it may be other now. Published in the changing transaction. */
public record DaysReopened(LocalDate from) {}

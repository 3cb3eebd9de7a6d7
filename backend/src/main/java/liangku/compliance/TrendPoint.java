package liangku.compliance;

import java.time.LocalDate;

/** One indicator at the end of a day. */
public record TrendPoint(LocalDate day, Tally tally) {}

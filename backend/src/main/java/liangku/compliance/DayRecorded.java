package liangku.compliance;

import java.time.Instant;
import java.time.LocalDate;

/** Snapshots of this day were taken, some of them new or in a new version. Published in the recording transaction. */
public record DayRecorded(LocalDate day, Instant at) {}

package liangku.people;

import java.time.LocalDate;
import liangku.employer.EmployerId;

/** Someone leaves a business. Published in the recording transaction, also when {@code until} is still to come. */
public record EmploymentEnded(WorkerId worker, EmployerId employer, LocalDate until) {}

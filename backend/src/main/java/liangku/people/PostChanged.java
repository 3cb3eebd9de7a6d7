package liangku.people;

import liangku.employer.EmployerId;

/** Someone has another post at a business, or had it put right. Published in the recording transaction, also for a day to come. */
public record PostChanged(WorkerId worker, EmployerId employer) {}

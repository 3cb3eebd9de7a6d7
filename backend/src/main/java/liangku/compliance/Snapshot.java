package liangku.compliance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import liangku.employer.Category;
import liangku.employer.EmployerId;

/** Figures as they were known when they were taken; never changed after. */
public sealed interface Snapshot {

    LocalDate day();

    /** {@return 1 for the first; late data make a new one} */
    int version();

    String ruleVersion();

    Figures figures();

    Instant takenAt();

    /** Of one business. */
    record OfEmployer(
            LocalDate day,
            EmployerId employer,
            int version,
            String region,
            Category category,
            String ruleVersion,
            Figures figures,
            Instant takenAt)
            implements Snapshot {}

    /** Of a region and everything below it; of one category or of all. */
    record OfRegion(
            LocalDate day,
            String region,
            Optional<Category> category,
            int version,
            String ruleVersion,
            Figures figures,
            Instant takenAt)
            implements Snapshot {}
}

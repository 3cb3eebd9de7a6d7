package liangku.employer;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import liangku.employer.RowOutcome.Outcome;

/**
 * What an import did, or in a {@link ImportMode#DRY_RUN} would do, row by row.
 *
 * @param outcomes one for each row that was read, in the order of the file
 */
public record ImportReport(UUID importId, ImportMode mode, List<RowOutcome> outcomes) {

    public ImportReport {
        outcomes = outcomes.stream()
                .sorted(Comparator.comparingInt(RowOutcome::row))
                .toList();
    }

    public int read() {
        return outcomes.size();
    }

    /** {@return how many rows came to this} */
    public int count(Outcome outcome) {
        return (int) outcomes.stream().filter(o -> o.outcome() == outcome).count();
    }

    /** {@return rows that are in the archive now: new, changed or the same} */
    public int accepted() {
        return count(Outcome.ACCEPTED) + count(Outcome.UPDATED) + count(Outcome.UNCHANGED);
    }
}

package liangku.employer;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import liangku.employer.RowOutcome.Outcome;

/**
 * What an import did, or in a {@link ImportMode#DRY_RUN} would do, row by row.
 *
 * @param importId as the audit log names it; empty for a dry run: what was undone is no import
 * @param outcomes one for each row that was read, in the order of the file
 */
public record ImportReport(Optional<UUID> importId, ImportMode mode, List<RowOutcome> outcomes) {

    public ImportReport {
        outcomes = outcomes.stream()
                .sorted(Comparator.comparingInt(RowOutcome::row))
                .toList();
    }

    /** {@return what came of a file that only was looked at} */
    public static ImportReport ofDryRun(List<RowOutcome> outcomes) {
        return new ImportReport(Optional.empty(), ImportMode.DRY_RUN, outcomes);
    }

    /** {@return what came of a file that was kept} */
    public static ImportReport kept(UUID importId, List<RowOutcome> outcomes) {
        return new ImportReport(Optional.of(importId), ImportMode.KEEP, outcomes);
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

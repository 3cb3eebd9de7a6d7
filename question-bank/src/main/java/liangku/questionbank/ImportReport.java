package liangku.questionbank;

import java.util.List;
import java.util.Optional;

/**
 * What became of a file.
 *
 * @param id present if the import was stored
 * @param ignoredColumns headers that mean nothing to us
 * @param outcomes one for each row that is not empty, in the order of the file
 */
public record ImportReport(
        Optional<ImportId> id, ImportFormat format, List<String> ignoredColumns, List<RowOutcome> outcomes) {

    public ImportReport {
        ignoredColumns = List.copyOf(ignoredColumns);
        outcomes = List.copyOf(outcomes);
    }

    /** {@return how many rows came to this} */
    public int count(RowOutcome.Outcome outcome) {
        return (int) outcomes.stream().filter(row -> row.outcome() == outcome).count();
    }
}

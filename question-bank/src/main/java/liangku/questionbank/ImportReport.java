package liangku.questionbank;

import java.util.List;
import java.util.Optional;

/**
 * What became of a file.
 *
 * @param id present if the import was stored
 * @param ignoredColumns headers that mean nothing to us
 * @param notes what is to be told of the file as a whole: what of it was not read, how many questions had no name
 * @param outcomes one for each item, in the order of the file
 * @param tests one for each test that draws some of its items or weighs them, in the order of the file
 */
public record ImportReport(
        Optional<ImportId> id,
        FileFormat format,
        List<String> ignoredColumns,
        List<Fault> notes,
        List<RowOutcome> outcomes,
        List<TestOutcome> tests) {

    public ImportReport {
        tests = List.copyOf(tests);
        ignoredColumns = List.copyOf(ignoredColumns);
        notes = List.copyOf(notes);
        outcomes = List.copyOf(outcomes);
    }

    ImportReport ofDryRun() {
        return new ImportReport(Optional.empty(), format, ignoredColumns, notes, outcomes, tests);
    }

    /** {@return how many items came to this} */
    public int count(RowOutcome.Outcome outcome) {
        return (int) outcomes.stream().filter(row -> row.outcome() == outcome).count();
    }
}

package liangku.questionbank.interchange;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import liangku.questionbank.Fault;
import liangku.questionbank.FileFault;
import liangku.questionbank.QuestionForm;
import liangku.questionbank.UnreadableFile;

/**
 * Which column of the file is which.
 *
 * @param ignored headers that mean nothing to us, as they stand in the file
 */
record ImportHeader(Map<ImportColumn, Integer> places, List<String> ignored) {

    /** A title or a note may stand above the header. */
    static final int WITHIN_ROWS = 10;

    /** {@return the header, if this row is one} */
    static Optional<ImportHeader> of(RawRow row) {
        var header = new ImportHeader(new EnumMap<>(ImportColumn.class), new ArrayList<>());
        row.texts().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(cell -> {
            var column = ImportColumn.of(cell.getValue());
            if (column.isEmpty()) {
                header.ignored.add(cell.getValue().strip());
            } else if (header.places.put(column.get(), cell.getKey()) != null) {
                throw new UnreadableFile(
                        FileFault.Code.REPEATED_COLUMN, column.get().zh());
            }
        });
        return header.places.keySet().containsAll(ImportColumn.required()) ? Optional.of(header) : Optional.empty();
    }

    static UnreadableFile missing() {
        var wanted = ImportColumn.required().stream().map(ImportColumn::zh).collect(Collectors.joining("、"));
        return new UnreadableFile(FileFault.Code.NO_HEADER, WITHIN_ROWS, wanted);
    }

    /** {@return what the row says, cell by cell} */
    QuestionForm form(RawRow row) {
        return new QuestionForm(
                text(row, ImportColumn.IDENTIFIER),
                text(row, ImportColumn.KIND),
                text(row, ImportColumn.TOPIC),
                text(row, ImportColumn.DIFFICULTY),
                text(row, ImportColumn.STEM),
                ImportColumn.OPTIONS.stream().map(column -> text(row, column)).toList(),
                text(row, ImportColumn.ANSWER),
                text(row, ImportColumn.EXPLANATION),
                text(row, ImportColumn.SOURCE),
                text(row, ImportColumn.SCORING));
    }

    /** {@return what is wrong with the row's cells before anyone reads them} */
    List<Fault> faults(RawRow row) {
        List<Fault> faults = new ArrayList<>();
        places.forEach((column, place) -> {
            var fault = row.faults().get(place);
            if (fault != null) faults.add(fault.apply(column.zh()));
        });
        return faults;
    }

    private String text(RawRow row, ImportColumn column) {
        var place = places.get(column);
        return place == null ? "" : row.texts().getOrDefault(place, "");
    }
}

package liangku.questionbank.interchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import liangku.questionbank.Phrase;

/**
 * One row of a workbook, for whoever imports a table of something else than questions: the house has one reader of
 * spreadsheets, and it takes every file for hostile.
 *
 * @param position as a spreadsheet numbers it: 1 for the first row
 * @param cells by column, 0 for the first, at most 100 columns; only what is not empty. A day reads
 *     {@code 2021-04-29}; what a cell shows but does not say (a number in a format of its own, an error) is given as it
 *     is stored, and so is a cell that is struck out as a whole.
 */
public record SheetRow(int position, Map<Integer, String> cells) {

    private static final Phrase NAMELESS = new Phrase("", "");

    public SheetRow {
        cells = Map.copyOf(cells);
    }

    /**
     * Streams the rows of the first visible sheet.
     *
     * @throws liangku.questionbank.UnreadableFile if it is no workbook, broken, or made to do harm
     */
    public static void read(Path workbook, Consumer<SheetRow> rows) throws IOException {
        XlsxRows.read(workbook, _ -> {}, row -> rows.accept(of(row)));
    }

    private static SheetRow of(RawRow row) {
        var cells = new HashMap<Integer, String>();
        row.faults().forEach((column, fault) -> {
            var details = fault.apply(NAMELESS).details();
            if (details.size() > 1) cells.put(column, details.getLast().zh());
        });
        cells.putAll(row.struck());
        cells.putAll(row.texts());
        cells.putAll(row.days());
        return new SheetRow(row.position(), cells);
    }
}

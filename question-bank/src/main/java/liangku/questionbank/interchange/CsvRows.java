package liangku.questionbank.interchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import liangku.questionbank.FileFault;
import liangku.questionbank.UnreadableFile;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Reads text tables (RFC 4180), separated by commas, semicolons or tabs, whichever the first line has most of. */
final class CsvRows {

    private CsvRows() {}

    static void read(Path file, RawRow.Sink rows) throws IOException {
        var table = TextFile.of(file);
        char separator = separator(table);
        var format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(false)
                .get();
        try (var text = new GuardedTable(table.reader(), separator);
                var records = format.parse(text)) {
            for (var written : records) rows.accept(row(written));
        } catch (UncheckedIOException | IOException broken) {
            // Commons CSV speaks of what it could not parse by input exceptions: an open quote, text after a quote.
            throw new UnreadableFile(FileFault.Code.BROKEN, String.valueOf(broken.getMessage()));
        }
    }

    private static RawRow row(CSVRecord written) {
        var row = new RawRow(Math.toIntExact(written.getRecordNumber()));
        for (int column = 0; column < written.size(); column++) row.put(column, CsvText.unguarded(written.get(column)));
        return row;
    }

    private static char separator(TextFile table) throws IOException {
        var line = new char[4096];
        int length;
        try (var text = table.reader()) {
            length = Math.max(text.read(line), 0);
        }
        char best = ',';
        int most = 0;
        for (char candidate : new char[] {',', ';', '\t'}) {
            int count = 0;
            for (int i = 0; i < length && line[i] != '\n'; i++) if (line[i] == candidate) count++;
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }
}

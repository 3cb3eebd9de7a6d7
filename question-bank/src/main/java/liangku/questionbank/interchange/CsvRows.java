package liangku.questionbank.interchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import liangku.questionbank.FileFault;
import liangku.questionbank.UnreadableFile;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads text tables (RFC 4180), separated by commas, semicolons or tabs: whichever makes one of the first lines a header, for
 * a title may stand above it.
 */
final class CsvRows {

    private static final char[] SEPARATORS = {',', ';', '\t'};
    private static final int BEGINNING = 1 << 14;

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
            throw new UnreadableFile(FileFault.Code.BROKEN, Damage.csv(broken));
        }
    }

    private static RawRow row(CSVRecord written) {
        var row = new RawRow(Math.toIntExact(written.getRecordNumber()));
        for (int column = 0; column < written.size(); column++) row.put(column, CsvText.unguarded(written.get(column)));
        return row;
    }

    private static char separator(TextFile table) throws IOException {
        var lines = beginning(table);
        for (char candidate : SEPARATORS) {
            for (var line : lines) if (isHeader(line, candidate)) return candidate;
        }
        char best = SEPARATORS[0];
        long most = 0;
        for (char candidate : SEPARATORS) {
            long count = lines.stream()
                    .flatMapToInt(String::chars)
                    .filter(c -> c == candidate)
                    .count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    private static List<String> beginning(TextFile table) throws IOException {
        var start = new char[BEGINNING];
        int length = 0;
        try (var text = table.reader()) {
            for (int read = 0;
                    read >= 0 && length < start.length;
                    read = text.read(start, length, start.length - length)) {
                length += read;
            }
        }
        return new String(start, 0, length)
                .lines()
                .limit(ImportHeader.WITHIN_ROWS)
                .toList();
    }

    private static boolean isHeader(String line, char separator) {
        var row = new RawRow(1);
        var cells = line.split(Pattern.quote(String.valueOf(separator)), RawRow.COLUMNS_MAX);
        for (int column = 0; column < cells.length; column++) {
            row.put(column, cells[column].replace('"', ' ').strip());
        }
        try {
            return ImportHeader.of(row).isPresent();
        } catch (UnreadableFile twice) {
            // A column that stands there twice is told when the table is read.
            return true;
        }
    }
}

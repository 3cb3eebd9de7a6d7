package liangku.employer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import liangku.questionbank.Phrase;
import liangku.questionbank.UnreadableFile;
import liangku.questionbank.interchange.SheetRow;
import org.apache.commons.csv.CSVFormat;

/**
 * An XLSX or CSV file that people fill in: a header line somewhere in its first five rows, then one thing a row. Rows
 * are handed on as they are read. CSV may be UTF-8 (with or without mark) or GB18030, which is what Chinese Excel saves.
 */
public final class TableFile {

    /** Bytes of an upload. */
    public static final int BYTES_MAX = 20 << 20;

    /** Rows after the header. */
    public static final int ROWS_MAX = 100_000;

    private static final int HEADER_WITHIN_ROWS = 5;

    /** A row that names so many of our columns is a header; a title that happens to hold one of their words is none. */
    private static final int HEADERS_TOLD = 2;

    private static final int COLUMNS_MAX = 60;
    private static final int CELL_MAX = 1_000;

    private static final Charset GB18030 = Charset.forName("GB18030");

    private TableFile() {}

    /**
     * A column looked for.
     *
     * @param key what the reader calls it, and who is told that it is missing
     * @param en the same for who reads English; a header it may bear, too
     * @param headers the headers it may bear, lower case, without blanks, stars and what stands in parentheses
     */
    public record Wanted(String key, String en, Need need, Set<String> headers) {}

    /** Whether a file without the column is refused. */
    public enum Need {
        REQUIRED,
        OPTIONAL
    }

    /** A row: its number as Excel shows it, and its cells by the key of their column, trimmed; blank = not there. */
    public record Line(int number, Map<String, String> cells) {
        public Optional<String> cell(String key) {
            return Optional.ofNullable(cells.get(key));
        }
    }

    /** What became of the file as a whole. */
    public sealed interface Reading {
        /** All rows were handed on; empty rows do not count. */
        record Complete(int rows) implements Reading {}

        /** Stopped; rows handed on before this must be forgotten. */
        record Refused(Refusal why) implements Reading {}
    }

    /** Reads the whole file, handing each row to {@code rows}. Closes nothing. */
    public static Reading read(InputStream file, List<Wanted> columns, Consumer<Line> rows) {
        try {
            var content = file.readNBytes(BYTES_MAX + 1);
            if (content.length > BYTES_MAX) {
                return refused(
                        "file-too-large", "文件超过%s MB，请分批导入", "The file has more than %s MB; split it", BYTES_MAX >> 20);
            }
            if (startsWith(content, 'P', 'K', 3, 4)) {
                return workbook(content, columns, rows);
            }
            if (startsWith(content, 0xD0, 0xCF, 0x11, 0xE0)) {
                return refused(
                        "old-excel", "这是旧版.xls文件，请另存为.xlsx后再导入", "This is an old Excel file (.xls); save it as .xlsx");
            }
            return separated(content, columns, rows);
        } catch (UnreadableFile unfit) {
            return switch (unfit.fault().code()) {
                case TOO_LARGE ->
                    new Reading.Refused(new Refusal(
                            "file-too-large", unfit.fault().zh(), unfit.fault().en()));
                case TOO_MANY_ROWS ->
                    new Reading.Refused(new Refusal(
                            "too-many-rows", unfit.fault().zh(), unfit.fault().en()));
                default -> unreadable();
            };
        } catch (IOException | UncheckedIOException broken) {
            return unreadable();
        }
    }

    private static Reading workbook(byte[] content, List<Wanted> columns, Consumer<Line> rows) throws IOException {
        var file = Files.createTempFile("liangku-table", ".xlsx");
        try {
            Files.write(file, content);
            var table = new Table(columns, rows);
            SheetRow.read(file, row -> table.take(raw(row)));
            return table.end();
        } finally {
            Files.delete(file);
        }
    }

    private static Reading separated(byte[] content, List<Wanted> columns, Consumer<Line> rows) throws IOException {
        var offset = startsWith(content, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        var bytes = new ByteArrayInputStream(content, offset, content.length - offset);
        // An empty line is a row, too: whoever looks for the row that is told finds it.
        var format = CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get();
        try (var records = format.parse(new InputStreamReader(bytes, charset(content)))) {
            var table = new Table(columns, rows);
            records.forEach(csv -> table.take(new Raw((int) csv.getRecordNumber(), csv.size(), csv::get)));
            return table.end();
        }
    }

    /** Finds the header and hands on what stands below it. */
    private static final class Table {
        private final List<Wanted> columns;
        private final Consumer<Line> rows;
        private Map<String, Integer> places = Map.of();
        private Optional<Header> nearest = Optional.empty();
        private int heads;
        private int count;

        Table(List<Wanted> columns, Consumer<Line> rows) {
            this.columns = columns;
            this.rows = rows;
        }

        void take(Raw raw) {
            if (!places.isEmpty()) {
                takeBelow(raw);
            } else if (++heads <= HEADER_WITHIN_ROWS) {
                var found = places(raw, columns);
                var lacking = required(columns)
                        .filter(column -> !found.containsKey(column.key()))
                        .toList();
                if (lacking.isEmpty()) {
                    places = found;
                } else if (found.size() >= HEADERS_TOLD && nearest.isEmpty()) {
                    nearest = Optional.of(new Header(raw.number(), lacking));
                }
            }
        }

        private void takeBelow(Raw raw) {
            var cells = new HashMap<String, String>();
            places.forEach((key, place) -> {
                var text = raw.text(place);
                if (!text.isEmpty()) {
                    cells.put(key, text);
                }
            });
            if (!cells.isEmpty() && ++count <= ROWS_MAX) {
                rows.accept(new Line(raw.number(), cells));
            }
        }

        Reading end() {
            if (places.isEmpty()) {
                return nearest.map(header -> refused(
                                "missing-column",
                                "表头（第%s行）缺少列：%s",
                                "The header in row %s lacks the column %s",
                                header.row(),
                                names(header.lacking())))
                        .orElseGet(() -> refused(
                                "no-header",
                                "前%s行里没有找到表头，需要的列：%s",
                                "No header in the first %s rows; wanted columns: %s",
                                HEADER_WITHIN_ROWS,
                                names(required(columns).toList())));
            }
            return count > ROWS_MAX
                    ? refused("too-many-rows", "超过%s行，请分批导入", "More than %s rows; split the file", ROWS_MAX)
                    : new Reading.Complete(count);
        }
    }

    /** A row that was meant as the header, with what it lacks. */
    private record Header(int row, List<Wanted> lacking) {}

    private static Stream<Wanted> required(List<Wanted> columns) {
        return columns.stream().filter(column -> column.need() == Need.REQUIRED);
    }

    private static Phrase names(List<Wanted> columns) {
        return Phrase.list(columns.stream()
                .map(column -> new Phrase(column.key(), column.en()))
                .toList());
    }

    /** {@return where each column is that this row names} */
    private static Map<String, Integer> places(Raw raw, List<Wanted> columns) {
        var places = new HashMap<String, Integer>();
        for (var place = 0; place < Math.min(raw.size(), COLUMNS_MAX); place++) {
            var title = raw.text(place)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[（(].*", "")
                    .replaceAll("[\\s*＊]", "");
            for (var column : columns) {
                if (column.headers().contains(title)) {
                    places.putIfAbsent(column.key(), place);
                }
            }
        }
        return places;
    }

    private record Raw(int number, int size, Function<Integer, String> cells) {
        String text(int place) {
            if (place >= size) {
                return "";
            }
            var text = cells.apply(place).strip();
            return text.length() <= CELL_MAX ? text : text.substring(0, CELL_MAX);
        }
    }

    private static Raw raw(SheetRow row) {
        var cells = row.cells();
        return new Raw(row.position(), COLUMNS_MAX, place -> cells.getOrDefault(place, ""));
    }

    private static Charset charset(byte[] content) {
        try {
            var _ = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException notUtf8) {
            return GB18030;
        }
    }

    private static boolean startsWith(byte[] content, int... bytes) {
        if (content.length < bytes.length) {
            return false;
        }
        for (var i = 0; i < bytes.length; i++) {
            if ((content[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static Reading unreadable() {
        return refused(
                "unreadable",
                "文件无法读取，需要.xlsx或.csv；请在Excel里打开，另存为.xlsx后再导入",
                "The file cannot be read; .xlsx or .csv is wanted. Open it in Excel and save it as .xlsx");
    }

    private static Reading refused(String code, String zh, String en, Object... details) {
        return new Reading.Refused(Refusal.of(code, zh, en, details));
    }
}

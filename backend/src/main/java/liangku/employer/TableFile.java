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
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.csv.CSVFormat;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/**
 * An XLSX or CSV file that people fill in: a header line somewhere in its first five rows, then one thing a row. Rows
 * are handed on as they are read. CSV may be UTF-8 (with or without mark) or GB18030, which is what Chinese Excel saves.
 */
public final class TableFile {

    /** Bytes of an upload. */
    public static final int BYTES_MAX = 20 << 20;

    /** Rows after the header. */
    public static final int ROWS_MAX = 100_000;

    private static final long UNPACKED_BYTES_MAX = 400L << 20;
    private static final int HEADER_WITHIN_ROWS = 5;
    private static final int COLUMNS_MAX = 60;
    private static final int CELL_MAX = 1_000;
    /** A day is a number whose format says so; without formats it would be read as 45,717. */
    private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, false);

    private static final Charset GB18030 = Charset.forName("GB18030");

    private TableFile() {}

    /**
     * A column looked for.
     *
     * @param key what the reader calls it
     * @param headers the headers it may bear, lower case, without blanks, stars and what stands in parentheses
     */
    public record Wanted(String key, Need need, Set<String> headers) {}

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
                return refused("file-too-large", "文件超过%d MB，请分批导入".formatted(BYTES_MAX >> 20));
            }
            if (startsWith(content, 'P', 'K', 3, 4)) {
                return workbook(content, columns, rows);
            }
            if (startsWith(content, 0xD0, 0xCF, 0x11, 0xE0)) {
                return refused("old-excel", "这是旧版.xls文件，请另存为.xlsx后再导入");
            }
            return separated(content, columns, rows);
        } catch (IOException | UncheckedIOException | ExcelReaderException broken) {
            return refused("unreadable", "文件无法读取，需要.xlsx或.csv：" + broken.getMessage());
        }
    }

    private static Reading workbook(byte[] content, List<Wanted> columns, Consumer<Line> rows) throws IOException {
        if (unpackedBytes(content) > UNPACKED_BYTES_MAX) {
            return refused("file-too-large", "文件解压后超过%d MB，请分批导入".formatted(UNPACKED_BYTES_MAX >> 20));
        }
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(content), WITH_FORMATS);
                var lines = workbook.getFirstSheet().openStream()) {
            return table(lines.map(TableFile::raw).iterator(), columns, rows);
        }
    }

    private static Reading separated(byte[] content, List<Wanted> columns, Consumer<Line> rows) throws IOException {
        var offset = startsWith(content, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        var bytes = new ByteArrayInputStream(content, offset, content.length - offset);
        try (var records = CSVFormat.DEFAULT.parse(new InputStreamReader(bytes, charset(content)))) {
            var lines = StreamSupport.stream(records.spliterator(), false)
                    .map(csv -> new Raw((int) csv.getRecordNumber(), csv.size(), csv::get));
            return table(lines.iterator(), columns, rows);
        }
    }

    private static Reading table(Iterator<Raw> lines, List<Wanted> columns, Consumer<Line> rows) {
        Map<String, Integer> places = Map.of();
        for (var i = 0; i < HEADER_WITHIN_ROWS && lines.hasNext() && places.isEmpty(); i++) {
            places = header(lines.next(), columns);
        }
        if (places.isEmpty()) {
            var wanted = columns.stream()
                    .filter(column -> column.need() == Need.REQUIRED)
                    .map(Wanted::key)
                    .collect(Collectors.joining("、"));
            return refused("no-header", "前%d行里没有找到表头，需要的列：%s".formatted(HEADER_WITHIN_ROWS, wanted));
        }
        var count = 0;
        while (lines.hasNext()) {
            var raw = lines.next();
            var cells = new HashMap<String, String>();
            places.forEach((key, place) -> {
                var text = raw.text(place);
                if (!text.isEmpty()) {
                    cells.put(key, text);
                }
            });
            if (cells.isEmpty()) {
                continue;
            }
            if (++count > ROWS_MAX) {
                return refused("too-many-rows", "超过%d行，请分批导入".formatted(ROWS_MAX));
            }
            rows.accept(new Line(raw.number(), cells));
        }
        return new Reading.Complete(count);
    }

    /** {@return where each column is, or nothing if a required one is missing from this row} */
    private static Map<String, Integer> header(Raw raw, List<Wanted> columns) {
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
        var complete = columns.stream()
                .filter(column -> column.need() == Need.REQUIRED)
                .allMatch(column -> places.containsKey(column.key()));
        return complete ? places : Map.of();
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

    private static Raw raw(Row row) {
        return new Raw(
                row.getRowNum(),
                row.getCellCount(),
                place -> row.getOptionalCell(place).map(TableFile::text).orElse(""));
    }

    private static String text(Cell cell) {
        if (cell.getType() != CellType.NUMBER) {
            return cell.getText();
        }
        var format = Optional.ofNullable(cell.getDataFormatString()).orElse("");
        // Excel keeps a day as a number; only its format tells. "yyyy" and "[$-804]e" style formats all have y, e or d.
        if (format.contains("y") || format.contains("d")) {
            return cell.asDate().toLocalDate().toString();
        }
        return cell.asNumber().stripTrailingZeros().toPlainString();
    }

    private static Charset charset(byte[] content) {
        try {
            var _ = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException notUtf8) {
            return GB18030;
        }
    }

    /** Counted before it is opened: a few kilobytes can unpack to gigabytes. */
    private static long unpackedBytes(byte[] content) throws IOException {
        var sum = 0L;
        var buffer = new byte[1 << 16];
        try (var zip = ZipFile.builder().setByteArray(content).get()) {
            for (var entry : Collections.list(zip.getEntries())) {
                try (var unpacked = zip.getInputStream(entry)) {
                    int read;
                    while (sum <= UNPACKED_BYTES_MAX && (read = unpacked.read(buffer)) > 0) {
                        sum += read;
                    }
                }
            }
        }
        return sum;
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

    private static Reading refused(String code, String reason) {
        return new Reading.Refused(new Refusal(code, reason));
    }
}

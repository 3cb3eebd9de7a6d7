package liangku.questionbank.interchange;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import liangku.questionbank.FileFault;
import liangku.questionbank.UnreadableFile;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads text tables (RFC 4180): UTF-8 with or without mark, UTF-16 with mark, or GB18030, which is what Chinese Excel
 * writes; separated by commas, semicolons or tabs, whichever the first line has most of.
 */
final class CsvRows {

    private static final Charset GB18030 = Charset.forName("GB18030");

    private CsvRows() {}

    static void read(Path file, RawRow.Sink rows) throws IOException {
        var charset = charset(file);
        char separator = separator(file, charset);
        var format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(false)
                .get();
        try (var text = reader(file, charset);
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

    private static Reader reader(Path file, Charset charset) throws IOException {
        var bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        bytes.mark(3);
        var start = bytes.readNBytes(3);
        bytes.reset();
        if (HexFormat.of().formatHex(start).equals("efbbbf")) {
            bytes.skipNBytes(3);
        }
        return new InputStreamReader(bytes, charset);
    }

    private static Charset charset(Path file) throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            var start = bytes.readNBytes(2);
            var mark = HexFormat.of().formatHex(start);
            if (mark.equals("fffe") || mark.equals("feff")) return StandardCharsets.UTF_16;
        }
        for (var charset : List.of(StandardCharsets.UTF_8, GB18030)) if (isText(file, charset)) return charset;
        throw new UnreadableFile(FileFault.Code.UNKNOWN_FORMAT);
    }

    private static boolean isText(Path file, Charset charset) throws IOException {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var bytes = ByteBuffer.allocate(1 << 16);
        var chars = CharBuffer.allocate(1 << 16);
        try (var channel = Files.newByteChannel(file)) {
            boolean end = false;
            while (!end) {
                end = channel.read(bytes) < 0;
                bytes.flip();
                if (decoder.decode(bytes, chars, end).isError()) return false;
                chars.flip();
                if (chars.chars().anyMatch(c -> c == 0)) return false;
                chars.clear();
                bytes.compact();
            }
        }
        return true;
    }

    private static char separator(Path file, Charset charset) throws IOException {
        var line = new char[4096];
        int length;
        try (var text = reader(file, charset)) {
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

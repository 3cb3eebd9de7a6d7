package liangku.questionbank;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A file someone sent, kept on disk while it is read: a workbook's directory stands at its end.
 *
 * @param name as sent, for people only
 * @param sha256 lower-case hex
 */
record Upload(Path path, String name, ImportFormat format, String sha256) implements AutoCloseable {

    /** The largest file. */
    static final long BYTES_MAX = 50L << 20;

    private static final int NAME_MAX = 200;

    /** @throws UnreadableFile if it is too large or neither of our formats */
    static Upload receive(InputStream content, String name) throws IOException {
        var path = Files.createTempFile("liangku-import-", ".part");
        try {
            var digest = Canonical.sha256();
            var buffer = new byte[1 << 16];
            var start = new byte[0];
            long size = 0;
            try (var out = Files.newOutputStream(path)) {
                for (int count = content.readNBytes(buffer, 0, buffer.length);
                        count > 0;
                        count = content.readNBytes(buffer, 0, buffer.length)) {
                    if (size == 0) start = Arrays.copyOf(buffer, Math.min(count, 4));
                    size += count;
                    if (size > BYTES_MAX) {
                        throw new UnreadableFile(
                                FileFault.Code.TOO_LARGE,
                                "> %d MB".formatted(BYTES_MAX >> 20),
                                (BYTES_MAX >> 20) + " MB");
                    }
                    digest.update(buffer, 0, count);
                    out.write(buffer, 0, count);
                }
            }
            var shortName = name.length() <= NAME_MAX ? name : name.substring(0, NAME_MAX);
            return new Upload(path, shortName, format(start), HexFormat.of().formatHex(digest.digest()));
        } catch (IOException | UnreadableFile failed) {
            Files.deleteIfExists(path);
            throw failed;
        }
    }

    private static ImportFormat format(byte[] start) {
        var magic = HexFormat.of().formatHex(start);
        if (magic.equals("504b0304")) return ImportFormat.XLSX;
        if (magic.equals("d0cf11e0")) throw new UnreadableFile(FileFault.Code.OLD_EXCEL);
        return ImportFormat.CSV;
    }

    void read(RawRow.Sink rows) throws IOException {
        switch (format) {
            case XLSX -> XlsxRows.read(path, rows);
            case CSV -> CsvRows.read(path, rows);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

package liangku.questionbank.interchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import liangku.questionbank.FileFault;
import liangku.questionbank.UnreadableFile;

/**
 * A file someone sent, kept on disk while it is read: a zip's directory stands at its end.
 *
 * @param name as sent, for people only
 * @param sha256 lower-case hex
 * @param start its first bytes in hex, up to eight
 */
record Upload(Path path, String name, String sha256, String start) implements AutoCloseable {

    /** The largest file. */
    static final long BYTES_MAX = 100L << 20;

    private static final int START = 8;

    /** @throws UnreadableFile if it is too large, or an old Excel file */
    static Upload receive(InputStream content, String name) throws IOException {
        var path = Files.createTempFile("liangku-import-", ".part");
        try {
            var digest = sha256Digest();
            var buffer = new byte[1 << 16];
            var start = "";
            long size = 0;
            try (var out = Files.newOutputStream(path)) {
                for (int count = content.readNBytes(buffer, 0, buffer.length);
                        count > 0;
                        count = content.readNBytes(buffer, 0, buffer.length)) {
                    if (size == 0) {
                        start = HexFormat.of().formatHex(Arrays.copyOf(buffer, Math.min(count, START)));
                    }
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
            if (start.startsWith("d0cf11e0")) throw new UnreadableFile(FileFault.Code.OLD_EXCEL);
            return new Upload(path, name, HexFormat.of().formatHex(digest.digest()), start);
        } catch (IOException | UnreadableFile failed) {
            Files.deleteIfExists(path);
            throw failed;
        }
    }

    boolean isZip() {
        return start.startsWith("504b0304");
    }

    /** {@return whether it is a zip with a file of this name in it} */
    boolean hasEntry(String entry) throws IOException {
        if (!isZip()) return false;
        try (var zip = new ZipFile(path.toFile())) {
            return zip.getEntry(entry) != null;
        } catch (ZipException broken) {
            throw new UnreadableFile(FileFault.Code.BROKEN, Damage.ARCHIVE);
        }
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
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

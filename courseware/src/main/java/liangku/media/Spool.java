package liangku.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A stream written to a temporary file, so that its length and digest are known before it is put where readers look.
 * Constant memory; the file is on the disk ({@code fsync}) when the constructor returns, and gone when closed.
 */
final class Spool implements AutoCloseable {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path file;
    private final String sha256;
    private final long size;

    private Spool(Path file, String sha256, long size) {
        this.file = file;
        this.sha256 = sha256;
        this.size = size;
    }

    /**
     * Reads the stream to its end. A failure of the source is thrown as it came, a failure of the folder as
     * {@link StoreUnavailable}: one is the sender's affair, the other ours.
     *
     * @param folder where the temporary file goes; on the same file system as its final place, if it is to be moved
     */
    static Spool of(InputStream content, Path folder) throws IOException {
        var file = temporary(folder);
        try {
            return write(content, file);
        } catch (IOException | RuntimeException failed) {
            Files.deleteIfExists(file);
            throw failed;
        }
    }

    Path file() {
        return file;
    }

    /** {@return lower-case hex} */
    String sha256() {
        return sha256;
    }

    long size() {
        return size;
    }

    InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static Path temporary(Path folder) throws StoreUnavailable {
        try {
            Files.createDirectories(folder);
            return Files.createTempFile(folder, "put-", ".part");
        } catch (IOException lost) {
            throw new StoreUnavailable("cannot create a file in " + folder, lost);
        }
    }

    private static Spool write(InputStream content, Path file) throws IOException {
        var digest = digest();
        var size = 0L;
        var buffer = new byte[BUFFER_BYTES];
        try (var channel = open(file)) {
            for (var count = content.read(buffer); count >= 0; count = content.read(buffer)) {
                digest.update(buffer, 0, count);
                size += count;
                append(channel, ByteBuffer.wrap(buffer, 0, count));
            }
            force(channel);
        }
        return new Spool(file, HexFormat.of().formatHex(digest.digest()), size);
    }

    private static FileChannel open(Path file) throws StoreUnavailable {
        try {
            return FileChannel.open(file, StandardOpenOption.WRITE);
        } catch (IOException lost) {
            throw new StoreUnavailable("cannot write " + file, lost);
        }
    }

    private static void append(FileChannel channel, ByteBuffer bytes) throws StoreUnavailable {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException lost) {
            throw new StoreUnavailable("cannot write to the spool", lost);
        }
    }

    private static void force(FileChannel channel) throws StoreUnavailable {
        try {
            channel.force(true);
        } catch (IOException lost) {
            throw new StoreUnavailable("cannot flush the spool to the disk", lost);
        }
    }
}

package liangku.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import liangku.media.ObjectStore.Stat;

/**
 * What a folder remembers of an object beside its bytes, as a properties file.
 *
 * @param modified taken from the file system's clock, as an S3 server takes it from its own
 */
record ObjectFacts(long size, String contentType, String sha256, Instant modified) {

    Stat stat(String key) {
        return new Stat(key, size, contentType, sha256, modified);
    }

    /** {@return the facts, or nothing where there is no such file} @throws IOException also for a file that is no facts */
    static Optional<ObjectFacts> read(Path file) throws IOException {
        var lines = new Properties();
        try {
            lines.load(new StringReader(Files.readString(file)));
            return Optional.of(new ObjectFacts(
                    Long.parseLong(value(lines, "size", file)),
                    value(lines, "type", file),
                    value(lines, "sha256", file),
                    Instant.parse(value(lines, "modified", file))));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IllegalArgumentException damaged) {
            throw new IOException(file + " is damaged", damaged);
        }
    }

    /** Writes and flushes. */
    static void write(ObjectFacts facts, Path file) throws IOException {
        var lines = new Properties();
        lines.setProperty("size", Long.toString(facts.size));
        lines.setProperty("type", facts.contentType);
        lines.setProperty("sha256", facts.sha256);
        lines.setProperty("modified", facts.modified.toString());
        var bytes = new ByteArrayOutputStream();
        lines.store(bytes, null);
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(
                    ByteBuffer.wrap(bytes.toString(StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
    }

    private static String value(Properties lines, String name, Path file) throws IOException {
        var value = lines.getProperty(name);
        if (value == null) {
            throw new IOException("%s has no %s".formatted(file, name));
        }
        return value;
    }
}

package liangku.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Numbered 256-bit keys: the highest number is used for new work, the others only to undo old work. A key is renewed by
 * adding a line {@code <number>:<base64>}; nothing written before becomes unreadable.
 */
public final class KeyRing {

    private static final int KEY_BYTES = 32;

    private final SortedMap<Integer, byte[]> keys;

    private KeyRing(SortedMap<Integer, byte[]> keys) {
        this.keys = keys;
    }

    /**
     * {@return the keys of {@code given}, or of the file {@code folder/name}, which is made with one random key if it is
     * not there}
     *
     * @param given {@code number:base64} pairs, comma separated, from the environment; blank = use the file
     * @throws IllegalArgumentException if a line is no {@code number:base64 of 32 bytes}, number 1 to 127
     */
    public static KeyRing load(Path folder, String name, String given) {
        if (!given.isBlank()) {
            return parse("the environment's " + name, given.split(","));
        }
        var file = folder.resolve(name);
        try {
            makeIfAbsent(folder, file);
            return parse(file.toString(), Files.readAllLines(file).toArray(String[]::new));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read or make the key file " + file, failed);
        }
    }

    /** {@return the number of the key for new work} */
    public int newest() {
        return keys.lastKey();
    }

    /** {@return the numbers of all keys} */
    public Set<Integer> numbers() {
        return Set.copyOf(keys.keySet());
    }

    /** {@return the key of this number, if it is on the ring} */
    public Optional<byte[]> key(int number) {
        return Optional.ofNullable(keys.get(number)).map(byte[]::clone);
    }

    /** {@return the key for new work} */
    public byte[] newestKey() {
        return Objects.requireNonNull(keys.get(keys.lastKey())).clone();
    }

    Map<Integer, byte[]> all() {
        return keys;
    }

    private static void makeIfAbsent(Path folder, Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
        var key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        var line = "1:" + Base64.getEncoder().encodeToString(key) + "\n";
        var draft = Files.createTempFile(folder, file.getFileName().toString(), ".new", ownerOnly(folder, "rw-------"));
        try {
            Files.writeString(draft, line, StandardCharsets.US_ASCII, StandardOpenOption.SYNC);
            // A link, not a move: of two processes that start at once, one key wins and both then read the same.
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException other) {
            // The other process was first; its key is read by the caller.
        } finally {
            Files.delete(draft);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path folder, String permissions) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static KeyRing parse(String source, String[] lines) {
        var keys = new TreeMap<Integer, byte[]>();
        for (var line : Arrays.stream(lines)
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .toList()) {
            var colon = line.indexOf(':');
            if (colon < 1 || !line.substring(0, colon).matches("\\d{1,3}")) {
                throw new IllegalArgumentException(source + ": a line is not number:base64");
            }
            var number = Integer.parseInt(line.substring(0, colon));
            var key = Base64.getDecoder().decode(line.substring(colon + 1).strip());
            if (number < 1 || number > Byte.MAX_VALUE || key.length != KEY_BYTES) {
                throw new IllegalArgumentException("%s: key %d has %d bytes, wanted number 1..127 and %d bytes"
                        .formatted(source, number, key.length, KEY_BYTES));
            }
            keys.put(number, key);
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException(source + " has no key");
        }
        return new KeyRing(keys);
    }
}

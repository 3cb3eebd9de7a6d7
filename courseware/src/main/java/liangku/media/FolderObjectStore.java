package liangku.media;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Objects in a folder of one machine, for one process.
 *
 * <p>An object {@code a/b.png} is two files: its bytes in {@code a/b.png@<sha256>} and its facts in {@code a/b.png@}.
 * The facts name the bytes, and are renamed into place last: that one rename is the put, so a reader sees the old
 * object or the new one, whatever dies in between. {@code @} is in no key, so objects, folders and temporary files never
 * meet. Bytes, facts and the folder entry are flushed to the disk before a put returns.
 */
public final class FolderObjectStore implements ObjectStore {

    /** How often a reader looks again when the object was replaced between reading its facts and opening its bytes. */
    private static final int LOOKS_MAX = 5;

    private static final int LOCKS = 64;

    private final Path root;
    private final Path temporary;
    private final Object[] locks = new Object[LOCKS];

    /** Touches no disk: a lost folder is told by the first call, not by a start that fails. */
    public FolderObjectStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
        this.temporary = this.root.resolve("@part");
        for (var i = 0; i < LOCKS; i++) {
            locks[i] = new Object();
        }
    }

    @Override
    public Stat put(String key, InputStream content, String contentType) throws IOException {
        var facts = factsFile(ObjectKeys.checked(key));
        try (var spool = Spool.of(content, temporary)) {
            synchronized (lock(key)) {
                return publish(key, facts, spool, contentType);
            }
        }
    }

    @Override
    public Optional<InputStream> get(String key) throws IOException {
        return open(key).map(FolderObjectStore::stream);
    }

    @Override
    public Optional<InputStream> range(String key, long offset, long length) throws IOException {
        ObjectKeys.checkRange(offset, length);
        var bytes = open(key);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        try {
            bytes.get().position(offset);
            return Optional.of(new Slice(stream(bytes.get()), length));
        } catch (IOException lost) {
            bytes.get().close();
            throw unavailable("cannot read " + key, lost);
        }
    }

    @Override
    public Optional<Stat> stat(String key) throws IOException {
        return facts(ObjectKeys.checked(key)).map(facts -> facts.stat(key));
    }

    @Override
    public List<Stat> list(String prefix, String after, int limit) throws IOException {
        try {
            return new FolderListing(root, prefix, after, limit).read();
        } catch (IOException lost) {
            throw unavailable("cannot list '" + prefix + "'", lost);
        }
    }

    @Override
    public void delete(String key) throws IOException {
        var file = factsFile(ObjectKeys.checked(key));
        synchronized (lock(key)) {
            var facts = facts(key);
            try {
                Files.deleteIfExists(file);
                if (facts.isPresent()) {
                    Files.deleteIfExists(bytesFile(file, facts.get().sha256()));
                }
            } catch (IOException lost) {
                throw unavailable("cannot delete " + key, lost);
            }
        }
    }

    /** {@return nothing: a folder has no address of its own} */
    @Override
    public Optional<URI> presigned(String key, Duration validity) {
        ObjectKeys.checked(key);
        return Optional.empty();
    }

    private Stat publish(String key, Path file, Spool spool, String contentType) throws IOException {
        var before = facts(key);
        var facts = new ObjectFacts(
                spool.size(),
                contentType,
                spool.sha256(),
                Files.getLastModifiedTime(spool.file()).toInstant());
        try {
            var folder = Files.createDirectories(file.resolveSibling(""));
            move(spool.file(), bytesFile(file, facts.sha256()));
            var written = Files.createTempFile(temporary, "facts-", ".part");
            ObjectFacts.write(facts, written);
            move(written, file);
            flush(folder);
            if (before.isPresent() && !before.get().sha256().equals(facts.sha256())) {
                Files.deleteIfExists(bytesFile(file, before.get().sha256()));
            }
            return facts.stat(key);
        } catch (IOException lost) {
            throw unavailable("cannot store " + key, lost);
        }
    }

    private Optional<FileChannel> open(String key) throws IOException {
        var file = factsFile(ObjectKeys.checked(key));
        for (var look = 1; look <= LOOKS_MAX; look++) {
            var facts = facts(key);
            if (facts.isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(FileChannel.open(bytesFile(file, facts.get().sha256()), StandardOpenOption.READ));
            } catch (NoSuchFileException replaced) {
                if (look == LOOKS_MAX) {
                    throw unavailable("the bytes of " + key + " are missing", replaced);
                }
            } catch (IOException lost) {
                throw unavailable("cannot read " + key, lost);
            }
        }
        return Optional.empty();
    }

    private Optional<ObjectFacts> facts(String key) throws StoreUnavailable {
        try {
            return ObjectFacts.read(factsFile(key));
        } catch (IOException lost) {
            throw unavailable("cannot read the facts of " + key, lost);
        }
    }

    private Path factsFile(String key) {
        var file = root.resolve(key + "@").normalize();
        // The key was checked already; this is the belt to those braces.
        if (!file.startsWith(root)) {
            throw new IllegalArgumentException("key '" + key + "' leaves the folder");
        }
        return file;
    }

    private static Path bytesFile(Path facts, String sha256) {
        return facts.resolveSibling(facts.getFileName() + sha256);
    }

    private Object lock(String key) {
        return locks[Math.floorMod(key.hashCode(), LOCKS)];
    }

    private StoreUnavailable unavailable(String what, IOException cause) {
        return new StoreUnavailable("%s in folder %s".formatted(what, root), cause);
    }

    private static InputStream stream(FileChannel channel) {
        return Channels.newInputStream(channel);
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void flush(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}

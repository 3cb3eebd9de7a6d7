package liangku.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The least that keeps the contract; it proves that the contract asks for nothing that only a disk or S3 has. */
public final class InMemoryObjectStore implements ObjectStore {

    private static final class Stored {
        private final Stat stat;
        private final byte[] bytes;

        private Stored(Stat stat, byte[] bytes) {
            this.stat = stat;
            this.bytes = bytes;
        }
    }

    private final ConcurrentSkipListMap<String, Stored> objects = new ConcurrentSkipListMap<>();

    @Override
    public Stat put(String key, InputStream content, String contentType) throws IOException {
        var bytes = content.readAllBytes();
        var sha256 = HexFormat.of().formatHex(Spool.digest().digest(bytes));
        var stat = new Stat(ObjectKeys.checked(key), bytes.length, contentType, sha256, Instant.EPOCH);
        objects.put(key, new Stored(stat, bytes));
        return stat;
    }

    @Override
    public Optional<InputStream> get(String key) {
        return found(key).map(stored -> new ByteArrayInputStream(stored.bytes));
    }

    @Override
    public Optional<InputStream> range(String key, long offset, long length) {
        ObjectKeys.checkRange(offset, length);
        return found(key).map(stored -> {
            var from = (int) Math.min(offset, stored.bytes.length);
            var to = (int) Math.min(from + Math.min(length, stored.bytes.length), stored.bytes.length);
            return new ByteArrayInputStream(Arrays.copyOfRange(stored.bytes, from, to));
        });
    }

    @Override
    public Optional<Stat> stat(String key) {
        return found(key).map(stored -> stored.stat);
    }

    @Override
    public List<Stat> list(String prefix, String after, int limit) {
        return objects.tailMap(after, false).values().stream()
                .map(stored -> stored.stat)
                .filter(stat -> stat.key().startsWith(prefix))
                .limit(limit)
                .toList();
    }

    @Override
    public void delete(String key) {
        objects.remove(ObjectKeys.checked(key));
    }

    @Override
    public Optional<URI> presigned(String key, Duration validity) {
        ObjectKeys.checked(key);
        return Optional.empty();
    }

    private Optional<Stored> found(String key) {
        return Optional.ofNullable(objects.get(ObjectKeys.checked(key)));
    }
}

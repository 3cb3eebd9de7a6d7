package liangku.media;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The files of lessons, addressed by their content, in the object store under {@code lesson/<sha256>/<name>}. */
public class MediaLibrary {

    private static final int KNOWN_MAX = 10_000;

    private final ObjectStore store;
    private final Path temporary;
    /** What an address shows never changes, so its length is asked of the store once: films are read in many pieces. */
    private final Cache<Media, ObjectStore.Stat> known =
            Caffeine.newBuilder().maximumSize(KNOWN_MAX).build();

    /** @param temporary a folder for what is on its way into the store */
    public MediaLibrary(ObjectStore store, Path temporary) {
        this.store = store;
        this.temporary = temporary;
    }

    /**
     * Stores the file unless it is there already; so putting all files of a course again mends a store that lost some.
     *
     * @param fileName its folder is dropped and its name put in lower case
     * @throws IllegalArgumentException if the name has an ending that lessons are not made of
     * @throws StoreUnavailable if the store is lost
     */
    public Media put(String fileName, InputStream content) throws IOException {
        try (var spool = Spool.of(content, temporary)) {
            var media = new Media(spool.sha256(), stored(fileName));
            if (store.stat(media.key()).isEmpty()) {
                try (var bytes = spool.open()) {
                    store.put(media.key(), bytes, media.kind().contentType());
                }
            }
            return media;
        }
    }

    /** A file as it would be stored. */
    public record Measured(Media media, long bytes) {}

    /**
     * {@return the address and the length that {@link #put} would give the file, which is stored nowhere}
     *
     * @throws IllegalArgumentException if the name has an ending that lessons are not made of
     */
    public Measured measure(String fileName, InputStream content) throws IOException {
        try (var spool = Spool.of(content, temporary)) {
            return new Measured(new Media(spool.sha256(), stored(fileName)), spool.size());
        }
    }

    private static String stored(String fileName) {
        return fileName.substring(fileName.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    /** {@return what is known of the file without reading it; its size above all} */
    public Optional<ObjectStore.Stat> stat(Media media) throws IOException {
        var remembered = known.getIfPresent(media);
        if (remembered != null) {
            return Optional.of(remembered);
        }
        var stat = store.stat(media.key());
        stat.ifPresent(found -> known.put(media, found));
        return stat;
    }

    public Optional<InputStream> open(Media media) throws IOException {
        return store.get(media.key());
    }

    /** {@return {@code length} bytes from {@code offset}, fewer where the file ends} */
    public Optional<InputStream> open(Media media, long offset, long length) throws IOException {
        return store.range(media.key(), offset, length);
    }
}

package liangku.media;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Bytes by key. Keys are {@code [a-z0-9._-]+} segments joined by {@code /}, at most 512 characters.
 * No key should be the start of another up to a slash ({@code a} beside {@code a/b}): some S3 servers refuse that.
 * A put is atomic: a reader sees the old object, the new one or none, never half.
 */
public interface ObjectStore {

    /** @param sha256 lower-case hex of the content */
    record Stat(String key, long size, String contentType, String sha256, Instant modified) {}

    /** Stores the stream, replacing what was there; reads it once, in constant memory. */
    Stat put(String key, InputStream content, String contentType) throws IOException;

    /** {@return the whole object} */
    Optional<InputStream> get(String key) throws IOException;

    /** {@return {@code length} bytes from {@code offset}, fewer where the object ends} */
    Optional<InputStream> range(String key, long offset, long length) throws IOException;

    Optional<Stat> stat(String key) throws IOException;

    /** {@return up to {@code limit} objects under the prefix whose key is after {@code after}, in key order} */
    List<Stat> list(String prefix, String after, int limit) throws IOException;

    void delete(String key) throws IOException;

    /**
     * For whoever is to read an object past the platform. The platform itself hands out none: what it serves is asked of it
     * alone, so that a phone's pages need to trust no other address and a store may stand where no phone reaches.
     *
     * @return a URL that serves the object without further sign-in for so long; empty where the store has no addresses
     */
    Optional<URI> presigned(String key, Duration validity) throws IOException;
}

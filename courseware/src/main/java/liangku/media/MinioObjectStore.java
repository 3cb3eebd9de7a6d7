package liangku.media;

import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.GetPresignedObjectUrlArgs;
import io.minio.Http;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.StatObjectArgs;
import io.minio.StatObjectResponse;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Objects in a bucket of any S3 store, through the MinIO client.
 *
 * <p>The digest travels as user metadata, which S3 wants before the bytes: a put is therefore spooled to a temporary file
 * first, then sent with its length, its digest and as one object. The bucket is made at the first put, so a store that
 * is down when the platform starts delays nothing.
 */
final class MinioObjectStore implements ObjectStore {

    private static final String SHA256 = "sha256";

    /** One page of an S3 listing. */
    private static final int PAGE_MAX = 1000;

    /** S3 signs no longer than a week. */
    private static final Duration PRESIGNED_MAX = Duration.ofDays(7);

    private static final long CONNECT_MS = 5_000;
    private static final long TRANSFER_MS = 60_000;

    private final MinioClient client;
    private final String bucket;
    private final Path temporary;
    private volatile boolean bucketIsThere;

    MinioObjectStore(MediaSettings.S3 settings, Path temporary) {
        this.client = MinioClient.builder()
                .endpoint(settings.endpoint().toString())
                .region(settings.region())
                .credentials(settings.accessKey(), settings.secretKey())
                .build();
        client.setTimeout(CONNECT_MS, TRANSFER_MS, TRANSFER_MS);
        this.bucket = settings.bucket();
        this.temporary = temporary;
    }

    @Override
    public Stat put(String key, InputStream content, String contentType) throws IOException {
        ObjectKeys.checked(key);
        try (var spool = Spool.of(content, temporary);
                var bytes = spool.open()) {
            ask("put " + key, () -> {
                makeBucket();
                return client.putObject(
                        PutObjectArgs.builder().bucket(bucket).object(key).stream(bytes, spool.size(), -1L)
                                .contentType(contentType)
                                .userMetadata(Map.of(SHA256, spool.sha256()))
                                .build());
            });
        }
        // What a server answers to a put differs (some give no ETag after a multipart upload); what it keeps counts.
        return stat(key).orElseThrow(() -> unavailable("keep " + key, new IOException("put, but not there")));
    }

    @Override
    public Optional<InputStream> get(String key) throws IOException {
        return open(key, GetObjectArgs.builder());
    }

    @Override
    public Optional<InputStream> range(String key, long offset, long length) throws IOException {
        ObjectKeys.checkRange(offset, length);
        if (length == 0) {
            return stat(key).map(there -> InputStream.nullInputStream());
        }
        return open(key, GetObjectArgs.builder().offset(offset).length(Math.min(length, Long.MAX_VALUE - offset)));
    }

    @Override
    public Optional<Stat> stat(String key) throws IOException {
        ObjectKeys.checked(key);
        var there = ask(
                "stat " + key,
                () -> client.statObject(
                        StatObjectArgs.builder().bucket(bucket).object(key).build()));
        if (there.isEmpty()) {
            return Optional.empty();
        }
        var found = there.get();
        var modified = found.lastModified().toInstant();
        return Optional.of(new Stat(key, found.size(), String.valueOf(found.contentType()), sha256(found), modified));
    }

    /** One request for the page and one for each object on it: listings carry neither content type nor digest. */
    @Override
    public List<Stat> list(String prefix, String after, int limit) throws IOException {
        if (limit <= 0) {
            return List.of();
        }
        var request = ListObjectsArgs.builder()
                .bucket(bucket)
                .prefix(prefix)
                .recursive(true)
                .maxKeys(Math.min(limit, PAGE_MAX));
        if (!after.isEmpty()) {
            request.startAfter(after);
        }
        var keys = ask("list '" + prefix + "'", () -> {
            var page = new ArrayList<String>();
            for (var item : client.listObjects(request.build())) {
                page.add(item.get().objectName());
                if (page.size() == limit) {
                    break;
                }
            }
            return page;
        });
        var found = new ArrayList<Stat>();
        for (var key : keys.orElseGet(ArrayList::new)) {
            // Deleted between the listing and this look: then it is not there.
            stat(key).ifPresent(found::add);
        }
        return List.copyOf(found);
    }

    @Override
    public void delete(String key) throws IOException {
        ObjectKeys.checked(key);
        ask("delete " + key, () -> {
            client.removeObject(
                    RemoveObjectArgs.builder().bucket(bucket).object(key).build());
            return key;
        });
    }

    @Override
    public Optional<URI> presigned(String key, Duration validity) throws IOException {
        ObjectKeys.checked(key);
        var seconds = Math.clamp(validity.toSeconds(), 1, (int) PRESIGNED_MAX.toSeconds());
        return ask(
                "sign " + key,
                () -> URI.create(client.getPresignedObjectUrl(GetPresignedObjectUrlArgs.builder()
                        .method(Http.Method.GET)
                        .bucket(bucket)
                        .object(key)
                        .expiry(seconds)
                        .build())));
    }

    private Optional<InputStream> open(String key, GetObjectArgs.Builder request) throws IOException {
        ObjectKeys.checked(key);
        var arguments = request.bucket(bucket).object(key).build();
        return ask("get " + key, () -> {
            try {
                return client.getObject(arguments);
            } catch (ErrorResponseException refused) {
                if (code(refused).equals("InvalidRange")) {
                    return InputStream.nullInputStream();
                }
                throw refused;
            }
        });
    }

    /** Objects that another tool put there carry no digest of ours: then it is computed from the bytes. */
    private String sha256(StatObjectResponse there) throws IOException {
        var noted = there.userMetadata().getFirst(SHA256);
        if (noted != null) {
            return noted;
        }
        var digest = Spool.digest();
        try (var bytes = get(there.object()).orElseGet(InputStream::nullInputStream);
                var digesting = new DigestInputStream(bytes, digest)) {
            digesting.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private void makeBucket() throws MinioException {
        if (bucketIsThere) {
            return;
        }
        if (!client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build())) {
            try {
                client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
            } catch (ErrorResponseException raced) {
                // Another node was faster.
                if (!code(raced).startsWith("BucketAlready")) {
                    throw raced;
                }
            }
        }
        bucketIsThere = true;
    }

    /** {@return the answer; empty if the object or the whole bucket is not there} */
    private <T> Optional<T> ask(String what, Request<T> request) throws StoreUnavailable {
        try {
            return Optional.of(request.answer());
        } catch (MinioException refused) {
            if (isAbsent(refused)) {
                return Optional.empty();
            }
            throw unavailable(what, refused);
        } catch (IllegalStateException wrapped) {
            // What the network throws, the client hands on in this wrapping only.
            if (wrapped.getCause() instanceof IOException lost) {
                throw unavailable(what, lost);
            }
            throw wrapped;
        }
    }

    private interface Request<T> {
        T answer() throws MinioException;
    }

    private static boolean isAbsent(MinioException refused) {
        return switch (code(refused)) {
            case "NoSuchKey", "NoSuchObject", "NoSuchBucket" -> true;
            default -> false;
        };
    }

    private static String code(MinioException refused) {
        return refused instanceof ErrorResponseException answer
                ? String.valueOf(answer.errorResponse().code())
                : "";
    }

    private StoreUnavailable unavailable(String what, Exception cause) {
        return new StoreUnavailable("the object store could not %s in bucket %s".formatted(what, bucket), cause);
    }
}

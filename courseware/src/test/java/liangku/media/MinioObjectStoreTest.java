package liangku.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minio.PutObjectArgs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import liangku.testing.S3Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One server for all: the test it does not survive comes last. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MinioObjectStoreTest extends ObjectStoreContract {

    @TempDir
    static Path temporary;

    private static S3Server server;
    private static ObjectStore store;

    @BeforeAll
    static void start() {
        server = S3Server.start();
        store = new MinioObjectStore(settings(server, "liangku-contract"), temporary);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    ObjectStore store() {
        return store;
    }

    @Override
    boolean hasAddresses() {
        return true;
    }

    @Test
    void aBucketThatIsNotThereYetIsEmpty() throws IOException {
        var fresh = new MinioObjectStore(settings(server, "liangku-fresh"), temporary);

        assertThat(fresh.stat("a")).isEmpty();
        assertThat(fresh.get("a")).isEmpty();
        assertThat(fresh.list("", "", 10)).isEmpty();
        fresh.delete("a");
        fresh.put("a", content("x"), "text/plain");
        assertThat(fresh.list("", "", 10)).hasSize(1);
    }

    @Test
    void theDigestOfAnObjectThatAnotherToolPutIsComputed() throws Exception {
        put("ours", "so that the bucket is there");
        server.client()
                .putObject(PutObjectArgs.builder().bucket("liangku-contract").object("theirs").stream(
                                content("abc"), 3L, -1L)
                        .build());

        assertThat(store.stat("theirs").orElseThrow().sha256())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        store.delete("theirs");
    }

    @Test
    void wrongKeysAreALostStore() {
        var wrong = new MediaSettings.S3(server.endpoint(), "liangku-contract", "us-east-1", "someone", "else");

        assertThatThrownBy(() -> new MinioObjectStore(wrong, temporary).put("a", content("x"), "text/plain"))
                .isInstanceOf(StoreUnavailable.class);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void aServerThatDiesIsALostStoreForEveryCallAndLeavesNoFileBehind() throws IOException {
        var lost = new MinioObjectStore(settings(server, "liangku-lost"), temporary);
        lost.put("a", content("x"), "text/plain");
        server.close();

        assertThatThrownBy(() -> lost.put("a", content("x"), "text/plain")).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> lost.get("a")).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> lost.range("a", 0, 1)).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> lost.stat("a")).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> lost.list("", "", 1)).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> lost.delete("a")).isInstanceOf(StoreUnavailable.class);
        try (var left = Files.list(temporary)) {
            assertThat(left).isEmpty();
        }
    }

    private static MediaSettings.S3 settings(S3Server server, String bucket) {
        return new MediaSettings.S3(server.endpoint(), bucket, "us-east-1", S3Server.ACCESS_KEY, S3Server.SECRET_KEY);
    }
}

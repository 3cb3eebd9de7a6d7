package liangku.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every object store must do. Each test has keys of its own, so that one store can serve all of them. */
abstract class ObjectStoreContract {

    private static final Duration A_WHILE = Duration.ofMinutes(5);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final AtomicLong COUNT = new AtomicLong();

    private final String folder = "test-" + COUNT.incrementAndGet() + "/";

    abstract ObjectStore store();

    /** Whether it can be asked past the platform. */
    abstract boolean hasAddresses();

    @Test
    void whatWasPutComesBackWithItsLengthTypeAndDigest() throws IOException {
        var stat = put("hello.txt", "两库一平台");

        assertThat(stat.size()).isEqualTo(15);
        assertThat(stat.sha256()).isEqualTo(sha256(bytes("两库一平台")));
        assertThat(stat.contentType()).isEqualTo("text/plain");
        assertThat(store().stat(folder + "hello.txt")).contains(stat);
        assertThat(text(folder + "hello.txt")).isEqualTo("两库一平台");
    }

    @Test
    void anEmptyObjectIsAnObject() throws IOException {
        var stat = put("empty", "");

        assertThat(stat.size()).isZero();
        assertThat(stat.sha256()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(text(folder + "empty")).isEmpty();
    }

    @Test
    void whatIsNotThereIsEmptyAndNoError() throws IOException {
        assertThat(store().get(folder + "nothing")).isEmpty();
        assertThat(store().range(folder + "nothing", 0, 10)).isEmpty();
        assertThat(store().range(folder + "nothing", 0, 0)).isEmpty();
        assertThat(store().stat(folder + "nothing")).isEmpty();
        assertThat(store().list(folder, "", 10)).isEmpty();
        store().delete(folder + "nothing");
    }

    @Test
    void aPutReplaces() throws IOException {
        put("a", "first");
        put("a", "second and longer");

        assertThat(text(folder + "a")).isEqualTo("second and longer");
        assertThat(store().list(folder, "", 10))
                .extracting(ObjectStore.Stat::size)
                .containsExactly(17L);
    }

    @Test
    void theSameContentCanBePutAgain() throws IOException {
        put("a", "same");
        put("a", "same");

        assertThat(text(folder + "a")).isEqualTo("same");
    }

    @Test
    void whatIsDeletedIsGone() throws IOException {
        put("a", "x");
        store().delete(folder + "a");

        assertThat(store().stat(folder + "a")).isEmpty();
        assertThat(store().get(folder + "a")).isEmpty();
    }

    @Test
    void aRangeIsCutWhereTheObjectEnds() throws IOException {
        put("digits", "0123456789");

        assertThat(range("digits", 0, 4)).isEqualTo("0123");
        assertThat(range("digits", 4, 3)).isEqualTo("456");
        assertThat(range("digits", 9, 1)).isEqualTo("9");
        assertThat(range("digits", 8, 100)).isEqualTo("89");
        assertThat(range("digits", 8, Long.MAX_VALUE)).isEqualTo("89");
        assertThat(range("digits", 10, 5)).isEmpty();
        assertThat(range("digits", 1_000_000, 5)).isEmpty();
        assertThat(range("digits", 3, 0)).isEmpty();
    }

    @Test
    void aRangeBeforeTheStartIsAMistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> store().range(folder + "a", -1, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> store().range(folder + "a", 0, -5));
    }

    @Test
    void keysAreListedInTheirOwnOrderPageByPage() throws IOException {
        // '-' and '.' come before '/', digits and letters after it: the order of keys is not that of folders.
        var keys = List.of("a-b", "a.b", "a/b", "a/c/a", "a/c/b", "a/d", "a0", "ab/a", "b");
        for (var key : List.of("b", "a/c/b", "a0", "a/c/a", "a.b", "ab/a", "a/d", "a-b", "a/b")) {
            put(key, key);
        }

        assertThat(keys("", "", 100)).containsExactlyElementsOf(keys);
        assertThat(keys("a/", "", 100)).containsExactly("a/b", "a/c/a", "a/c/b", "a/d");
        assertThat(keys("a", "", 2)).containsExactly("a-b", "a.b");
        assertThat(keys("a/c", "", 1)).containsExactly("a/c/a");
        assertThat(keys("", "a/b", 2)).containsExactly("a/c/a", "a/c/b");
        assertThat(keys("", "a/c/ab", 2)).containsExactly("a/c/b", "a/d");
        assertThat(keys("c", "", 100)).isEmpty();
        assertThat(keys("", "b", 100)).isEmpty();
        assertThat(keys("", "", 0)).isEmpty();
        var paged = new ArrayList<String>();
        for (var page = keys("", "", 2); !page.isEmpty(); page = keys("", paged.getLast(), 2)) {
            paged.addAll(page);
        }
        assertThat(paged).containsExactlyElementsOf(keys);
    }

    @Test
    void aListingSaysWhatAStatSays() throws IOException {
        var stat = put("a/b.txt", "x");

        assertThat(store().list(folder, "", 5)).containsExactly(stat);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "/", "a/", "/a", "a//b", "..", "../a", "a/../b", "a/..", ".", "a/./b", "A", "a b", "a\\b", "中",
                "a@b", "a\0b", "a%2f", "~"
            })
    void whatIsNoKeyIsRefused(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> store().put(key, content("x"), "text/plain"));
        assertThatIllegalArgumentException().isThrownBy(() -> store().get(key));
        assertThatIllegalArgumentException().isThrownBy(() -> store().range(key, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> store().stat(key));
        assertThatIllegalArgumentException().isThrownBy(() -> store().delete(key));
        assertThatIllegalArgumentException().isThrownBy(() -> store().presigned(key, A_WHILE));
    }

    @Test
    void theLongestKeyIsStored() throws IOException {
        var segment = "a".repeat(ObjectKeys.SEGMENT_LENGTH_MAX);
        var key = segment + "/" + segment;

        store().put(key, content("x"), "text/plain");

        assertThat(text(key)).isEqualTo("x");
        store().delete(key);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store().put("a/".repeat(256) + "ab", content("x"), "text/plain"));
    }

    @Test
    void aSourceThatBreaksLeavesWhatWasThere() throws IOException {
        put("a", "before");
        var broken = new SequenceInputStream(content("half"), new BrokenStream());

        assertThatThrownBy(() -> store().put(folder + "a", broken, "text/plain"))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(StoreUnavailable.class)
                .hasMessage("the line went dead");

        assertThat(text(folder + "a")).isEqualTo("before");
        assertThat(store().list(folder, "", 10)).hasSize(1);
    }

    @Test
    void aStreamOfSeveralPartsKeepsItsDigestAndEveryRange() throws IOException {
        var content = new byte[6 * 1024 * 1024 + 7];
        new Random(2026).nextBytes(content);

        var stat = store().put(folder + "big", new ByteArrayInputStream(content), "video/mp4");

        assertThat(stat.size()).isEqualTo(content.length);
        assertThat(stat.sha256()).isEqualTo(sha256(content));
        assertThat(store().stat(folder + "big")).contains(stat);
        try (var whole = store().get(folder + "big").orElseThrow()) {
            assertThat(sha256(whole.readAllBytes())).isEqualTo(stat.sha256());
        }
        try (var part = store().range(folder + "big", 5_242_870, 20).orElseThrow()) {
            assertThat(part.readAllBytes()).isEqualTo(Arrays.copyOfRange(content, 5_242_870, 5_242_890));
        }
    }

    @Test
    void aReaderSeesTheOldObjectOrTheNewOneNeverHalf() throws Exception {
        var one = "1".repeat(200_000);
        var two = "2".repeat(100_000);
        put("a", one);

        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<Void> write = () -> {
                for (var i = 0; i < 6; i++) {
                    put("a", i % 2 == 0 ? two : one);
                }
                return null;
            };
            Callable<Void> read = () -> {
                for (var i = 0; i < 12; i++) {
                    assertThat(text(folder + "a")).isIn(one, two);
                }
                return null;
            };
            for (var done : threads.invokeAll(List.of(write, read, write, read))) {
                done.get();
            }
        }
    }

    /** A store without addresses says so for every object, and whoever asked serves it from the platform. */
    @Test
    void aPresignedAddressServesItsObjectOnlyAndToWhoeverHasIt() throws Exception {
        var stat = put("signed.txt", "two libraries");
        put("other.txt", "not signed");

        var address = store().presigned(stat.key(), A_WHILE);

        assertThat(address.isPresent()).isEqualTo(hasAddresses());
        if (address.isPresent()) {
            var served = asked(address.get());
            assertThat(served.statusCode()).isEqualTo(200);
            assertThat(served.body()).isEqualTo("two libraries");
            assertThat(served.headers().firstValue("Content-Type")).hasValue("text/plain");
            var text = address.get().toString();
            assertThat(asked(URI.create(text.replaceFirst("\\?.*", ""))).statusCode())
                    .as("without what signs it")
                    .isEqualTo(403);
            assertThat(asked(URI.create(text.replace("signed.txt", "other.txt")))
                            .statusCode())
                    .as("for another object")
                    .isEqualTo(403);
        }
    }

    @Test
    void aPresignedAddressIsWorthNothingAfterItsTime() throws Exception {
        var stat = put("signed.txt", "two libraries");

        var address = store().presigned(stat.key(), Duration.ofSeconds(1));

        assertThat(address.isPresent()).isEqualTo(hasAddresses());
        if (address.isPresent()) {
            var until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (asked(address.get()).statusCode() == 200 && System.nanoTime() < until) {
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
            assertThat(asked(address.get()).statusCode()).isEqualTo(403);
        }
    }

    private static HttpResponse<String> asked(URI address) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    final ObjectStore.Stat put(String name, String content) throws IOException {
        return store().put(folder + name, content(content), "text/plain");
    }

    final String text(String key) throws IOException {
        try (var content = store().get(key).orElseThrow()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static InputStream content(String text) {
        return new ByteArrayInputStream(bytes(text));
    }

    private String range(String name, long offset, long length) throws IOException {
        try (var content = store().range(folder + name, offset, length).orElseThrow()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<String> keys(String prefix, String after, int limit) throws IOException {
        return store().list(folder + prefix, after.isEmpty() ? "" : folder + after, limit).stream()
                .map(stat -> stat.key().substring(folder.length()))
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] content) {
        return HexFormat.of().formatHex(Spool.digest().digest(content));
    }

    private static final class BrokenStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("the line went dead");
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            throw new IOException("the line went dead");
        }
    }
}

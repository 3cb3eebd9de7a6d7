package liangku.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderObjectStoreTest extends ObjectStoreContract {

    @TempDir
    Path folder;

    private ObjectStore store;

    @BeforeEach
    void open() {
        store = new FolderObjectStore(folder.resolve("objects"));
    }

    @Override
    ObjectStore store() {
        return store;
    }

    @Override
    boolean hasAddresses() {
        return false;
    }

    @Test
    void anotherProcessFindsWhatThisOneStored() throws IOException {
        var stat = put("a", "kept");

        assertThat(new FolderObjectStore(folder.resolve("objects")).stat(stat.key()))
                .contains(stat);
    }

    @Test
    void replacedBytesAndTemporaryFilesDoNotPileUp() throws IOException {
        for (var i = 0; i < 5; i++) {
            put("a", "content " + i);
        }

        assertThat(files()).hasSize(2);
    }

    /** As S3 itself; some servers with folders below refuse it, so no key of the platform is the start of another. */
    @Test
    void aKeyMayBeTheFolderOfAnother() throws IOException {
        for (var key : List.of("a/b/c", "a", "a-b", "a/b")) {
            store.put(key, content(key), "text/plain");
        }

        assertThat(store.list("", "", 10))
                .extracting(ObjectStore.Stat::key)
                .containsExactly("a", "a-b", "a/b", "a/b/c");
        assertThat(text("a/b")).isEqualTo("a/b");
    }

    @Test
    void bytesWithoutFactsAreNoObject() throws IOException {
        var stat = put("a", "x");
        Files.delete(folder.resolve("objects").resolve(stat.key() + "@"));

        assertThat(store.stat(stat.key())).isEmpty();
        assertThat(store.get(stat.key())).isEmpty();
        assertThat(store.list("", "", 10)).isEmpty();
    }

    @Test
    void damagedFactsAreALostStoreNotAnEmptyOne() throws IOException {
        var stat = put("a", "x");
        Files.writeString(folder.resolve("objects").resolve(stat.key() + "@"), "size=many\n");

        assertThatThrownBy(() -> store.stat(stat.key())).isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void aFolderThatCannotBeThereIsALostStoreAtTheFirstCallAndNotBefore() throws IOException {
        var file = Files.writeString(folder.resolve("a-file"), "not a folder");

        var lost = new FolderObjectStore(file.resolve("objects"));

        assertThatThrownBy(() -> lost.put("a", content("x"), "text/plain")).isInstanceOf(StoreUnavailable.class);
    }

    /** 64 MB through a store in a JVM whose heap would hold them would prove nothing; that the buffer is one does. */
    @Test
    void aPutHoldsNoMoreThanABufferOfTheStream() throws IOException {
        var asked = new AtomicInteger();
        var endless = new InputStream() {
            private long left = 64L * 1024 * 1024;

            @Override
            public int read() {
                throw new AssertionError("byte by byte");
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                asked.accumulateAndGet(length, Math::max);
                var count = (int) Math.min(length, left);
                left -= count;
                return count == 0 ? -1 : count;
            }
        };

        assertThat(store.put("big", endless, "video/mp4").size()).isEqualTo(64L * 1024 * 1024);
        assertThat(asked.get()).isLessThanOrEqualTo(64 * 1024);
    }

    private List<Path> files() throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}

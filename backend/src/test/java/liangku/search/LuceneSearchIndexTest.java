package liangku.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class LuceneSearchIndexTest extends SearchIndexContract {

    @TempDir
    static Path folder;

    private static LuceneSearchIndex index;
    private static @Nullable LuceneSearchIndex copied;

    @BeforeAll
    static void open() {
        index = new LuceneSearchIndex(folder.resolve("index"));
    }

    @AfterAll
    static void close() throws IOException {
        index.close();
        if (copied != null) {
            copied.close();
        }
    }

    @Override
    SearchIndex index() {
        return index;
    }

    /** Of a copy of what is on the disk, as a power cut would leave it: nothing is closed before. */
    @Override
    SearchIndex reopened() throws IOException {
        var copy = Files.createDirectory(folder.resolve("copy"));
        try (var files = Files.list(folder.resolve("index"))) {
            for (var file : files.toList()) {
                copy(file, copy.resolve(file.getFileName()));
            }
        }
        copied = new LuceneSearchIndex(copy);
        return copied;
    }

    /** What goes meanwhile is no part of what was committed. */
    private static void copy(Path file, Path to) throws IOException {
        try {
            Files.copy(file, to);
        } catch (NoSuchFileException merged) {
            assertThat(to).doesNotExist();
        }
    }
}

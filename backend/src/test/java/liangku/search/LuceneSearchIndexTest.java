package liangku.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import liangku.employer.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneSearchIndexTest extends SearchIndexContract {

    @TempDir
    static Path folder;

    private static LuceneSearchIndex index;

    @BeforeAll
    static void open() {
        index = new LuceneSearchIndex(folder);
    }

    @AfterAll
    static void close() throws IOException {
        index.close();
    }

    @Override
    SearchIndex index() {
        return index;
    }

    @Test
    void remembersAfterARestart() throws Exception {
        index.close();
        index = new LuceneSearchIndex(folder);

        var hits = index.find(new Wanted("生熟分开", List.of(), Set.of(SearchKind.LESSON), new Scope.Nothing(), 10));

        assertThat(hits).hasSize(1);
    }
}

package liangku.search;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Set;
import liangku.employer.Scope;
import liangku.testing.ElasticsearchServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ElasticSearchIndexTest extends SearchIndexContract {

    private static ElasticsearchServer server;
    private static ElasticSearchIndex index;

    @BeforeAll
    static void start() throws Exception {
        server = ElasticsearchServer.start();
        index = index(server.url());
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Override
    SearchIndex index() {
        return index;
    }

    @Test
    void aLostEngineSaysThatItIsUnavailable() {
        var nobodyThere = index(URI.create("http://127.0.0.1:1"));

        assertThatThrownBy(() -> nobodyThere.find(
                        new Wanted("生熟", List.of(), Set.of(SearchKind.LESSON), new Scope.Nothing(), 1)))
                .isInstanceOf(SearchUnavailable.class);
    }

    private static ElasticSearchIndex index(URI url) {
        var settings = new SearchSettings(SearchSettings.Engine.ELASTICSEARCH, url, "liangku-test", "", "");
        return new ElasticSearchIndex(SearchConfiguration.client(settings), settings.index());
    }
}

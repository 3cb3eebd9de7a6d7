package liangku.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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

    /** The server lets go of its shards and opens them from its disk. */
    @Override
    SearchIndex reopened() throws IOException {
        var indices =
                SearchConfiguration.client(settings(server.url(), "", "", "")).indices();
        assertThat(indices.close(close -> close.index("liangku-test")).acknowledged())
                .isTrue();
        assertThat(indices.open(open -> open.index("liangku-test")).acknowledged())
                .isTrue();
        return index(server.url());
    }

    @Test
    void aLostEngineSaysThatItIsUnavailable() {
        var nobodyThere = index(URI.create("http://127.0.0.1:1"));

        assertThatThrownBy(() -> nobodyThere.find(
                        new Wanted("生熟", List.of(), Set.of(SearchKind.LESSON), new Scope.Nothing(), 1)))
                .isInstanceOf(SearchUnavailable.class);
    }

    @Test
    void aUserSignsInWithAPassword() throws Exception {
        var basic = "Basic " + Base64.getEncoder().encodeToString("liangku:s3cret".getBytes(StandardCharsets.UTF_8));
        try (var door = new GuardedDoor(server.url(), basic)) {
            assertThat(found(index(door.url(), "liangku", "s3cret", ""))).containsExactly("l1");
            assertThatThrownBy(() -> found(index(door.url(), "liangku", "guessed", "")))
                    .isInstanceOf(SearchUnavailable.class);
            assertThatThrownBy(() -> found(index(door.url()))).isInstanceOf(SearchUnavailable.class);
        }
    }

    @Test
    void anApiKeySignsInAndCountsBeforeAUser() throws Exception {
        try (var door = new GuardedDoor(server.url(), "ApiKey VnVhQ2ZHY0JDZGJrU")) {
            assertThat(found(index(door.url(), "", "", "VnVhQ2ZHY0JDZGJrU"))).containsExactly("l1");
            assertThat(found(index(door.url(), "liangku", "s3cret", "VnVhQ2ZHY0JDZGJrU")))
                    .containsExactly("l1");
            assertThatThrownBy(() -> found(index(door.url(), "", "", "another")))
                    .isInstanceOf(SearchUnavailable.class);
        }
    }

    private static List<String> found(SearchIndex behindTheDoor) throws SearchUnavailable {
        var wanted = new Wanted("生熟分开", List.of(), Set.of(SearchKind.LESSON), new Scope.Nothing(), 10);
        return behindTheDoor.find(wanted).stream().map(Hit::id).toList();
    }

    private static ElasticSearchIndex index(URI url) {
        return index(url, "", "", "");
    }

    private static ElasticSearchIndex index(URI url, String user, String password, String apiKey) {
        var settings = settings(url, user, password, apiKey);
        return new ElasticSearchIndex(SearchConfiguration.client(settings), settings.index());
    }

    private static SearchSettings settings(URI url, String user, String password, String apiKey) {
        return new SearchSettings(SearchSettings.Engine.ELASTICSEARCH, url, "liangku-test", user, password, apiKey);
    }
}

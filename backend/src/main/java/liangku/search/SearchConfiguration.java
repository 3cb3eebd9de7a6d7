package liangku.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Settings choose the engine. Elasticsearch is not asked until something is searched or written. */
@Configuration
class SearchConfiguration {

    @Bean
    SearchIndex searchIndex(SearchSettings settings, Environment environment) {
        return switch (settings.engine()) {
            case LUCENE -> new LuceneSearchIndex(Path.of(environment.getProperty("liangku.data", "data"), "search"));
            case ELASTICSEARCH -> new ElasticSearchIndex(client(settings), settings.index());
        };
    }

    static ElasticsearchClient client(SearchSettings settings) {
        return ElasticsearchClient.of(client -> {
            client.host(settings.url().toString()).jsonMapper(new Jackson3JsonpMapper());
            if (!settings.apiKey().isEmpty()) {
                return client.apiKey(settings.apiKey());
            }
            return settings.user().isEmpty()
                    ? client
                    : client.usernameAndPassword(settings.user(), settings.password());
        });
    }
}

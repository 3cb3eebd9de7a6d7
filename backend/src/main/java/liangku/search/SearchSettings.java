package liangku.search;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which engine finds things.
 *
 * @param url of Elasticsearch; not used by Lucene
 * @param index name of the index in Elasticsearch
 * @param user empty for an engine without sign-in, or with an API key
 * @param apiKey as Elasticsearch gives it out, encoded; it counts before user and password
 */
@ConfigurationProperties("liangku.search")
public record SearchSettings(
        @DefaultValue("LUCENE") Engine engine,
        @DefaultValue("http://127.0.0.1:9200") URI url,
        @DefaultValue("liangku") String index,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("") String apiKey) {

    public enum Engine {
        LUCENE,
        ELASTICSEARCH
    }

    /** A record's own text would put the secrets into the first log that prints the settings. */
    @Override
    public String toString() {
        return "SearchSettings[%s %s/%s]".formatted(engine, url, index);
    }
}

package liangku.search;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which engine finds things.
 *
 * @param url of Elasticsearch; not used by Lucene
 * @param index name of the index in Elasticsearch
 * @param user empty for an engine without sign-in
 */
@ConfigurationProperties("liangku.search")
public record SearchSettings(
        @DefaultValue("LUCENE") Engine engine,
        @DefaultValue("http://127.0.0.1:9200") URI url,
        @DefaultValue("liangku") String index,
        @DefaultValue("") String user,
        @DefaultValue("") String password) {

    public enum Engine {
        LUCENE,
        ELASTICSEARCH
    }
}

package liangku.privacy;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where keys come from. A key given here (from the environment) wins over the key file; in a cluster every node needs
 * the same keys, so there they are given.
 *
 * @param keys folder of the key files, made on first start, readable by the owner only
 * @param encryptionKeys {@code version:base64} pairs, comma separated, 32 bytes each; empty = use the file
 * @param indexKeys the same for the blind index; only the newest is used
 */
@ConfigurationProperties("liangku.privacy")
public record PrivacySettings(
        @DefaultValue("./data/keys") Path keys,
        @DefaultValue("") String encryptionKeys,
        @DefaultValue("") String indexKeys) {

    @Override
    public String toString() {
        return "PrivacySettings[keys=" + keys + "]";
    }
}

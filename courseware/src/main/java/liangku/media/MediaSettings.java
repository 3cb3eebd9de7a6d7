package liangku.media;

import java.net.URI;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where media live.
 *
 * @param folder objects of {@link Store#FOLDER}; for {@link Store#S3} only what is on its way there
 */
@ConfigurationProperties("liangku.media")
record MediaSettings(Store store, Path folder, S3 s3) {

    enum Store {
        FOLDER,
        S3
    }

    /** @param region what the server signs for; MinIO's is {@code us-east-1} unless it was told otherwise */
    record S3(URI endpoint, String bucket, String region, String accessKey, String secretKey) {

        /** A record's own text would put the secret into the first log that prints the settings. */
        @Override
        public String toString() {
            return "S3[%s/%s]".formatted(endpoint, bucket);
        }
    }
}

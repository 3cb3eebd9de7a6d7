package liangku.media;

import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses the store by settings; neither choice talks to it before it is used. */
@Configuration(proxyBeanMethods = false)
class MediaConfiguration {

    @Bean
    ObjectStore objectStore(MediaSettings settings) {
        return switch (settings.store()) {
            case FOLDER -> new FolderObjectStore(settings.folder());
            case S3 -> new MinioObjectStore(settings.s3(), temporary(settings));
        };
    }

    @Bean
    MediaLibrary mediaLibrary(ObjectStore store, MediaSettings settings) {
        return new MediaLibrary(store, temporary(settings));
    }

    private static Path temporary(MediaSettings settings) {
        return settings.folder().resolve("@part");
    }
}

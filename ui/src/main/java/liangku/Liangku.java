package liangku;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.MapPropertySource;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The platform. The one place where the wall clock is read. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
@Modulithic(systemName = "Liangku")
public class Liangku {

    /**
     * Starts the platform. Without {@code LIANGKU_DATABASE_URL} it brings its own PostgreSQL, in the data folder.
     *
     * @param arguments Spring Boot's, e.g. {@code --server.port=8080}
     */
    public static void main(String[] arguments) {
        var application = new SpringApplication(Liangku.class);
        if (System.getenv("LIANGKU_DATABASE_URL") == null) {
            application.addInitializers(Liangku::embedDatabase);
        }
        application.run(arguments);
    }

    /** Certificates, deadlines and rates are days of the city: Asia/Shanghai whatever the host's zone. */
    @Bean
    Clock clock() {
        // As fine as the database keeps it: what is answered at once and what is read later are the same moment.
        return Clock.tick(Clock.system(ZoneId.of("Asia/Shanghai")), Duration.of(1, ChronoUnit.MICROS));
    }

    private static void embedDatabase(ConfigurableApplicationContext context) {
        var data = dataFolder();
        try {
            var start = new EmbeddedStart(HeldFolder.take(data));
            // Known before it starts: Ctrl-C may come meanwhile. After the context: its pool is the database's last
            // user.
            SpringApplication.getShutdownHandlers().add(() -> end(start));
            var database = start.run();
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "embedded database",
                            Map.of("spring.datasource.url", database.url(), "spring.datasource.username", "postgres")));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot start the embedded PostgreSQL in " + data, failed);
        }
    }

    private static Path dataFolder() {
        var folder = System.getenv("LIANGKU_DATA");
        return Path.of(folder == null ? "data" : folder).toAbsolutePath().normalize();
    }

    private static void end(EmbeddedStart start) {
        try {
            start.end();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

package liangku.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Real PostgreSQL for tests: one server for the JVM, one migrated template for each set of modules, one fresh database
 * (a clone of the template, tens of milliseconds) for each call.
 */
public final class TestDatabase {

    private static final Map<List<String>, String> TEMPLATES = new ConcurrentHashMap<>();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabase() {}

    /**
     * {@return a database of its own with the migrations of these modules}
     *
     * @param modules names of migration folders under {@code db/migration}, in order of dependency
     */
    public static DataSource of(String... modules) {
        var template = TEMPLATES.computeIfAbsent(List.of(modules), TestDatabase::template);
        return server().getDatabase("postgres", create(template));
    }

    /** {@return the JDBC URL of a fresh database, for tests that start a context} */
    public static String url(String... modules) {
        var template = TEMPLATES.computeIfAbsent(List.of(modules), TestDatabase::template);
        return server().getJdbcUrl("postgres", create(template));
    }

    private static String template(List<String> modules) {
        var name = create("template1");
        var database = server().getDatabase("postgres", name);
        for (var module : modules) {
            Flyway.configure()
                    .dataSource(database)
                    .locations("classpath:db/migration/" + module)
                    .table("flyway_schema_history_" + module)
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        }
        return name;
    }

    private static String create(String template) {
        var name = "test_" + COUNT.incrementAndGet();
        try (var connection = server().getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + template);
        } catch (SQLException failed) {
            throw new IllegalStateException("cannot create " + name + " from " + template, failed);
        }
        return name;
    }

    private static EmbeddedPostgres server() {
        return Server.POSTGRES;
    }

    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                var folder = Files.createTempDirectory("liangku-test-postgres");
                // Tests prove rules, not disks: without fsync a clone takes milliseconds.
                var server = EmbeddedPostgres.builder()
                        .setDataDirectory(folder)
                        .setCleanDataDirectory(false)
                        .setRegisterShutdownHook(false)
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("autovacuum", "off")
                        .setServerConfig("max_connections", "200")
                        .setLocaleConfig("locale", "C.UTF-8")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
                return server;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        /** Hundreds of databases are some hundred thousand files: another process removes them, nobody waits for it. */
        private static void stop(EmbeddedPostgres server, Path folder) {
            try (server) {
                new ProcessBuilder(
                                "sh",
                                "-c",
                                "while [ -e \"$0/postmaster.pid\" ]; do sleep 1; done; rm -rf \"$0\"",
                                folder.toString())
                        .start();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}

package liangku.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Real PostgreSQL for tests: one server for the JVM, one migrated template for each set of modules and for what more it holds,
 * one fresh database (a clone of the template, tens of milliseconds) for each call.
 */
public final class TestDatabase {

    private static final Map<Template, String> TEMPLATES = new HashMap<>();
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Duration IDLE = Duration.ofSeconds(10);

    /** One for all pools: nobody closes them, there is one for each test. */
    private static final ScheduledExecutorService KEEPER = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("pools").factory());

    private TestDatabase() {}

    /**
     * What a template holds beside migrations: it is put in once, however many databases begin with it.
     *
     * @param name one for each filling
     * @param filling puts it in; the connections it took are closed behind it
     */
    public record Content(String name, Consumer<DataSource> filling) {}

    /** Every content has one name; an empty one is that of migrations alone. */
    private record Template(List<String> modules, String content) {}

    /**
     * {@return a database of its own with the migrations of these modules}
     *
     * @param modules names of migration folders under {@code db/migration}, in order of dependency
     */
    public static DataSource of(String... modules) {
        return pool(url(modules));
    }

    /** {@return as {@link #of(String...)}, and this is in it} */
    public static DataSource of(Content content, String... modules) {
        return pool(urlOf(create(template(List.of(modules), content))));
    }

    /** {@return the JDBC URL of a fresh database, for tests that start a context} */
    public static String url(String... modules) {
        return urlOf(create(template(List.of(modules))));
    }

    private static String urlOf(String name) {
        return server().getJdbcUrl("postgres", name);
    }

    /** As in production, a transaction finds its connection open; opening one costs more than most tests do. */
    private static HikariDataSource pool(String url) {
        var pool = new HikariConfig();
        pool.setJdbcUrl(url);
        pool.setMinimumIdle(0);
        pool.setMaximumPoolSize(100);
        pool.setIdleTimeout(IDLE.toMillis());
        pool.setInitializationFailTimeout(-1);
        pool.setScheduledExecutor(KEEPER);
        return new HikariDataSource(pool);
    }

    private static synchronized String template(List<String> modules, Content content) {
        var asked = new Template(modules, content.name);
        var known = TEMPLATES.get(asked);
        if (known != null) return known;
        var name = create(template(modules));
        // A database that somebody is connected to cannot be cloned.
        try (var pool = pool(urlOf(name))) {
            content.filling.accept(pool);
        }
        TEMPLATES.put(asked, name);
        return name;
    }

    /** The template of these modules is that of all but the last, and the last's migrations. */
    private static synchronized String template(List<String> modules) {
        if (modules.isEmpty()) return "template1";
        var asked = new Template(modules, "");
        var known = TEMPLATES.get(asked);
        if (known != null) return known;
        var name = create(template(modules.subList(0, modules.size() - 1)));
        var module = modules.getLast();
        Flyway.configure()
                .dataSource(server().getDatabase("postgres", name))
                .locations("classpath:db/migration/" + module)
                .table("flyway_schema_history_" + module)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
        TEMPLATES.put(asked, name);
        return name;
    }

    private static synchronized String create(String template) {
        var name = "test_" + COUNT.incrementAndGet();
        try (var statement = Server.CLERK.createStatement()) {
            // Copying files beats writing every page to the log when nothing needs to survive.
            statement.execute("create database " + name + " template " + template + " strategy file_copy");
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

        /** Creates all databases: opening a connection costs the server more than a clone does. */
        static final Connection CLERK = connect();

        private static EmbeddedPostgres start() {
            try {
                var folder = Scratch.folder("liangku-test-postgres");
                // Tests prove rules, not disks: without fsync a clone takes milliseconds.
                var server = EmbeddedPostgres.builder()
                        .setDataDirectory(folder)
                        .setCleanDataDirectory(false)
                        .setRegisterShutdownHook(false)
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("file_copy_method", "clone")
                        .setServerConfig("autovacuum", "off")
                        // As the platform's own: what is measured here must not be another size of memory.
                        .setServerConfig("shared_buffers", "256MB")
                        .setServerConfig("max_connections", "500")
                        .setLocaleConfig("locale", "C.UTF-8")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
                return server;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private static Connection connect() {
            try {
                return POSTGRES.getPostgresDatabase().getConnection();
            } catch (SQLException failed) {
                throw new IllegalStateException("cannot connect to the server just started", failed);
            }
        }

        /** Hundreds of databases are some hundred thousand files: another process removes them, nobody waits for it. */
        private static void stop(EmbeddedPostgres server, Path folder) {
            try (server) {
                Scratch.removeLater(folder);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}

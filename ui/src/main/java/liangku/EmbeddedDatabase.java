package liangku;

import com.sun.management.OperatingSystemMXBean;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Real PostgreSQL in a folder, for a first start that needs nothing but a JDK. Durable: fsync is on, and after a hard
 * kill the next start re-attaches to the surviving server or lets it recover.
 *
 * <p>The port and the password are drawn once and kept beside the data, so that a start after a {@code kill -9} finds
 * the orphaned server where it was. A server that dies under a living platform is started again: whoever asks meanwhile waits,
 * or is told to ask again.
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String DATABASE = "liangku";
    private static final int MEGABYTE = 1 << 20;
    private static final int BUFFERS_MIN_MB = 256;
    private static final int BUFFERS_MAX_MB = 1_024;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final int CONNECT_MS = 1_000;

    /** Names the folder of the server's programs, if it is not to be in the data folder: several houses may share one. */
    private static final String PROGRAMS = "LIANGKU_DATABASE_PROGRAMS";

    private final HeldFolder folder;
    private final Path data;
    private final Path programs;
    private final String password;
    private EmbeddedPostgres postgres;
    private boolean closed;

    private EmbeddedDatabase(HeldFolder folder, String password) throws IOException {
        this.folder = folder;
        this.data = folder.path();
        this.programs = programs(data);
        this.password = password;
        this.postgres = start(data, programs, password);
    }

    /** Starts the server of this data folder, making it on the first start. */
    static EmbeddedDatabase start(HeldFolder folder) throws IOException {
        var password = secret(folder.path().resolve("pg-password"));
        var database = new EmbeddedDatabase(folder, password);
        database.createOnce();
        Thread.ofPlatform().daemon().name("database-watch").start(database::watch);
        return database;
    }

    private static EmbeddedPostgres start(Path data, Path programs, String password) throws IOException {
        // The first unpacks them; who finds them half unpacked waits.
        try (var alone = FileChannel.open(
                        programs.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = alone.lock()) {
            var postgres = EmbeddedPostgres.builder()
                    .setPort(port(data.resolve("pg-port")))
                    .setDataDirectory(data.resolve("pg"))
                    .setCleanDataDirectory(false)
                    // Its own hook would run beside the platform's and take the database from under it.
                    .setRegisterShutdownHook(false)
                    .setOverrideWorkingDirectory(programs.toFile())
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    // The library, made for tests, turns both off: a commit would be told before it is on the disk.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("shared_buffers", sharedBuffers())
                    .setServerConfig("max_wal_size", "2GB")
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setLocaleConfig("auth-host", "scram-sha-256")
                    // Stretching is for passwords that can be guessed; this one is 192 random bits, and each connection
                    // would pay for it.
                    .setLocaleConfig("set", "scram_iterations=1")
                    .setLocaleConfig("pwfile", data.resolve("pg-password").toString())
                    .setConnectConfig("password", password)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
            // The library lets everybody write where the server's programs are.
            Files.setPosixFilePermissions(programs, PosixFilePermissions.fromString("rwxr-xr-x"));
            return postgres;
        }
    }

    /**
     * {@return a sixteenth of the memory there is} With less than its tables and indexes need, the server writes pages during
     * a large import that it writes again a moment later.
     */
    private static String sharedBuffers() {
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Math.clamp(machine.getTotalMemorySize() / 16 / MEGABYTE, BUFFERS_MIN_MB, BUFFERS_MAX_MB) + "MB";
    }

    private static Path programs(Path data) throws IOException {
        var shared = System.getenv(PROGRAMS);
        var folder = shared == null || shared.isBlank()
                ? data.resolve("pg-binaries")
                : Path.of(shared).toAbsolutePath().normalize();
        return Files.createDirectories(folder);
    }

    synchronized String url() {
        return postgres.getJdbcUrl("postgres", DATABASE) + "&password=" + password;
    }

    private void watch() {
        while (reviveIfDead()) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    /** {@return whether there is anything to be watched any more} */
    private synchronized boolean reviveIfDead() {
        if (closed || !isDead()) {
            return !closed;
        }
        LOG.warn("embedded postgresql died; starting it again");
        try {
            // Lets go of the folder, which the next one takes.
            postgres.close();
            postgres = start(data, programs, password);
            LOG.warn("embedded postgresql is there again");
        } catch (IOException | RuntimeException notYet) {
            // Those who served the dead one may not have noticed yet.
            LOG.warn("embedded postgresql did not start; trying again in {}", LOOK_EVERY, notYet);
        }
        return true;
    }

    /** Nobody listens: one who is slow is no reason, and a process that nobody has buried yet is no sign of life. */
    private boolean isDead() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), postgres.getPort()), CONNECT_MS);
            return false;
        } catch (ConnectException refused) {
            return true;
        } catch (IOException busy) {
            return false;
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        writeOut();
        postgres.close();
        folder.close();
        LOG.info("embedded postgresql stopped");
    }

    /** The library gives the server five seconds to end, and much may be unwritten. */
    private void writeOut() {
        try (var connection = postgres.getDatabase("postgres", "postgres").getConnection();
                var statement = connection.createStatement()) {
            statement.execute("checkpoint");
        } catch (SQLException dead) {
            LOG.warn("embedded postgresql could not write all before its end; the next start recovers it", dead);
        }
    }

    private void createOnce() throws IOException {
        try (var connection = postgres.getDatabase("postgres", "postgres").getConnection();
                var statement = connection.createStatement();
                var existing = statement.executeQuery("select from pg_database where datname = '" + DATABASE + "'")) {
            if (!existing.next()) {
                try (var creation = connection.createStatement()) {
                    creation.execute("create database " + DATABASE);
                }
            }
        } catch (SQLException failed) {
            throw new IOException("cannot create the database " + DATABASE, failed);
        }
    }

    private static int port(Path file) throws IOException {
        return Integer.parseInt(kept(file, () -> {
            try (var socket = new ServerSocket(0)) {
                return Integer.toString(socket.getLocalPort());
            }
        }));
    }

    private static String secret(Path file) throws IOException {
        return kept(file, () -> {
            var bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        });
    }

    interface Drawing {

        String draw() throws IOException;
    }

    /**
     * {@return what the file says, drawn and written there if it says nothing} It is whole or not there, whenever a start is
     * killed; an empty one is what older versions left behind in that case, before there was a server that knew it.
     */
    static String kept(Path file, Drawing first) throws IOException {
        var said = Files.exists(file) ? Files.readString(file).strip() : "";
        if (!said.isEmpty()) {
            return said;
        }
        var drawn = first.draw();
        // Nobody else writes here: the folder is locked.
        var draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, drawn, StandardCharsets.UTF_8, StandardOpenOption.SYNC);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (var folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
        return drawn;
    }
}

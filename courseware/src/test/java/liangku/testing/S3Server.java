package liangku.testing;

import io.minio.MinioClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A real S3 server for tests: S3Proxy over a folder, in a process of its own, as its jars and ours do not go together.
 * The build writes their paths into {@code s3proxy.classpath} beside this class.
 */
public final class S3Server implements AutoCloseable {

    public static final String ACCESS_KEY = "liangku-test";
    public static final String SECRET_KEY = "liangku-test-secret";

    private static final Duration START_MAX = Duration.ofSeconds(60);

    private final Process process;
    private final int port;
    private final Path home;

    private S3Server(Process process, int port, Path home) {
        this.process = process;
        this.port = port;
        this.home = home;
    }

    /** {@return a server that answers; objects live in a new temporary folder} */
    public static S3Server start() {
        try {
            return start(Files.createTempDirectory("liangku-s3-"), freePort());
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot start S3Proxy", failed);
        }
    }

    /** {@return the server of the same objects at the same place, after this one is gone} */
    public S3Server successor() throws IOException {
        return start(home, port);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** {@return a client, for a test that looks at the bucket past the platform} */
    public MinioClient client() {
        return MinioClient.builder()
                .endpoint(endpoint().toString())
                .credentials(ACCESS_KEY, SECRET_KEY)
                .build();
    }

    /** Stops it as a crash would: connections break, the port is refused. Twice is as good as once. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static S3Server start(Path home, int port) throws IOException {
        var settings = home.resolve("s3proxy.conf");
        var objects = Files.createDirectories(home.resolve("objects"));
        Files.writeString(settings, """
                s3proxy.endpoint=http://127.0.0.1:%d
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                """.formatted(port, ACCESS_KEY, SECRET_KEY, objects));
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                // It lives for a minute: compiling itself well would cost more than all it is asked.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath(),
                "org.gaul.s3proxy.Main",
                "--properties",
                settings.toString());
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("s3proxy.log").toFile())
                .start();
        var server = new S3Server(process, port, home);
        // A test run that is killed must not leave a server behind.
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        server.awaitAnswer();
        return server;
    }

    private void awaitAnswer() throws IOException {
        var deadline = System.nanoTime() + START_MAX.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IOException("S3Proxy did not start:\n" + Files.readString(home.resolve("s3proxy.log")));
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private boolean answers() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String classPath() throws IOException {
        try (var paths = S3Server.class.getResourceAsStream("s3proxy.classpath")) {
            if (paths == null) {
                throw new IOException("s3proxy.classpath is missing; Maven writes it in process-test-resources");
            }
            var text = new String(paths.readAllBytes(), StandardCharsets.UTF_8);
            return String.join(
                    System.getProperty("path.separator"), text.lines().toList());
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

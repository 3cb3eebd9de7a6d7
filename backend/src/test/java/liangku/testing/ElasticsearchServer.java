package liangku.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A real Elasticsearch for tests, as a process of its own, from Maven artifacts whose paths the build writes into {@code
 * elasticsearch.classpath} beside this class. It refuses to run as root, so a root shell hands it to nobody.
 */
public final class ElasticsearchServer implements AutoCloseable {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String NOBODY = "65534";

    private final Process process;
    private final URI url;
    private final Path home;

    private ElasticsearchServer(Process process, URI url, Path home) {
        this.process = process;
        this.url = url;
        this.home = home;
    }

    public URI url() {
        return url;
    }

    /** {@return an empty server that answers} */
    public static ElasticsearchServer start() throws IOException, InterruptedException {
        return start(freePort());
    }

    /** {@return an empty server at the place of one that is gone} */
    public ElasticsearchServer successor() throws IOException, InterruptedException {
        return start(url.getPort());
    }

    private static ElasticsearchServer start(int port) throws IOException, InterruptedException {
        var home = Files.createTempDirectory("elasticsearch-home");
        var jars = jars();
        layOut(home, jars);
        compileLauncher(home);
        var command = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            open(home);
            command.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        }
        command.addAll(List.of(
                JAVA,
                "-Xms512m",
                "-Xmx512m",
                // It lives for a minute: compiling itself well would cost more than all it is asked.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--add-modules=jdk.incubator.vector",
                "--add-opens=java.base/java.io=ALL-UNNAMED",
                "-Des.logs.base_path=" + home.resolve("logs"),
                "-Des.logs.cluster_name=test",
                "-Des.distribution.type=zip",
                "-Des.nativelibs.path=" + home.resolve("none"),
                "--module-path",
                home.resolve("srv").toString(),
                "--add-modules",
                "ALL-MODULE-PATH",
                "-cp",
                home.resolve("cls").toString(),
                "Launcher",
                home.toString(),
                Integer.toString(port),
                Integer.toString(freePort())));
        var process = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        Path.of("target", "elasticsearch.log").toAbsolutePath().toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        var url = URI.create("http://127.0.0.1:" + port);
        awaitHealth(process, url);
        return new ElasticsearchServer(process, url, home);
    }

    /** Stops it and forgets what it held. Twice is as good as once. */
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        if (!Files.exists(home)) {
            return;
        }
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    private static List<Path> jars() throws IOException {
        try (var list = Objects.requireNonNull(
                ElasticsearchServer.class.getResourceAsStream("elasticsearch.classpath"), "no list of jars")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Path::of)
                    .toList();
        }
    }

    private static void layOut(Path home, List<Path> jars) throws IOException {
        for (var folder : List.of("config", "plugins", "data", "logs", "srv", "cls")) {
            Files.createDirectories(home.resolve(folder));
        }
        var netty = Files.createDirectories(home.resolve("modules/transport-netty4"));
        Files.writeString(home.resolve("config/elasticsearch.yml"), "");
        Files.writeString(home.resolve("config/log4j2.properties"), """
                status = error
                appender.console.type = Console
                appender.console.name = console
                appender.console.layout.type = PatternLayout
                appender.console.layout.pattern = [%d{ISO8601}][%-5p] %m%n
                rootLogger.level = warn
                rootLogger.appenderRef.console.ref = console
                """);
        Files.writeString(netty.resolve("plugin-descriptor.properties"), """
                name=transport-netty4
                description=netty
                version=9.5.3
                elasticsearch.version=9.5.3
                java.version=21
                classname=org.elasticsearch.transport.netty4.Netty4Plugin
                """);
        for (var jar : jars) {
            var name = jar.getFileName().toString();
            if (!belongs(jar)) {
                continue;
            }
            var folder = name.startsWith("netty-") || name.startsWith("transport-netty4") ? netty : home.resolve("srv");
            Files.copy(jar, folder.resolve(name));
        }
    }

    /** The list also holds the jars of the Maven plugin that wrote it. */
    private static boolean belongs(Path jar) {
        var path = jar.toString();
        return Stream.of("/ant/", "/maven/", "/plexus/", "maven-antrun", "ant-launcher", "plexus-")
                .noneMatch(path::contains);
    }

    private static void compileLauncher(Path home) throws IOException, InterruptedException {
        var source = home.resolve("Launcher.java");
        try (var text =
                Objects.requireNonNull(ElasticsearchServer.class.getResourceAsStream("Launcher.java"), "no launcher")) {
            Files.copy(text, source);
        }
        var compiler = new ProcessBuilder(
                        JAVA + "c",
                        "-J-XX:TieredStopAtLevel=1",
                        "-J-XX:+UseSerialGC",
                        "-nowarn",
                        "-cp",
                        home.resolve("srv") + "/*",
                        "-d",
                        home.resolve("cls").toString(),
                        source.toString())
                .inheritIO()
                .start();
        if (compiler.waitFor() != 0) {
            throw new IllegalStateException("the launcher does not compile");
        }
    }

    private static void open(Path home) throws IOException {
        var all = PosixFilePermissions.fromString("rwxrwxrwx");
        try (Stream<Path> files = Files.walk(home)) {
            files.forEach(file -> {
                try {
                    Files.setPosixFilePermissions(file, all);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void awaitHealth(Process process, URI url) throws InterruptedException {
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        try (var http = HttpClient.newHttpClient()) {
            while (process.isAlive() && System.nanoTime() < until) {
                try {
                    var answer = http.send(
                            HttpRequest.newBuilder(url.resolve("/_cluster/health"))
                                    .timeout(Duration.ofSeconds(2))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
                    if (answer.statusCode() == 200) {
                        return;
                    }
                } catch (IOException notYet) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
                }
            }
        }
        throw new IllegalStateException("Elasticsearch did not come up; see target/elasticsearch.log");
    }
}

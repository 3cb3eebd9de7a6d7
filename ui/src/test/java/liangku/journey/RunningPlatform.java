package liangku.journey;

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
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import liangku.testing.Scratch;

/** The packaged platform, started as {@code ./run} starts it, on a data folder of its own. */
final class RunningPlatform {

    /** What journeys on the shared demo city lock: one at a time, beside those on a platform of their own. */
    static final String DEMO = "demo city";

    /** As {@link #DEMO}, of those who only change the bank. */
    static final String AUTHORS = "authors' street";

    /** For those who only need somebody to sign in: a city that is founded in seconds. */
    static final Map<String, String> STREET = Map.of("LIANGKU_DEMO", "street");

    private static final String JAR = "ui-0.1.0-SNAPSHOT.jar";
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    /** Where the programs of the databases are unpacked, once for all. */
    static final Path PROGRAMS = TARGET.resolve("journey-pg");

    /** In the inner loop: the port of a platform that runs already, to be used instead of a new one. */
    private static final String RUNNING = System.getProperty("liangku.journey.port", "");

    /** Its data folder. */
    private static final String RUNNING_ON = System.getProperty("liangku.journey.data", "data");

    /** The last platform on each data folder. */
    private static final Map<Path, RunningPlatform> WORKING = new ConcurrentHashMap<>();

    private final Path data;
    private final int port;
    private final Optional<Process> process;

    private RunningPlatform(Path data, int port, Optional<Process> process) {
        this.data = data;
        this.port = port;
        this.process = process;
    }

    private static final class DemoCity {
        static final RunningPlatform SHARED = startShared(Map.of());
    }

    private static final class AuthorsStreet {
        static final RunningPlatform SHARED = startShared(STREET);
    }

    private static RunningPlatform startShared(Map<String, String> environment) {
        try {
            if (!RUNNING.isEmpty()) {
                return new RunningPlatform(Path.of(RUNNING_ON), Integer.parseInt(RUNNING), Optional.empty());
            }
            return start(folder(), freePort(), environment);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** {@return one demo city for all journeys; it is stopped with the test run} */
    static RunningPlatform demo() {
        return DemoCity.SHARED;
    }

    /** {@return a street for the journeys of authors and reviewers, who need the bank and nobody else} */
    static RunningPlatform authors() {
        return AuthorsStreet.SHARED;
    }

    /** {@return an empty data folder; the platform that last worked in it is stopped with the test run, and it goes} */
    static Path folder() throws IOException {
        var folder = Scratch.folder("liangku-journey");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(folder)));
        return folder;
    }

    private static void leave(Path folder) {
        Optional.ofNullable(WORKING.get(folder)).ifPresent(RunningPlatform::stop);
        try {
            Scratch.removeLater(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Starts on this folder and waits until it takes requests. */
    static RunningPlatform start(Path data, int port, Map<String, String> environment, String... arguments)
            throws IOException {
        var platform = launch(data, port, environment, arguments);
        platform.awaitReady();
        return platform;
    }

    /** As {@link #start}, but waits for nothing. */
    static RunningPlatform launch(Path data, int port, Map<String, String> environment, String... arguments)
            throws IOException {
        var builder = new ProcessBuilder(
                        java(),
                        "-Xmx1500m",
                        // It lives for minutes: compiling less takes half of the machine's time for the same work.
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        // What it loads and compiles is known: growing up to it costs a full collection at each step.
                        "-XX:MetaspaceSize=256m",
                        "-XX:ReservedCodeCacheSize=160m",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-jar",
                        application().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output(port).toFile()));
        builder.command().addAll(List.of(arguments));
        builder.environment().put("PORT", Integer.toString(port));
        builder.environment().put("LIANGKU_DATA", data.toString());
        builder.environment().put("LIANGKU_DEMO", "small");
        // Unpacking them takes longer than a database's start; one folder serves all.
        builder.environment().put("LIANGKU_DATABASE_PROGRAMS", PROGRAMS.toString());
        builder.environment().putAll(environment);
        var platform = new RunningPlatform(data, port, Optional.of(builder.start()));
        WORKING.put(data, platform);
        return platform;
    }

    /** {@return the platform that {@code ./run} became; it wrote to {@link #output(int)}} */
    static RunningPlatform of(Process process, Path data, int port) {
        var platform = new RunningPlatform(data, port, Optional.of(process));
        WORKING.put(data, platform);
        return platform;
    }

    /** The jar with its libraries beside it, unpacked anew when it was built anew. */
    static synchronized Path application() throws IOException {
        var packed = TARGET.resolve(JAR);
        var unpacked = TARGET.resolve("journey-app").resolve(JAR);
        if (Files.exists(unpacked)
                && Files.getLastModifiedTime(unpacked).compareTo(Files.getLastModifiedTime(packed)) >= 0) {
            return unpacked;
        }
        var unpacking = new ProcessBuilder(
                        java(),
                        "-Djarmode=tools",
                        "-jar",
                        packed.toString(),
                        "extract",
                        "--force",
                        "--destination",
                        unpacked.getParent().toString())
                .inheritIO()
                .start();
        if (unpacking.onExit().join().exitValue() != 0) {
            throw new IOException("cannot unpack " + packed);
        }
        Files.setLastModifiedTime(unpacked, FileTime.from(Instant.now()));
        return unpacked;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    Path data() {
        return data;
    }

    /** {@return what it said on its console so far} */
    Path output() {
        return output(port);
    }

    /** {@return what went wrong inside so far, as its log says; a page may hide it} */
    List<String> accidents() throws IOException {
        if (!Files.exists(output())) {
            return List.of();
        }
        return Files.readString(output())
                .lines()
                .filter(line -> line.contains(" ERROR "))
                .toList();
    }

    /**
     * {@return all that it wrote down so far, for machines and on its console} But for the line that invites to the demo's own
     * phones, which no log has.
     */
    List<String> logs() throws IOException {
        var lines = new ArrayList<>(Files.readAllLines(data.resolve("logs").resolve("liangku.log")));
        if (process.isPresent()) {
            Files.readAllLines(output()).stream()
                    .filter(line -> !line.startsWith("  phones: "))
                    .forEach(lines::add);
        }
        return lines;
    }

    static Path output(int port) {
        return TARGET.resolve("platform-" + port + ".log");
    }

    int port() {
        return port;
    }

    /** As if the power went: no shutdown hook runs. The database server survives, as it would. */
    void kill() throws InterruptedException {
        process.orElseThrow().destroyForcibly().waitFor();
    }

    /** The database server goes before it can write what it only promised to write. */
    void killDatabase() throws IOException {
        var postmaster =
                Files.readAllLines(data.resolve("pg").resolve("postmaster.pid")).getFirst();
        var server = ProcessHandle.of(Long.parseLong(postmaster.strip())).orElseThrow();
        // The children would finish and write; they go first.
        server.children().forEach(ProcessHandle::destroyForcibly);
        server.destroyForcibly();
        server.onExit().join();
    }

    /** As Ctrl-C does. */
    void stop() {
        var running = process.orElseThrow();
        running.destroy();
        try {
            if (!running.waitFor(60, TimeUnit.SECONDS)) {
                running.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ctrl-C itself, which all hear that were started with it; it must end by that. */
    void interrupt() throws IOException, InterruptedException {
        var running = process.orElseThrow();
        // Where it leads no group of its own it is told alone: the tests would hear it, too.
        var heard = isLeader(running.pid()) ? "-" + running.pid() : Long.toString(running.pid());
        if (new ProcessBuilder("kill", "-INT", "--", heard).start().waitFor() != 0
                || !running.waitFor(60, TimeUnit.SECONDS)) {
            throw new IOException("it did not end when it was interrupted; see " + output());
        }
    }

    private static boolean isLeader(long process) throws IOException, InterruptedException {
        var asking = new ProcessBuilder("ps", "-o", "pgid=", "-p", Long.toString(process)).start();
        var group = new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return asking.waitFor() == 0 && group.equals(Long.toString(process));
    }

    void awaitReady() throws IOException {
        var until = System.nanoTime() + TimeUnit.MINUTES.toNanos(15);
        try (var http = HttpClient.newHttpClient()) {
            while (process.orElseThrow().isAlive() && System.nanoTime() < until) {
                try {
                    var answer = http.send(
                            HttpRequest.newBuilder(url("/actuator/health/readiness"))
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
                    if (answer.statusCode() == 200) {
                        return;
                    }
                } catch (IOException notYet) {
                    // it does not listen yet
                }
                // Also between answers of a platform that listens and is being founded: it has better things to do.
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        throw new IOException("the platform did not come up; see " + output());
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}

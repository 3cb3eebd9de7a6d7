package liangku.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * The whole stack under measurement: the application in a JVM of its own, started as {@code ./run} starts it, and the
 * PostgreSQL it brings. Listens on loopback only.
 */
final class Stack implements AutoCloseable {

    private static final int START_SECONDS_MAX = 600;
    private static final int QUIET_SECONDS_MAX = 180;
    private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\(\\d+M\\)");

    private final Process application;
    private final Path data;
    private final Path collections;
    private final URI base;
    private final double startSeconds;

    private Stack(Process application, Path data, Path collections, URI base, double startSeconds) {
        this.application = application;
        this.data = data;
        this.collections = collections;
        this.base = base;
        this.startSeconds = startSeconds;
    }

    /**
     * How to start.
     *
     * @param folder name of the data folder within the scratch folder; what is there already is gone on with
     * @param city {@code small} or {@code city}
     * @param settings of the environment, beyond the usual
     */
    record Start(String folder, String city, int heapMegabytes, Map<String, String> settings) {

        Start(String folder, String city, int heapMegabytes) {
            this(folder, city, heapMegabytes, Map.of());
        }
    }

    /** Starts and waits until requests are taken. */
    static Stack start(Plan plan, Start start) throws IOException, InterruptedException {
        var data = plan.scratch().resolve(start.folder());
        var port = freePort();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@deploy/jvm.options",
                "-Xmx" + start.heapMegabytes() + "m"));
        // As many compilers from the first to the last moment: the time of one that ended could not be told apart.
        command.add("-XX:-UseDynamicNumberOfCompilerThreads");
        var collections = plan.scratch().resolve(start.folder() + ".gc");
        command.add("-Xlog:gc:file=" + collections);
        command.addAll(plan.options());
        command.addAll(plan.application());
        var log = plan.scratch().resolve(start.folder() + ".log").toFile();
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().put("PORT", Integer.toString(port));
        builder.environment().put("LIANGKU_DATA", data.toString());
        builder.environment().put("LIANGKU_DEMO", start.city());
        builder.environment().putAll(start.settings());
        var base = URI.create("http://127.0.0.1:" + port);
        var from = System.nanoTime();
        var process = builder.start();
        awaitReady(process, base, from, log.toPath());
        return new Stack(process, data, collections, base, (System.nanoTime() - from) / 1e9);
    }

    URI base() {
        return base;
    }

    /** {@return seconds from the start of the process to the first "ready"} */
    double startSeconds() {
        return startSeconds;
    }

    long pid() {
        return application.pid();
    }

    /** {@return milliseconds of CPU that application and database have spent since they were started} */
    double cpuMillis() throws IOException {
        return CpuTime.millis(List.of(application.pid(), postmaster()));
    }

    /** {@return what is alive in the application's heap, after a collection of all of it} */
    double aliveMegabytes() throws IOException, InterruptedException {
        var jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(application.pid()),
                        "GC.class_histogram")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var total = jcmd.inputReader()
                .lines()
                .filter(line -> line.startsWith("Total"))
                .toList();
        if (jcmd.waitFor() != 0 || total.size() != 1) {
            throw new IOException("no histogram of the application's heap");
        }
        return Long.parseLong(total.getFirst().strip().split("\\s+", -1)[2]) / 1e6;
    }

    /** {@return the most memory the application has had in the machine so far, heap, threads, code and buffers} */
    double residentMegabytesMost() throws IOException {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(application.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElseThrow()
                    / 1024.0;
        }
    }

    /**
     * Heap of the application.
     *
     * @param most in use before any collection so far
     * @param kept the most that any collection so far left
     */
    record Heap(double most, double kept) {}

    /** {@return in megabytes, as the JVM's log of its collections has it} */
    Heap heapMegabytes() throws IOException {
        double most = 0;
        double kept = 0;
        for (var line : Files.readAllLines(collections)) {
            var found = COLLECTION.matcher(line);
            if (!found.find()) continue;
            most = Math.max(most, Double.parseDouble(found.group(1)));
            kept = Math.max(kept, Double.parseDouble(found.group(2)));
        }
        return new Heap(most, kept);
    }

    /** {@return the same, told apart} */
    CpuTime.Spent cpu() throws IOException {
        var database = CpuTime.millis(List.of(postmaster()));
        return new CpuTime.Spent(cpuMillis() - database, CpuTime.compilerMillis(application.pid()), database);
    }

    /** {@return a connection to a database of the application's own PostgreSQL, as its owner} */
    Connection connect(String database) throws IOException, SQLException {
        var port = Files.readString(data.resolve("pg-port")).strip();
        var password = Files.readString(data.resolve("pg-password")).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database, "postgres", password);
    }

    /** Waits until what earlier work left behind (index, events, vacuum) is done, or for three minutes at most. */
    void awaitQuiet() throws IOException {
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(QUIET_SECONDS_MAX);
        var quiet = 0;
        var before = cpuMillis();
        while (quiet < 3 && System.nanoTime() < until) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
            var after = cpuMillis();
            quiet = after - before <= 30 ? quiet + 1 : 0;
            before = after;
        }
    }

    /** Stops as Ctrl-C does. */
    @Override
    public void close() {
        application.destroy();
        try {
            if (!application.waitFor(60, TimeUnit.SECONDS)) {
                application.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private long postmaster() throws IOException {
        try (var lines = Files.lines(data.resolve("pg").resolve("postmaster.pid"))) {
            return Long.parseLong(lines.findFirst().orElseThrow().strip());
        }
    }

    private static void awaitReady(Process process, URI base, long from, Path log)
            throws IOException, InterruptedException {
        try (var rest = new Rest(base, 1)) {
            while (process.isAlive() && System.nanoTime() - from < TimeUnit.SECONDS.toNanos(START_SECONDS_MAX)) {
                if (isReady(rest)) {
                    return;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
        process.destroyForcibly().waitFor();
        throw new IOException("the platform did not come up; its last words:\n" + lastLines(log));
    }

    private static boolean isReady(Rest rest) {
        try {
            return rest.get("/actuator/health/readiness", "").status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String lastLines(Path log) throws IOException {
        var lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

package liangku.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * CPU time of process trees, as Linux accounts it in {@code /proc}: user and system time of every living process of the
 * tree and of the children they have buried. A database session that ended is in its parent's sum, so nothing is lost
 * between two readings.
 */
final class CpuTime {

    private static final Path PROC = Path.of("/proc");

    /** USER_HZ, 100 on every Linux a JDK 25 runs on. */
    private static final int MILLIS_PER_TICK = 10;

    private static final Pattern BLANK = Pattern.compile(" ");
    private static final Pattern COMPILER = Pattern.compile("C[12] ");

    private CpuTime() {}

    /**
     * Milliseconds of CPU.
     *
     * @param application with its compiler
     * @param compiler what of the application's the JVM's compilers took
     */
    record Spent(double application, double compiler, double database) {

        double all() {
            return application + database;
        }

        Spent since(Spent before) {
            return new Spent(application - before.application, compiler - before.compiler, database - before.database);
        }
    }

    private record Entry(long pid, long parent, long ticks) {}

    /** {@return milliseconds of CPU spent so far by these processes and all that came of them} */
    static double millis(Collection<Long> roots) throws IOException {
        var entries = new HashMap<Long, Entry>();
        Map<Long, List<Long>> children = new HashMap<>();
        try (var processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (var process : processes) {
                read(process).ifPresent(entry -> {
                    entries.put(entry.pid(), entry);
                    children.computeIfAbsent(entry.parent(), _ -> new ArrayList<>())
                            .add(entry.pid());
                });
            }
        }
        var seen = new HashSet<Long>();
        var waiting = new ArrayDeque<>(roots);
        long ticks = 0;
        while (!waiting.isEmpty()) {
            var pid = waiting.pop();
            var entry = entries.get(pid);
            if (entry != null && seen.add(pid)) {
                ticks += entry.ticks();
                waiting.addAll(children.getOrDefault(pid, List.of()));
            }
        }
        return ticks * (double) MILLIS_PER_TICK;
    }

    /** {@return milliseconds of CPU spent so far by those threads of a JVM that compile} */
    static double compilerMillis(long pid) throws IOException {
        long ticks = 0;
        try (var threads =
                Files.newDirectoryStream(PROC.resolve(Long.toString(pid)).resolve("task"))) {
            for (var thread : threads) {
                if (COMPILER.matcher(name(thread)).lookingAt()) {
                    ticks += read(thread).map(Entry::ticks).orElse(0L);
                }
            }
        }
        return ticks * (double) MILLIS_PER_TICK;
    }

    private static String name(Path thread) {
        try {
            return Files.readString(thread.resolve("comm"));
        } catch (IOException ended) {
            return "";
        }
    }

    /** Fields of proc_pid_stat(5); the second, the command, may hold blanks and ends with the last bracket. */
    private static Optional<Entry> read(Path process) {
        try {
            var text = Files.readString(process.resolve("stat"));
            var fields = BLANK.split(text.substring(text.lastIndexOf(')') + 2).strip(), -1);
            long ticks = 0;
            for (var field = 11; field <= 14; field++) {
                ticks += Long.parseLong(fields[field]);
            }
            return Optional.of(
                    new Entry(Long.parseLong(process.getFileName().toString()), Long.parseLong(fields[1]), ticks));
        } catch (IOException ended) {
            return Optional.empty();
        }
    }
}

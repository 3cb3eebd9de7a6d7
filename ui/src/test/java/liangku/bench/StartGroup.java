package liangku.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** The platform starts again on the data it has. */
final class StartGroup implements Group {

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String how() {
        return """
                The extracted jar is started on the data folder of a founded demo city that was stopped properly: from the \
                start of the process, its PostgreSQL included, to the first "ready" of the readiness probe, asked every \
                20 ms; the median of five. Beside it stands a JVM that only prints its version. The CPU figure is that of \
                application and database from start to ready.""";
    }

    @Override
    public List<Figure> measure(Plan plan) throws IOException, InterruptedException {
        var start = new Stack.Start("start", "small", 2_048);
        try (var founded = Stack.start(plan, start)) {
            founded.awaitQuiet();
        }
        var times = plan.count(5, 1);
        var seconds = new double[times];
        var cpu = new double[times];
        for (var i = 0; i < times; i++) {
            try (var again = Stack.start(plan, start)) {
                seconds[i] = again.startSeconds();
                cpu[i] = again.cpuMillis() / 1_000;
            }
        }
        return List.of(
                Figure.atMost("cold start on existing data", median(seconds), "s", 4)
                        .beside("a JVM alone", bareJvm()),
                Figure.stated("cold start on existing data, cost", median(cpu), "CPU s"));
    }

    private static double bareJvm() throws IOException, InterruptedException {
        var from = System.nanoTime();
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        return (System.nanoTime() - from) / 1e9;
    }

    private static double median(double[] values) {
        var sorted = IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }
}

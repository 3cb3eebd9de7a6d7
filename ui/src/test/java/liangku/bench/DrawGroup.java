package liangku.bench;

import java.util.ArrayList;
import java.util.List;
import liangku.questionbank.DrawBenchmark;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Drawing papers: pure code, one thread, measured by JMH. */
final class DrawGroup implements Group {

    private static final List<Integer> SIZES = List.of(1_000, 5_000, 100_000);

    @Override
    public String name() {
        return "draw";
    }

    @Override
    public String how() {
        return """
                JMH, one thread, one fork: papers of 50 items from ten cells out of releases of invented questions, one \
                in ten of them with an enemy, unevenly used before. Algorithm 2 keeps enemies apart, weighs exposure, \
                covers 60 % of the knowledge points and meets the usual difficulty band; algorithm 1 draws evenly and no \
                more, and is the limit beside it. "Printed" is with everything a candidate is shown and its digest. The \
                99th percentile is of single draws, so it holds garbage collection and other processes' turns. Compiling \
                starts from rows in memory and ends when the first paper can be drawn, 24 trial papers included; its \
                memory is the heap after a collection, texts included, of so many copies that they are as large together \
                as the largest release.""";
    }

    @Override
    public List<Figure> measure(Plan plan) {
        List<Figure> figures = new ArrayList<>();
        var sizes = plan.scale() == Plan.Scale.FULL ? SIZES : List.of(1_000);
        List<Double> means = new ArrayList<>();
        for (var size : sizes) {
            means.add(micros(run(plan, "drawFair", Mode.AverageTime, size)));
            figures.addAll(figures(plan, size, means.getLast()));
        }
        figures.add(Figure.stated(
                "algorithm 2, a paper from %,d beside one from %,d".formatted(sizes.getLast(), sizes.getFirst()),
                means.getLast() / means.getFirst(),
                "times as long"));
        for (var size : sizes) {
            figures.add(Figure.atMost(
                    "compile a release of %,d".formatted(size),
                    micros(run(plan, "compileFair", Mode.AverageTime, size)) / 1e6,
                    "s",
                    2));
            figures.add(Figure.stated(
                    "compiled release of %,d, heap".formatted(size), DrawBenchmark.bytesOf(size) / 1e6, "MB"));
            figures.add(Figure.stated(
                    "of it calibration and blueprint of %,d, heap".formatted(size),
                    DrawBenchmark.bytesOfPlan(size) / 1e6,
                    "MB"));
            figures.add(Figure.stated(
                    "forecast of a blueprint on %,d".formatted(size),
                    micros(run(plan, "outlook", Mode.AverageTime, size)) / 1e3,
                    "ms"));
        }
        return figures;
    }

    private static List<Figure> figures(Plan plan, int size, double mean) {
        var of = " from %,d".formatted(size);
        var single =
                run(plan, "drawFair", Mode.SampleTime, size).getPrimaryResult().getStatistics();
        var plain = micros(run(plan, "draw", Mode.AverageTime, size));
        var printed = micros(run(plan, "drawAndPrint", Mode.AverageTime, size));
        var fairAndPrinted = micros(run(plan, "drawFairAndPrint", Mode.AverageTime, size));
        return List.of(
                Figure.atLeast("papers drawn" + of, 1e6 / mean, "per s", 10_000),
                Figure.atMost("draw a paper" + of + ", p99", single.getPercentile(99) / 1_000, "ms", 0.2),
                Figure.stated("papers drawn and printed, algorithm 2," + of, 1e6 / fairAndPrinted, "per s"),
                Figure.stated("papers drawn evenly, algorithm 1," + of, 1e6 / plain, "per s"),
                Figure.stated("papers drawn and printed, algorithm 1," + of, 1e6 / printed, "per s"));
    }

    private static double micros(RunResult result) {
        return result.getPrimaryResult().getScore();
    }

    private static RunResult run(Plan plan, String method, Mode mode, int size) {
        var options = new OptionsBuilder()
                .include(DrawBenchmark.class.getName() + "\\." + method + "$")
                .param("size", Integer.toString(size))
                .mode(mode)
                .forks(plan.count(1, 0))
                .warmupIterations(plan.count(3, 1))
                .warmupTime(TimeValue.milliseconds(plan.count(1_000, 10)))
                .measurementIterations(plan.count(4, 1))
                .measurementTime(TimeValue.milliseconds(plan.count(1_000, 10)))
                .jvmArgsAppend("-XX:+UseCompactObjectHeaders")
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        try {
            return new Runner(options).runSingle();
        } catch (RunnerException failed) {
            throw new IllegalStateException("JMH could not measure " + method, failed);
        }
    }
}

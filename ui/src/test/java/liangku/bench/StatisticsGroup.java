package liangku.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import liangku.questionbank.CountingBenchmark;
import liangku.questionbank.statistics.FromScratch;

/** Statistics of items: from scratch in a JVM of one gigabyte, and paper by paper on PostgreSQL. */
final class StatisticsGroup implements Group {

    private static final List<Integer> SIZES = List.of(1_000, 10_000, 100_000);
    private static final int PAPERS = 1_000_000;

    /** 1,000 MB: whoever takes more, fails. */
    private static final String HEAP = "-Xmx" + 1_000_000_000L / 1_024 + "k";

    @Override
    public String name() {
        return "statistics";
    }

    @Override
    public String how() {
        return """
                From scratch: invented papers of 50 items are put into memory (with the inventing of their answers), difficulties \
                estimated by marginal maximum likelihood until none has further to go than 0.001 logits, and every item's sums \
                made, options and times among them, in a JVM of its own that is given a heap of 1,000 MB; the candidates come to \
                three exams; the database is no part of it. One attempt: the share of one paper in a transaction that counts 500, \
                as the platform does, on PostgreSQL, each item's sums read, added to and written back, every item measured before \
                and so watched day by day; the papers themselves are at hand, as they are where they were just sat, and what each \
                leaves behind for being taken back is kept by whoever had it sat; by a JVM that has counted ten thousand papers \
                before, as some of its first transactions take two to three times as long. Beside it what one costs that is \
                counted alone, in a transaction of its own.""";
    }

    @Override
    public List<Figure> measure(Plan plan) throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        var sizes = plan.scale() == Plan.Scale.FULL ? SIZES : List.of(1_000);
        for (var size : sizes) {
            var said = fromScratch(size, plan.count(PAPERS, 2_000));
            var of = " of %,d papers, %,d items".formatted(plan.count(PAPERS, 2_000), size);
            figures.add(Figure.atMost("statistics from scratch" + of, said.seconds(), "s", 60));
            figures.add(Figure.stated("of these, difficulties" + of, said.measuring(), "s"));
            figures.add(Figure.atMost("heap" + of, said.heapMb(), "MB", 1_000));
        }
        for (var size : sizes) {
            var of = "count one attempt%s, %,d items";
            figures.add(Figure.atMost(
                    of.formatted(" of 500 at once", size),
                    CountingBenchmark.millisPerPaper(size, 500, plan.count(10, 1)),
                    "ms",
                    1));
            figures.add(Figure.stated(
                    of.formatted(" alone", size), CountingBenchmark.millisPerPaper(size, 1, plan.count(500, 1)), "ms"));
        }
        return figures;
    }

    private static FromScratch.Said fromScratch(int items, int papers) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:+UseParallelGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FromScratch.class.getName(),
                        Integer.toString(items),
                        Integer.toString(papers))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var lines = process.inputReader().lines().toList();
        if (process.waitFor() != 0) throw new IOException("a run of %,d items failed".formatted(items));
        return FromScratch.Said.of(lines);
    }
}

package liangku.questionbank;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import liangku.bench.InventedQuestions;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Drawing, without database and cache. In the question bank's package because nobody else may draw; JMH asks for public
 * classes and fields.
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DrawBenchmark {

    private static final int QUESTIONS_MEASURED = 100_000;

    private static final ReleaseId RELEASE = new ReleaseId(new UUID(0, 1));

    /** 50 items from ten cells, one for each group of knowledge points. */
    private static final Blueprint BLUEPRINT = new Blueprint(
            new BlueprintId(new UUID(0, 2)),
            "BENCH",
            1,
            "试卷",
            "Paper",
            IntStream.rangeClosed(1, 10)
                    .mapToObj(group -> new Blueprint.Cell(
                            "%02d".formatted(group),
                            1,
                            5,
                            List.of(QuestionKind.TRUE_FALSE, QuestionKind.SINGLE)
                                    .get(group % 2),
                            5,
                            2))
                    .toList());

    /** The same papers with all that algorithm 2 can be asked for; as many as fit a release of 1,000, too. */
    private static final Blueprint FAIR =
            BLUEPRINT.limited(new Limits(60, List.of(), List.of(), 0, Optional.of(Limits.Band.USUAL), 30));

    @Param({"1000", "5000", "100000"})
    public int size;

    private List<CompiledRelease.Item> items = List.of();
    private DrawPlan plan = DrawPlan.of(CompiledRelease.of(List.of()), BLUEPRINT);
    private FairPlan fair = FairPlan.of(plan.release, Calibrated.byAuthors(plan.release), FAIR);
    private long seed;

    @Setup
    public void compileOnce() {
        items = items(size);
        plan = plan(items);
        fair = FairPlan.of(plan.release, used(plan.release), FAIR);
        if (!fair.feasibility().feasible())
            throw new IllegalStateException(fair.feasibility().toString());
    }

    /** With enemies, exposure weights, coverage and band. */
    @Benchmark
    public Object drawFair() {
        return FairDraw.draw(fair, seed++);
    }

    /** From rows in memory to the first paper: release, calibration, blueprint, trial papers. */
    @Benchmark
    public Object compileFair() {
        var release = CompiledRelease.of(items);
        var compiled = FairPlan.of(release, used(release), FAIR);
        if (!compiled.feasibility().feasible()) throw new IllegalStateException("no longer feasible");
        return compiled;
    }

    /** What an author sees while editing: pools, trial papers, and 3,000 more for overlap and exposure. */
    @Benchmark
    public Object outlook() {
        var draft = FairPlan.of(fair.release, fair.calibration, FAIR);
        return draft.feasibility().feasible() ? Forecast.of(draft, Forecast.PAPERS) : draft;
    }

    /** Unevenly used, and one item in ten with an enemy. */
    private static Calibrated used(CompiledRelease release) {
        var chance = new SplitMix64(42);
        int size = release.size();
        var weights = IntStream.range(0, size).map(i -> 300 + chance.below(700)).toArray();
        var pairs = IntStream.range(0, size / 20)
                .flatMap(i -> IntStream.of(i * 20, i * 20 + 1 + chance.below(19)))
                .toArray();
        return new Calibrated(Calibrated.expectedByAuthors(release), weights, pairs, new int[0]);
    }

    @Benchmark
    public Object draw() {
        return Draw.draw(plan, seed++);
    }

    /** With everything a candidate is shown, and its digest. */
    @Benchmark
    public Object drawAndPrint() {
        var key = new PaperKey(RELEASE, BLUEPRINT.id(), Draw.ALGORITHM, seed);
        return DrawnPaper.of(key, plan.release, Draw.draw(plan, seed++));
    }

    /** The same by algorithm 2, as every candidate gets it. */
    @Benchmark
    public Object drawFairAndPrint() {
        var key = new PaperKey(RELEASE, FAIR.id(), FairDraw.ALGORITHM, seed);
        return DrawnPaper.of(key, fair, FairDraw.draw(fair, seed++));
    }

    @Benchmark
    public Object compile() {
        return plan(items);
    }

    /**
     * {@return how many bytes of heap a compiled release takes with its calibration and a blueprint laid over them,
     * questions included}
     */
    public static long bytesOf(int size) {
        return grown(size, () -> {
            var release = CompiledRelease.of(items(size));
            return FairPlan.of(release, used(release), FAIR);
        });
    }

    /** {@return the same without the release itself: what a blueprint and a calibration add} */
    public static long bytesOfPlan(int size) {
        var release = CompiledRelease.of(items(size));
        return grown(size, () -> FairPlan.of(release, used(release), FAIR));
    }

    /**
     * A small one alone is lost among what the machine itself keeps and lets go meanwhile: the first is made for nothing, so
     * that classes are loaded, and then so many that together they are as large as one of the largest.
     */
    private static long grown(int size, Supplier<FairPlan> making) {
        var _ = making.get();
        var copies = Math.max(1, QUESTIONS_MEASURED / size);
        List<FairPlan> made = new ArrayList<>(copies);
        var before = used();
        for (var copy = 0; copy < copies; copy++) made.add(making.get());
        var after = used();
        for (var plan : made) {
            if (plan.pools.length != FAIR.cells().size()) throw new IllegalStateException("the plan is gone");
        }
        return (after - before) / copies;
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static DrawPlan plan(List<CompiledRelease.Item> items) {
        return DrawPlan.of(CompiledRelease.of(items), BLUEPRINT);
    }

    private static List<CompiledRelease.Item> items(int size) {
        var questions = InventedQuestions.read();
        return IntStream.range(0, size)
                .mapToObj(number -> item(number, questions.question(number)))
                .toList();
    }

    private static CompiledRelease.Item item(int number, InventedQuestions.Made made) {
        return new CompiledRelease.Item(
                new QuestionId(new UUID(0, number)), 1, made.topic().intern(), made.difficulty(), body(made));
    }

    private static Body body(InventedQuestions.Made made) {
        var correct = made.answer().chars().map(letter -> letter - 'A').boxed().toList();
        return switch (made.kind()) {
            case "判断" -> new Body.TrueFalse(made.stem(), Body.TrueFalse.Verdict.RIGHT);
            case "单选" -> new Body.SingleChoice(made.stem(), made.options(), correct.getFirst());
            default -> new Body.MultipleChoice(made.stem(), made.options(), correct, Scoring.ALL_OR_NOTHING);
        };
    }
}

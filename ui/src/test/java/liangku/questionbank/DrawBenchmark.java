package liangku.questionbank;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
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

    @Param({"1000", "5000", "100000"})
    public int size;

    private List<CompiledRelease.Item> items = List.of();
    private DrawPlan plan = DrawPlan.of(CompiledRelease.of(List.of()), BLUEPRINT);
    private long seed;

    @Setup
    public void compileOnce() {
        items = items(size);
        plan = plan(items);
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

    @Benchmark
    public Object compile() {
        return plan(items);
    }

    /** {@return how many bytes of heap a compiled release and a blueprint laid over it take, questions included} */
    public static long bytesOf(int size) {
        var before = used();
        var plan = plan(items(size));
        var after = used();
        if (plan.release.size() != size) {
            throw new IllegalStateException("compiled %d of %d".formatted(plan.release.size(), size));
        }
        return after - before;
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

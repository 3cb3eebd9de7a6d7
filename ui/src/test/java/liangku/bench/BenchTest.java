package liangku.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The harness itself: that it runs, and that it does not flatter. Its figures are {@code ./bench}'s. */
class BenchTest {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path scratch;

    static Stream<Arguments> figures() {
        return Stream.of(
                arguments(Figure.atMost("start", 2.0, "CPU ms", 2), "yes"),
                arguments(Figure.atMost("start", 2.01, "CPU ms", 2), "NO"),
                arguments(Figure.atLeast("answers", 2_000, "per s", 2_000), "yes"),
                arguments(Figure.atLeast("answers", 1_999, "per s", 2_000), "NO"),
                arguments(Figure.atMost("not measured", Double.NaN, "ms", 2), "NO"),
                arguments(Figure.stated("heap", 12, "MB"), "–"));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void aBrokenGoalIsShownAsNotMet(Figure figure, String met) {
        assertThat(Table.of(List.of(figure)).getLast()).endsWith("| " + met + "  |".substring(met.length() - 1));
    }

    @Test
    void theSummaryNamesEveryGoalThatIsNotMet() {
        var kept = Figure.atMost("start", 1, "CPU ms", 2);
        var broken = Figure.atMost("submit", 12, "CPU ms", 2);

        assertThat(Report.summary(List.of(kept, Figure.stated("heap", 1, "MB"), broken)))
                .isEqualTo("1 of 2 goals met; not met: submit.");
    }

    @Test
    void aFigureStandsBesideItsPeerWithTheirRatio() {
        var figure = Figure.atLeast("answers", 5_000, "per s", 2_000).beside("inserts", 10_000);

        assertThat(Table.of(List.of(figure)).getLast()).contains("| inserts: 10,000", "| 0.500x |");
    }

    @Test
    void cpuOfAProcessThatEndedStaysInItsParentsSum() throws IOException, InterruptedException {
        var self = List.of(ProcessHandle.current().pid());
        var before = CpuTime.millis(self);

        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();

        assertThat(CpuTime.millis(self) - before).isGreaterThanOrEqualTo(20);
    }

    @Test
    void inventedQuestionsAreAHundredThousandDifferentOnes() {
        var questions = InventedQuestions.read();
        var stems = new HashSet<String>();

        IntStream.range(0, InventedQuestions.MOST)
                .forEach(number -> stems.add(questions.question(number).stem()));

        assertThat(stems).hasSizeGreaterThan(100_000).hasSize(InventedQuestions.MOST);
    }

    static Stream<Group> groups() {
        return Stream.of(new DrawGroup(), new ExamGroup());
    }

    @ParameterizedTest
    @MethodSource("groups")
    void theHarnessRunsFromEndToEnd(Group group) throws IOException, InterruptedException {
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var plan = new Plan(List.of(), List.of("-cp", classPath, "liangku.Liangku"), scratch, Plan.Scale.TINY);

        var figures = group.measure(plan);

        assertThat(figures)
                .isNotEmpty()
                .allSatisfy(
                        figure -> assertThat(figure.value()).as(figure.name()).isFinite());
    }
}

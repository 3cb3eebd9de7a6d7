package liangku.questionbank;

import static liangku.questionbank.Samples.cell;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Papers of a release with questions of every kind, pinned options and cases, by both algorithms, as they were drawn once.
 * All that drawing takes in is written out here: no estimate that may be improved later has a part in it. If a digest
 * changes, papers of the past can no longer be rebuilt: add an algorithm instead.
 */
class GoldenPapersTest {

    private static final ReleaseId RELEASE = new ReleaseId(new UUID(0, 2));
    private static final long[] SEEDS = {1, 20_260_101L, -7, Long.MAX_VALUE};
    private static final int EACH = 12;

    private static final List<Blueprint.Cell> EVERY_KIND = List.of(
            cell("01", QuestionKind.TRUE_FALSE, 3, 1),
            cell("", QuestionKind.TRUE_FALSE, 2, 1),
            cell("", QuestionKind.SINGLE, 4, 2),
            cell("0202", QuestionKind.SINGLE, 2, 2),
            cell("", QuestionKind.MULTIPLE, 4, 2),
            cell("", QuestionKind.MATCHING, 2, 3),
            cell("", QuestionKind.ORDERING, 2, 3),
            cell("", QuestionKind.FILL_TEXT, 2, 3),
            cell("02", QuestionKind.FILL_NUMBER, 2, 3),
            cell("", QuestionKind.CASE, 3, 6));

    @Test
    void algorithmOneStillDrawsEveryKindAsItDid() {
        var plan = DrawPlan.of(release(), blueprint(List.of(), Limits.NONE));

        assertThat(Arrays.stream(SEEDS).mapToObj(seed -> paper(plan, seed).digest()))
                .containsExactly(
                        "26aedebbc973b7826f8f0d1a430eb81290b7c3d9f468768b59b991697ac2ae22",
                        "32426fa5c71f52132fa87b91e388bedc0cea093f5911ed55c481982a62741da3",
                        "fd2e8406f4556714dfab0ce2202a289103bfcd0c9620d293d03497b2422add68",
                        "34f416b9353d842a0e45288e7520c3bfe3eefd8537385a88730e2788e6877606");
        assertThat(kinds(paper(plan, 1))).containsExactlyInAnyOrder(QuestionKind.values());
    }

    @Test
    void algorithmTwoStillDrawsEveryKindAsItDid() {
        var plan = FairPlan.of(release(), calibrated(), blueprint(List.of(), Limits.NONE));

        assertThat(Arrays.stream(SEEDS).mapToObj(seed -> paper(plan, seed).digest()))
                .containsExactly(
                        "0332005cb6fe10cb7f328a4b780b34f8c45a68a1b9139e313cf58b1ba67d4a63",
                        "3b680747db52c871bc25328e90eeede6f2b4e84842aea993e0d96499cc697886",
                        "7cbd49f007e49f94c50694a24e529e9101d079f43f6b6cb95080d000c3392de0",
                        "cae869797a1fe10ed33f96db480c04d1c68b747128b0617da1df824cf8a80a2f");
        assertThat(kinds(paper(plan, 1))).containsExactlyInAnyOrder(QuestionKind.values());
    }

    @Test
    void algorithmTwoStillDrawsEveryKindWithinAllLimitsAsItDid() {
        var limits = new Limits(
                80,
                List.of(id(EACH), id(7 * EACH + 3)),
                List.of(id(EACH + 2)),
                2,
                Optional.of(new Limits.Band(OptionalInt.of(6_400), 150, 400)),
                70);
        var sections = List.of(new Blueprint.Section("一", "One", 5), new Blueprint.Section("二", "Two", 5));
        var plan = FairPlan.of(release(), calibrated(), blueprint(sections, limits));

        assertThat(Arrays.stream(SEEDS).mapToObj(seed -> paper(plan, seed).digest()))
                .containsExactly(
                        "dd96ff25f8727e6c806a5f20209729953a910c91c74665952034d916ad696abe",
                        "adc4c0c91b669a1155b3e24bff4d27f11fb6f073453c442e45fc7fd7a3b56db4",
                        "80ce7d41749c20c5057ffdfadaaafb181a142ac069459537a9ecf279cf527dfa",
                        "3891e8277badcad9033fef7d75eb89494fbf4c34cd525d04dba2d47c491cbc4c");
        assertThat(Arrays.stream(SEEDS)
                        .mapToObj(seed -> paper(plan, seed).expectedScore().orElseThrow()))
                .containsExactly(
                        new BigDecimal("0.6492"),
                        new BigDecimal("0.6466"),
                        new BigDecimal("0.6451"),
                        new BigDecimal("0.6540"));
        assertThat(kinds(paper(plan, 1))).containsExactlyInAnyOrder(QuestionKind.values());
    }

    @Test
    void aCalibrationStillHasTheDigestItHad() {
        assertThat(calibrated().digest(RELEASE))
                .isEqualTo("22b4064a4bc873183853b77c4e83abf3353006deba385ad8ba0ca5ec37db7c86");
    }

    private static Paper paper(DrawPlan plan, long seed) {
        var key = new PaperKey(RELEASE, plan.blueprint.id(), Draw.ALGORITHM, seed);
        return DrawnPaper.of(key, plan.release, Draw.redraw(plan, seed)).paper();
    }

    private static Paper paper(FairPlan plan, long seed) {
        var key = new PaperKey(RELEASE, plan.blueprint.id(), FairDraw.ALGORITHM, seed);
        return DrawnPaper.of(key, plan, FairDraw.tryToDraw(plan, seed).orElseThrow())
                .paper();
    }

    private static List<QuestionKind> kinds(Paper paper) {
        return paper.items().stream().map(item -> item.face().kind()).distinct().toList();
    }

    private static Blueprint blueprint(List<Blueprint.Section> sections, Limits limits) {
        return new Blueprint(new BlueprintId(new UUID(0, 1)), "T", 1, "试卷", "Paper", EVERY_KIND, sections, limits);
    }

    /** Twelve of each kind, in turn on four knowledge points. */
    private static CompiledRelease release() {
        List<CompiledRelease.Item> items = new ArrayList<>();
        for (var kind : QuestionKind.values()) {
            for (int i = 0; i < EACH; i++) {
                int number = items.size();
                items.add(new CompiledRelease.Item(
                        new QuestionId(new UUID(0, number)),
                        1 + i % 3,
                        List.of("0101", "0102", "0201", "0202").get(i % 4),
                        1 + i % 5,
                        body(kind, number)));
            }
        }
        return CompiledRelease.of(items);
    }

    private static Body body(QuestionKind kind, int number) {
        var stem = "第 " + number + " 题";
        var options = IntStream.rangeClosed(1, 3 + number % 3)
                .mapToObj(option -> number + "-" + option)
                .toList();
        int last = options.size() - 1;
        return switch (kind) {
            case TRUE_FALSE ->
                new Body.TrueFalse(stem, number % 2 == 0 ? Body.TrueFalse.Verdict.RIGHT : Body.TrueFalse.Verdict.WRONG);
            // Every other one ends with "all of the above", every fourth begins with an option that stays first, too.
            case SINGLE ->
                new Body.SingleChoice(
                        stem,
                        options,
                        1,
                        number % 4 == 0 ? List.of(0, last) : number % 2 == 0 ? List.of(last) : List.of());
            case MULTIPLE ->
                new Body.MultipleChoice(
                        stem,
                        options,
                        List.of(0, 1),
                        Scoring.ALL_OR_NOTHING,
                        number % 3 == 0 ? List.of(last) : List.of());
            case MATCHING -> new Body.Matching(stem, List.of("甲", "乙"), options, List.of(1, 0), Scoring.ALL_OR_NOTHING);
            case ORDERING -> new Body.Ordering(stem, options, Scoring.ALL_OR_NOTHING);
            case FILL_TEXT -> new Body.FillText(stem, List.of("留样" + number));
            case FILL_NUMBER -> new Body.FillNumber(stem, BigDecimal.valueOf(number), BigDecimal.ONE, "℃");
            case CASE ->
                new Body.Case(
                        stem,
                        List.of(
                                body(QuestionKind.SINGLE, 1_000 + number),
                                body(QuestionKind.MULTIPLE, 2_001 + number),
                                body(
                                        List.copyOf(EnumSet.allOf(QuestionKind.class))
                                                .get(number % 7),
                                        3_000 + number)));
        };
    }

    /** Every number is written out by arithmetic alone. */
    private static Calibrated calibrated() {
        int size = QuestionKind.values().length * EACH;
        var expected =
                IntStream.range(0, size).map(i -> 3_500 + i * 7_919 % 6_000).toArray();
        var weights = IntStream.range(0, size).map(i -> 200 + i * 6_007 % 801).toArray();
        weights[5] = 0;
        int[] enemies = {0, 3, 13, 17, 26, 90, 40, 41};
        int[] pilots = {9, 22, 35, 47, 93};
        return new Calibrated(expected, weights, enemies, pilots);
    }

    private static QuestionId id(int number) {
        return new QuestionId(new UUID(0, number));
    }
}

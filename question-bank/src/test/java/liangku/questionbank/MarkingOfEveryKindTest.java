package liangku.questionbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Matching, ordering, fill-in, cases, partial points and penalties; what holds for all kinds as properties. */
class MarkingOfEveryKindTest {

    /** Letter A stands for the author's third option, B for the first, C for the fourth, D for the second. */
    private static final int[] SHOWN = {2, 0, 3, 1};

    private static final List<String> FOUR = Samples.FOUR;
    private static final List<String> PROMPTS = List.of("raw meat", "milk", "leftovers", "ice");

    @ParameterizedTest
    @CsvSource({
        "ALL_OR_NOTHING,BDAC,8",
        "ALL_OR_NOTHING,BDCA,0",
        "ALL_OR_NOTHING,BDA,0",
        "PARTIAL,BDCA,4",
        "PARTIAL,B,2",
        "PARTIAL,DBCA,0",
        "PARTIAL_WITH_PENALTY,BDCA,0",
        "PARTIAL_WITH_PENALTY,BDA,6",
        "PARTIAL_WITH_PENALTY,BDAC,8",
        "PARTIAL_WITH_PENALTY,DBCA,0",
    })
    void anOrderingEarnsByItsPlaces(Scoring scoring, String letters, BigDecimal points) {
        var ordering = new Body.Ordering("stem", FOUR, scoring);

        assertThat(Marking.earned(ordering, SHOWN, 8, new Response(List.of(letters.split("")))))
                .isEqualByComparingTo(points);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALL_OR_NOTHING|1B,2D,3A,4C|8",
                "ALL_OR_NOTHING|1B,2D,3A|0",
                "ALL_OR_NOTHING|1B,2D,3A,4A|0",
                "PARTIAL|1B,2D,3A,4A|6",
                "PARTIAL|4C|2",
                "PARTIAL|1A,2B|0",
                "PARTIAL_WITH_PENALTY|1B,2D,3A,4A|4",
                "PARTIAL_WITH_PENALTY|1B,2B,3B|0",
                "PARTIAL_WITH_PENALTY|1B,2D|4",
                "PARTIAL|5A,X,|0",
            })
    void aMatchingEarnsByItsPairs(Scoring scoring, String pairs, BigDecimal points) {
        var matching = new Body.Matching("stem", PROMPTS, FOUR, List.of(0, 1, 2, 3), scoring);

        assertThat(Marking.earned(matching, SHOWN, 8, new Response(List.of(pairs.split(",")))))
                .isEqualByComparingTo(points);
    }

    @ParameterizedTest
    @CsvSource({"AB,3.33", "AC,0", "A,1.66", "ABD,5", "ABCD,3.33", "C,0", "ACD,1.66"})
    void aWrongOptionCostsARightOneWhereThereIsAPenalty(String letters, BigDecimal points) {
        var multiple = new Body.MultipleChoice("stem", FOUR, List.of(0, 1, 2), Scoring.PARTIAL_WITH_PENALTY);

        assertThat(Marking.earned(multiple, SHOWN, 5, new Response(List.of(letters.split("")))))
                .isEqualByComparingTo(points);
    }

    @ParameterizedTest
    @CsvSource({
        "留样,true",
        "' 留 样 ',true",
        "留样。,false",
        "HACCP,true",
        "ｈａｃｃｐ,true",
        "食品留样,true",
        "留洋,false",
        "1次,true",
        "１次,true",
    })
    void aWordIsRightInEverySpellingThatIsAccepted(String given, boolean right) {
        var text = new Body.FillText("stem", List.of("留样", "食品留样", "haccp", "１次"));

        assertThat(Marking.earned(text, new int[0], 5, new Response(List.of(given))))
                .isEqualByComparingTo(right ? "5" : "0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "70|true",
                "７０|true",
                "70℃|true",
                "70 ℃|true",
                "70°C|true",
                "７０．０ ℃|true",
                "+70|true",
                "70.|true",
                "68|true",
                "72.00|true",
                "67.99|false",
                "72.01|false",
                "-70|false",
                "−70|false",
                "70℉|false",
                "seventy|false",
                "1e2|false",
                "70,0|false",
                "99999999999999999999|false",
            })
    void aNumberIsRightWithinItsToleranceHoweverItIsWritten(String given, boolean right) {
        var number = new Body.FillNumber("stem", new BigDecimal("70"), new BigDecimal("2"), "℃");

        assertThat(Marking.earned(number, new int[0], 5, new Response(List.of(given))))
                .isEqualByComparingTo(right ? "5" : "0");
    }

    @Test
    void raisedLoweredAndCircledDigitsAreNoNumbers() {
        assertThat(isRight("102", "10²", "")).isFalse();
        assertThat(isRight("102", "10₂", "")).isFalse();
        assertThat(isRight("1", "①", "")).isFalse();
        assertThat(isRight("102", "10²", "m²")).isFalse();
        assertThat(isRight("5", "5 m²", "m²")).isTrue();
        assertThat(isRight("5", "5m2", "m²")).isTrue();
        assertThat(isRight("5", "５㎡", "m²")).isTrue();
    }

    @Test
    void signsThousandsAndPointsAreReadAsNumbers() {
        assertThat(isRight("-18", "-18℃", "℃")).isTrue();
        assertThat(isRight("-18", "－１８", "℃")).isTrue();
        assertThat(isRight("-18", "\u221218", "")).isTrue();
        assertThat(isRight("50000", "50,000 元", "元")).isTrue();
        assertThat(isRight("50000", "５０，０００元", "元")).isTrue();
        assertThat(isRight("0.5", ".5", "")).isTrue();
        assertThat(isRight("250", "250mg/L", "mg/L")).isTrue();
        assertThat(isRight("250", "250MG/L", "mg/L")).isTrue();
    }

    private static boolean isRight(String expected, String given, String unit) {
        var number = new Body.FillNumber("stem", new BigDecimal(expected), BigDecimal.ZERO, unit);
        return Marking.earned(number, new int[0], 5, new Response(List.of(given)))
                        .signum()
                > 0;
    }

    @Test
    void aCaseEarnsTheMeanOfItsPartsAndNoMarkIsLostToRounding() {
        var part = new Body.TrueFalse("part", Body.TrueFalse.Verdict.RIGHT);
        var story = new Body.Case("story", List.of(part, part, part));

        assertThat(Marking.earned(story, new int[0], 10, response("1:T"))).isEqualByComparingTo("3.33");
        assertThat(Marking.earned(story, new int[0], 10, response("1:T", "3:T")))
                .isEqualByComparingTo("6.66");
        assertThat(Marking.earned(story, new int[0], 10, response("1:T", "2:T", "3:T")))
                .isEqualByComparingTo("10");
        assertThat(Marking.earned(story, new int[0], 10, response("4:T", "T"))).isEqualByComparingTo("0");
    }

    @Test
    void thePartsOfACaseHaveTheirOwnOrders() {
        var story = new Body.Case(
                "story",
                List.of(
                        new Body.SingleChoice("one", FOUR.subList(0, 2), 0),
                        new Body.Ordering("two", FOUR.subList(0, 3), Scoring.PARTIAL)));

        assertThat(Marking.earned(story, new int[] {1, 0, 2, 0, 1}, 12, response("1:B", "2:B", "2:A", "2:C")))
                .isEqualByComparingTo("8");
    }

    @Provide
    Arbitrary<Body> bodies() {
        return AnyQuestion.bodies();
    }

    @Property(tries = 500)
    void whoKnowsAllEarnsAllOnEveryKindUnderEveryShuffling(@ForAll("bodies") Body body, @ForAll long seed) {
        var paper = paper(body, seed);
        var answers = new SimulatedCandidate(1_000, seed).answers(paper);

        assertThat(answers.size()).isLessThanOrEqualTo(1);
        answers.forEach((number, response) -> {
            var item = paper.paper().items().getFirst();
            assertThat(paper.mark(answers).earned()).isEqualByComparingTo("7");
            assertThat(Responses.isComplete(item, response)).isTrue();
            assertThat(Responses.read(item, response.values()))
                    .isInstanceOfSatisfying(
                            Responses.Reading.Understood.class,
                            read -> assertThat(paper.mark(Map.of(1, read.response()))
                                            .earned())
                                    .isEqualByComparingTo("7"));
        });
    }

    @Provide
    Arbitrary<List<String>> values() {
        return Arbitraries.strings()
                .withChars("ABCDEFTF123:70.-,对")
                .ofMaxLength(5)
                .list()
                .ofMaxSize(8);
    }

    @Property(tries = 1_000)
    void whateverIsAnsweredEarnsBetweenNothingAndAll(
            @ForAll("bodies") Body body, @ForAll long seed, @ForAll("values") List<String> values) {
        var earned = paper(body, seed).mark(Map.of(1, new Response(values))).earned();

        assertThat(earned).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(7));
        assertThat(earned.scale()).isLessThanOrEqualTo(2);
    }

    private static DrawnPaper paper(Body body, long seed) {
        var release = CompiledRelease.of(
                List.of(new CompiledRelease.Item(new QuestionId(new UUID(0, 1)), 1, "0603", 3, body)));
        var drawn = new Drawn(new int[] {0}, new int[] {7}, new int[][] {Shuffling.of(body, new SplitMix64(seed))});
        var key = new PaperKey(new ReleaseId(new UUID(0, 1)), new BlueprintId(new UUID(0, 1)), Draw.ALGORITHM, seed);
        return DrawnPaper.of(key, release, drawn);
    }

    private static Response response(String... values) {
        return new Response(List.of(values));
    }
}

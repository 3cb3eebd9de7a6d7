package liangku.questionbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SketchTest {

    private static final List<String> FOUR = List.of("立即洗手消毒", "戴上一次性手套", "用抹布擦一擦", "继续加工食品");

    @Test
    void caseWidthBlanksPunctuationAndTheOrderOfOptionsMakeNoDifference() {
        var one = Sketch.of(new Body.SingleChoice("中心温度应达到 70℃，对吗？", List.of("ABC 1.5", "乙", "丙"), 0));
        var other = Sketch.of(new Body.SingleChoice("中心温度应达到７０℃ 对吗", List.of("丙。", "abc 1.5", "乙"), 1));

        assertThat(one.similarity(other)).isEqualTo(1);
        assertThat(one.bands()).isEqualTo(other.bands()).hasSize(12);
    }

    @Test
    void signsAndPointsThatChangeTheSenseMakeADifference() {
        assertThat(statement("温度<5").similarity(statement("温度>5"))).isLessThan(1);
        assertThat(statement("浓度0.5").similarity(statement("浓度05"))).isLessThan(1);
        assertThat(statement("浓度250 mg").similarity(statement("浓度25 0mg"))).isLessThan(1);
    }

    @Test
    void anotherNumberInALongQuestionIsANearDuplicate() {
        var one = Sketch.of(new Body.SingleChoice("切配生肉以后要接着切熟食，厨师应当先做什么才不会交叉污染？", FOUR, 0));
        var other = Sketch.of(new Body.SingleChoice("切配生鱼以后要接着切熟食，厨师应当先做什么才不会交叉污染？", FOUR, 0));

        assertThat(one.similarity(other)).isBetween(Sketch.NEAR, 0.99);
        assertThat(meet(one, other)).isTrue();
    }

    @Provide
    Arbitrary<String> sentences() {
        return Arbitraries.strings()
                .withChars("厨师洗手消毒温度留样生熟分开冷藏食品安全员晨检原料采购验收台账清洗餐具保洁虫害防治加工时间中心")
                .ofMinLength(36)
                .ofMaxLength(120);
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of("应当", "不得", "可以", "七十", "每天", "定期");
    }

    @Property(tries = 500)
    void aQuestionWithOneWordChangedIsFound(
            @ForAll("sentences") String sentence, @ForAll("words") String word, @ForAll("places") double place) {
        int at = (int) (place * (sentence.length() - 2));
        var edited = sentence.substring(0, at) + word + sentence.substring(at + 2);

        var one = Sketch.of(new Body.SingleChoice(sentence, FOUR, 0));
        var other = Sketch.of(new Body.SingleChoice(edited, FOUR, 0));

        assertThat(one.similarity(other)).isGreaterThanOrEqualTo(Sketch.NEAR);
    }

    @Provide
    Arbitrary<Double> places() {
        return Arbitraries.doubles().between(0, 1);
    }

    /** Edge cases would be one character again and again, twice. */
    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void questionsOfDifferentContentAreNotAlikeEvenWithTheSameOptions(
            @ForAll("sentences") String one, @ForAll("sentences") String other) {
        assertThat(Sketch.of(new Body.SingleChoice(one, FOUR, 0))
                        .similarity(Sketch.of(new Body.SingleChoice(other, FOUR, 0))))
                .isLessThan(Sketch.NEAR);
    }

    @Provide
    Arbitrary<Body> bodies() {
        return AnyQuestion.bodies();
    }

    @Property(tries = 300)
    void similarityIsWholeWithItselfAndTheSameBothWays(@ForAll("bodies") Body one, @ForAll("bodies") Body other) {
        assertThat(Sketch.of(one).similarity(Sketch.of(one))).isEqualTo(1);
        assertThat(Sketch.of(one).similarity(Sketch.of(other)))
                .isEqualTo(Sketch.of(other).similarity(Sketch.of(one)))
                .isBetween(0.0, 1.0);
    }

    @Test
    void nearlyAllNearDuplicatesShareABandAndFewOthersDo() {
        var edits = Combinators.combine(sentences(), words(), places())
                .as((sentence, word, place) -> {
                    int at = (int) (place * (sentence.length() - 2));
                    return List.of(sentence, sentence.substring(0, at) + word + sentence.substring(at + 2));
                })
                // One by one: among edge cases of lists are those of a thousand times the same.
                .withoutEdgeCases()
                .sampleStream()
                .limit(1_000)
                .toList();
        long found = edits.stream()
                .filter(pair -> meet(choice(pair.get(0)), choice(pair.get(1))))
                .count();
        long inVain = 0;
        for (int i = 1; i < edits.size(); i++) {
            if (meet(
                    statement(edits.get(i).getFirst()),
                    statement(edits.get(i - 1).getFirst()))) inVain++;
        }

        assertThat(found).isGreaterThanOrEqualTo(990);
        assertThat(inVain).isLessThanOrEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({
        "熟食的中心温度应达到70度,熟食的中心温度应达到60度",
        "留样食品应保存48小时,留样食品应保存24小时",
        "生食品和熟食品应分开存放,生食品和熟食品不应分开存放",
        "从业人员应每年体检一次,从业人员应每年体检两次",
        "餐具应当每天消毒一次,餐具可以每天消毒一次",
    })
    void aShortQuestionWithOneWordOrNumberChangedIsNear(String one, String other) {
        assertThat(statement(one).similarity(statement(other))).isLessThan(Sketch.NEAR);
        assertThat(statement(one).isNear(statement(other))).isTrue();
        assertThat(statement(other).isNear(statement(one))).isTrue();
    }

    @Provide
    Arbitrary<String> shortSentences() {
        return Arbitraries.of("厨师洗手消毒温度留样生熟分开冷藏食品安全员晨检原料采购验收台账清具保洁虫害防治".split(""))
                .set()
                .ofMinSize(8)
                .ofMaxSize(20)
                .map(words -> String.join("", words));
    }

    /** Whatever the word, and for sure: not by chance, as longer ones. */
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void shortQuestionsWithOneWordChangedAddedOrLeftOutMeetForSure(
            @ForAll("shortSentences") String sentence, @ForAll("places") double place) {
        int at = (int) (place * (sentence.length() - 1));
        for (var word : List.of("锅", "")) {
            var changed = sentence.substring(0, at) + word + sentence.substring(at + 1);
            var longer = sentence.substring(0, at) + "锅" + sentence.substring(at);
            assertThat(meet(statement(sentence), statement(changed))).isTrue();
            assertThat(meet(statement(sentence), statement(longer)) || sentence.length() == 20)
                    .isTrue();
            assertThat(statement(sentence).isNear(statement(changed))).isTrue();
            assertThat(statement(sentence).isNear(statement(longer))).isTrue();
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void shortQuestionsOfDifferentContentAreNotNear(
            @ForAll("shortSentences") String one, @ForAll("shortSentences") String other) {
        assertThat(statement(one).isNear(statement(other))).isEqualTo(one.equals(other));
    }

    private static boolean meet(Sketch one, Sketch other) {
        var common = new HashSet<>(one.bands());
        common.retainAll(other.bands());
        return !common.isEmpty();
    }

    private static Sketch choice(String stem) {
        return Sketch.of(new Body.SingleChoice(stem, FOUR, 0));
    }

    private static Sketch statement(String stem) {
        return Sketch.of(new Body.TrueFalse(stem, Body.TrueFalse.Verdict.RIGHT));
    }
}

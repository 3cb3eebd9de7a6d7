package liangku.questionbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MarkingTest {

    private static final int[] SHOWN = {2, 0, 3, 1};
    private static final List<String> OPTIONS = Samples.FOUR;

    @Test
    void aSingleChoiceEarnsAllForTheRightLetterOfThisPaper() {
        var single = new Body.SingleChoice("stem", OPTIONS, 0);

        assertThat(earned(single, "B")).isEqualByComparingTo("5");
        assertThat(earned(single, "A")).isEqualByComparingTo("0");
        assertThat(earned(single, "B", "C")).isEqualByComparingTo("0");
        assertThat(earned(single, "Z")).isEqualByComparingTo("0");
        assertThat(earned(single, "T")).isEqualByComparingTo("0");
        assertThat(earned(single)).isEqualByComparingTo("0");
    }

    @Test
    void aMultipleChoiceEarnsAllOrNothing() {
        var multiple = new Body.MultipleChoice("stem", OPTIONS, List.of(3, 1), Scoring.ALL_OR_NOTHING);

        assertThat(earned(multiple, "D", "C")).isEqualByComparingTo("5");
        assertThat(earned(multiple, "C", "D", "D")).isEqualByComparingTo("5");
        assertThat(earned(multiple, "C")).isEqualByComparingTo("0");
        assertThat(earned(multiple, "C", "D", "A")).isEqualByComparingTo("0");
    }

    @Test
    void aPartialMultipleChoiceEarnsItsShareUnlessAWrongOptionIsChosen() {
        var partial = new Body.MultipleChoice("stem", OPTIONS, List.of(0, 1, 2), Scoring.PARTIAL);

        assertThat(earned(partial, "A")).isEqualByComparingTo("1.66");
        assertThat(earned(partial, "A", "B")).isEqualByComparingTo("3.33");
        assertThat(earned(partial, "A", "B", "D")).isEqualByComparingTo("5");
        assertThat(earned(partial, "A", "B", "C")).isEqualByComparingTo("0");
        assertThat(earned(partial, "A", "?")).isEqualByComparingTo("0");
    }

    @Test
    void aStatementIsAnsweredByTOrF() {
        var wrong = new Body.TrueFalse("stem", Body.TrueFalse.Verdict.WRONG);

        assertThat(Marking.earned(wrong, new int[0], 5, response("F"))).isEqualByComparingTo("5");
        assertThat(Marking.earned(wrong, new int[0], 5, response("T"))).isEqualByComparingTo("0");
        assertThat(Marking.earned(wrong, new int[0], 5, response("T", "F"))).isEqualByComparingTo("0");
        assertThat(Marking.earned(wrong, new int[0], 5, null)).isEqualByComparingTo("0");
    }

    @Test
    void aPaperAnsweredByItsKeyEarnsAllAndSumsItsTopics() {
        var paper = paper();
        Map<Integer, Response> right = new HashMap<>();
        for (var item : paper.paper().items()) right.put(item.number(), key(paper, item.number()));

        var score = paper.mark(right);

        assertThat(score.earned()).isEqualByComparingTo("100");
        assertThat(score.max()).isEqualTo(100);
        assertThat(score.percent()).isEqualByComparingTo("100");
        assertThat(score.items()).hasSize(50);
        assertThat(score.topics()).isSortedAccordingTo((a, b) -> a.topic().compareTo(b.topic()));
        assertThat(score.topics().stream().mapToInt(Score.TopicScore::max).sum())
                .isEqualTo(100);
    }

    @Test
    void aBlankPaperEarnsNothingAndAnUnknownItemIsRefused() {
        assertThat(paper().mark(Map.of()).earned()).isEqualByComparingTo("0");
        assertThatThrownBy(() -> paper().mark(Map.of(51, response("A"))))
                .hasMessage("item 51 was answered, the paper has 1 to 50");
    }

    private static DrawnPaper paper() {
        var plan = DrawPlan.of(Samples.bank(4), Samples.FIFTY);
        var key = new PaperKey(new ReleaseId(new UUID(0, 1)), plan.blueprint.id(), 1, 7);
        return DrawnPaper.of(key, plan.release, Draw.draw(plan, 7));
    }

    private static Response key(DrawnPaper paper, int number) {
        var item = paper.paper().items().get(number - 1);
        var right = Samples.FOUR.subList(0, item.kind() == QuestionKind.MULTIPLE ? 2 : 1);
        return item.kind() == QuestionKind.TRUE_FALSE
                ? response("T")
                : new Response(item.options().stream()
                        .filter(option -> right.contains(option.text()))
                        .map(PaperOption::key)
                        .toList());
    }

    private static BigDecimal earned(Body body, String... letters) {
        return Marking.earned(body, SHOWN, 5, response(letters));
    }

    private static Response response(String... values) {
        return new Response(List.of(values));
    }
}

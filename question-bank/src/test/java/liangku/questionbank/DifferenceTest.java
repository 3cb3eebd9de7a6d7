package liangku.questionbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import liangku.questionbank.Difference.Change;
import liangku.questionbank.Difference.Field;
import liangku.questionbank.Difference.Mark;
import liangku.questionbank.Difference.Segment;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    @Test
    void chineseDiffersByTheCharacterAndLatinByTheWord() {
        assertThat(Difference.segments("中心温度应达到60℃以上", "中心温度必须达到70℃以上"))
                .containsExactly(
                        new Segment(Mark.SAME, "中心温度"),
                        new Segment(Mark.REMOVED, "应"),
                        new Segment(Mark.ADDED, "必须"),
                        new Segment(Mark.SAME, "达到"),
                        new Segment(Mark.REMOVED, "60"),
                        new Segment(Mark.ADDED, "70"),
                        new Segment(Mark.SAME, "℃以上"));
        assertThat(Difference.segments("wash your hands", "wash both hands"))
                .containsExactly(
                        new Segment(Mark.SAME, "wash "),
                        new Segment(Mark.REMOVED, "your"),
                        new Segment(Mark.ADDED, "both"),
                        new Segment(Mark.SAME, " hands"));
    }

    @Test
    void textsThatHaveNextToNothingInCommonAreShownWhole() {
        assertThat(Difference.segments("生熟分开存放，防止交叉污染", "每天晨检，记录体温"))
                .containsExactly(new Segment(Mark.REMOVED, "生熟分开存放，防止交叉污染"), new Segment(Mark.ADDED, "每天晨检，记录体温"));
    }

    @Test
    void aPictureIsOneWordWhateverItIsCalled() {
        var hash = "0123456789abcdef".repeat(4);
        var fridge = "![冰箱](picture:" + hash + ")";
        var cabinet = "![冷藏柜](picture:" + hash + ")";

        assertThat(Difference.segments("看图" + fridge + "回答", "看图" + cabinet + "回答"))
                .containsExactly(
                        new Segment(Mark.SAME, "看图"),
                        new Segment(Mark.REMOVED, fridge),
                        new Segment(Mark.ADDED, cabinet),
                        new Segment(Mark.SAME, "回答"));
    }

    @Test
    void onlyFieldsThatDifferAreToldEachAtItsPlace() {
        var older = question(new Body.SingleChoice("几度？", List.of("60℃", "70℃"), 1), "0603", 2);
        var newer = question(new Body.SingleChoice("几度？", List.of("60℃", "75℃", "80℃"), 2), "0603", 3);

        assertThat(Difference.of(older, newer).changes())
                .containsExactly(
                        new Change(
                                Field.DIFFICULTY,
                                0,
                                0,
                                List.of(new Segment(Mark.REMOVED, "2"), new Segment(Mark.ADDED, "3"))),
                        new Change(
                                Field.OPTION,
                                0,
                                2,
                                List.of(
                                        new Segment(Mark.REMOVED, "70"),
                                        new Segment(Mark.ADDED, "75"),
                                        new Segment(Mark.SAME, "℃"))),
                        new Change(Field.OPTION, 0, 3, List.of(new Segment(Mark.ADDED, "80℃"))),
                        new Change(
                                Field.ANSWER,
                                0,
                                0,
                                List.of(new Segment(Mark.REMOVED, "B"), new Segment(Mark.ADDED, "C"))));
        assertThat(Difference.of(older, older).changes()).isEmpty();
    }

    @Test
    void partsOfACaseAreComparedOneByOne() {
        var one = Samples.body(QuestionKind.SINGLE, "one");
        var two = Samples.body(QuestionKind.TRUE_FALSE, "two");
        var older = question(new Body.Case("story", List.of(one, two)), "0603", 2);
        var newer = question(
                new Body.Case("story", List.of(one, Samples.body(QuestionKind.TRUE_FALSE, "two again"), two)),
                "0603",
                2);

        assertThat(Difference.of(older, newer).changes())
                .extracting(Change::part)
                .containsOnly(2, 3);
    }

    @Provide
    Arbitrary<QuestionContent> contents() {
        return AnyQuestion.contents();
    }

    @Property(tries = 200)
    void segmentsSayAllOfBothTextsAndNoFieldIsToldThatIsTheSame(
            @ForAll("contents") QuestionContent older, @ForAll("contents") QuestionContent newer) {
        for (var change : Difference.of(question(older), question(newer)).changes()) {
            assertThat(text(change, Mark.REMOVED)).isNotEqualTo(text(change, Mark.ADDED));
        }
        assertThat(text(Difference.segments(older.explanation(), newer.explanation()), Mark.REMOVED))
                .isEqualTo(older.explanation());
        assertThat(text(Difference.segments(older.explanation(), newer.explanation()), Mark.ADDED))
                .isEqualTo(newer.explanation());
    }

    private static String text(Change change, Mark side) {
        return text(change.segments(), side);
    }

    private static String text(List<Segment> segments, Mark side) {
        return segments.stream()
                .filter(segment -> segment.mark() == Mark.SAME || segment.mark() == side)
                .map(Segment::text)
                .collect(Collectors.joining());
    }

    private static Question question(Body body, String topic, int difficulty) {
        return question(new QuestionContent("Q-1", body, "解析", topic, difficulty, "依据"));
    }

    private static Question question(QuestionContent content) {
        var id = new QuestionId(new UUID(0, 1));
        return new Question(id, 1, QuestionStatus.DRAFT, content, Labels.NONE, "account:author", Instant.EPOCH);
    }
}

package liangku.questionbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShortDifferenceTest {

    @Test
    void whatIsSaidInsteadWhatIsGoneAndWhatIsNewStandsInOneLine() {
        assertThat(ShortDifference.of("中心温度应达到70℃", "中心温度应达到60℃")).isEqualTo(Phrase.of("“70”→“60”"));
        assertThat(ShortDifference.of("餐具应当每餐消毒", "餐具每餐消毒吗"))
                .isEqualTo(new Phrase("“应当”→“”、“”→“吗”", "“应当”→“”, “”→“吗”"));
        assertThat(ShortDifference.of("一样", "一样")).isEqualTo(Phrase.of(""));
    }

    @Test
    void optionsCountAndWhatIsLongOrOftenIsCutShort() {
        var one = body("几度？", List.of("六十度", "七十度"));
        var other = body("几度？", List.of("六十度", "八十度"));
        assertThat(ShortDifference.of(ShortDifference.text(one), ShortDifference.text(other)))
                .isEqualTo(Phrase.of("“七”→“八”"));
        assertThat(ShortDifference.of("", "长".repeat(30))).isEqualTo(Phrase.of("“”→“%s…”".formatted("长".repeat(20))));
        assertThat(ShortDifference.of("甲一乙二丙三丁四戊己庚辛", "甲1乙2丙3丁4戊己庚辛"))
                .isEqualTo(Phrase.list(List.of("“一”→“1”", "“二”→“2”", "“三”→“3”…")));
    }

    private static Body body(String stem, List<String> options) {
        return new Body.SingleChoice(stem, options, 1);
    }
}

package liangku.questionbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShortDifferenceTest {

    @Test
    void whatIsSaidInsteadWhatIsGoneAndWhatIsNewStandsInOneLine() {
        assertThat(ShortDifference.of("中心温度应达到70℃", "中心温度应达到60℃")).isEqualTo("“70”→“60”");
        assertThat(ShortDifference.of("餐具应当每餐消毒", "餐具每餐消毒吗")).isEqualTo("“应当”→“”、“”→“吗”");
        assertThat(ShortDifference.of("一样", "一样")).isEmpty();
    }

    @Test
    void optionsCountAndWhatIsLongOrOftenIsCutShort() {
        var one = body("几度？", List.of("六十度", "七十度"));
        var other = body("几度？", List.of("六十度", "八十度"));
        assertThat(ShortDifference.of(ShortDifference.text(one), ShortDifference.text(other)))
                .isEqualTo("“七”→“八”");
        assertThat(ShortDifference.of("", "长".repeat(30))).isEqualTo("“”→“%s…”".formatted("长".repeat(20)));
        assertThat(ShortDifference.of("甲一乙二丙三丁四戊己庚辛", "甲1乙2丙3丁4戊己庚辛")).isEqualTo("“一”→“1”、“二”→“2”、“三”→“3”…");
    }

    private static Body body(String stem, List<String> options) {
        return new Body.SingleChoice(stem, options, 1);
    }
}

package liangku.questionbank.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import liangku.questionbank.FileFormat;
import liangku.questionbank.ImportResult;
import org.junit.jupiter.api.Test;

/** GIFT files as people type them become our questions, or are refused by the name of what we cannot hold. */
class GiftTest {

    private final ForeignFiles files = new ForeignFiles();

    @Test
    void everyKindGiftCanSayIsRead() {
        var result = files.read("gift/kinds.txt");

        assertThat(((ImportResult.Complete) result).report().format()).isEqualTo(FileFormat.GIFT);
        assertThat(files.questions())
                .containsExactly(
                        "GK-1 0603 SINGLE | 热食烹饪时，食品的中心温度至少应达到多少？ | 60 ℃ / 70 ℃ / 50 ℃ | B"
                                + " | because 达到 70 ℃ 才能杀灭常见致病菌。",
                        "GK-2 0603 TRUE_FALSE | 烹饪时只看外观就能判断是否熟透。 | F",
                        "GK-3 0603 FILL_NUMBER | 热食的中心温度应不低于多少摄氏度？ | 70 ± 0.5",
                        "GK-4 0704 FILL_TEXT | 每餐每种菜品要留下样品，这叫什么？ | 食品留样|留样",
                        "GK-5 0704 MATCHING | 把要求和数值配成对 | 留样重量 => 125 g / 留样时间 => 48 h / => 20 g | PARTIAL",
                        "GK-6 0704 FILL_NUMBER | 留样冰箱的温度范围是_____摄氏度。 | 4 ± 4");
    }

    @Test
    void whatABackslashProtectsStays() {
        files.read("gift/escapes.txt");

        assertThat(files.questions())
                .containsExactly(
                        "GE-1 9900 SINGLE | 集合 {甲, 乙} 中，“a=b ~ c#1”的写法: | 路径 C:\\留样 / 第一行\n第二行 / 100% / [冷藏] | A",
                        "GE-2 9900 TRUE_FALSE | 标签 <b> 会照样显示 | T",
                        "GE-3 9900 SINGLE | 下列做法不正确的是 | 温度 <5 ℃ / 温度 <8 ℃ | A");
    }

    @Test
    void weightsBecomeAScoringOrAreRefused() {
        var result = files.read("gift/weights.txt");

        assertThat(ForeignFiles.outcomes(result))
                .containsExactly(
                        "GW-1 ACCEPTED",
                        "GW-2 ACCEPTED",
                        "GW-3 ACCEPTED fraction was left out: 0%",
                        "GW-4 REJECTED this bank cannot hold 'fraction 60%'",
                        "GW-5 REJECTED this bank cannot hold 'fraction 50%'",
                        "GW-6 REJECTED this bank cannot hold 'fraction 50%'");
        assertThat(files.questions())
                .containsExactly(
                        "GW-1 9900 MULTIPLE | 消毒方法有哪些？ | 煮沸 / 蒸汽 / 冷水冲洗 | AB | PARTIAL_WITH_PENALTY",
                        "GW-2 9900 MULTIPLE | 致病菌有哪些？ | 沙门氏菌 / 副溶血性弧菌 / 金黄色葡萄球菌 / 酵母 | ABC | PARTIAL",
                        "GW-3 9900 MULTIPLE | 哪些属于晨检内容？ | 发热 / 皮肤伤口 / 身高 | AB | PARTIAL");
    }

    @Test
    void feedbackToAnAnswerStandsBeforeTheGeneralOne() {
        var result = files.read("gift/feedback.txt");

        assertThat(ForeignFiles.outcomes(result))
                .containsExactly(
                        "GF-1 ACCEPTED feedback 'A', shown on a condition, became part of the explanation and is always shown",
                        "GF-2 ACCEPTED feedback '√', shown on a condition, became part of the explanation and is always"
                                + " shown; feedback '×', shown on a condition, became part of the explanation and is always"
                                + " shown",
                        "GF-3 ACCEPTED 67% the same as question 'GF-2', but for “。”→“吗？”");
        assertThat(files.questions())
                .containsExactly(
                        "GF-1 9900 SINGLE | 专间温度不应高于 | 25 ℃ / 30 ℃ | A | because A: 对",
                        "GF-2 9900 TRUE_FALSE | 生熟可以混放。 | F | because √: 不可以\n×: 对了\n生熟分开能防止交叉污染。",
                        "GF-3 9900 TRUE_FALSE | 生熟可以混放吗？ | F | because 不可以。");
    }

    @Test
    void whatTheBankCannotHoldIsRefusedByItsName() {
        assertThat(ForeignFiles.outcomes(files.read("gift/refused.txt")))
                .containsExactly(
                        "GR-1 REJECTED this bank cannot hold 'an essay'",
                        "GR-2 REJECTED this bank cannot hold 'a description without answers'",
                        "GR-3 REJECTED this bank cannot hold '{ without }'",
                        "GR-4 REJECTED this bank cannot hold 'wildcard *'",
                        "GR-5 REJECTED this bank cannot hold 'several right numbers'",
                        "GR-6 REJECTED this bank cannot hold 'an ordering'",
                        "GR-7 REJECTED this bank cannot hold '<table>'",
                        "GR-8 REJECTED this bank cannot hold '<img src=\"https://example.org/a.png\">'",
                        "GR-9 REJECTED = '丙丁' is no pair 'left => right'",
                        "GR-10 REJECTED answer '七十' was not understood, 70, 70:0.5, 69.5..70.5 was wanted");
        assertThat(files.all()).isEmpty();
    }

    @Test
    void aFileOfChineseWindowsIsReadWithItsIdentifiersAndTags() {
        files.read("gift/gbk-crlf.txt");

        assertThat(files.questions())
                .hasSize(2)
                .contains("GC-1 0704 TRUE_FALSE | 冷食当天做当天吃。 | T | [冷食, 夏季]")
                .anyMatch(line -> line.matches("GIFT-[0-9a-f]{12} 0704 FILL_TEXT \\| 留样_____小时。 \\| 48"));
    }

    @Test
    void utf16AndOldMacLineEndsAreRead() {
        files.read("gift/utf16-cr.txt");

        assertThat(files.questions())
                .containsExactly("GU-1 9900 FILL_NUMBER | 冷藏温度 | 4 ± 4", "GU-2 9900 FILL_NUMBER | 冷冻温度不高于 | -12");
    }

    @Test
    void whatHasNoNameOfItsOwnIsNamedByItsWordsSoThatReadingAgainChangesNothing() {
        var first = ForeignFiles.outcomes(files.read("gift/untitled.txt"));
        var again = ForeignFiles.outcomes(files.read("gift/untitled.txt"));

        assertThat(first).hasSize(2).allMatch(line -> line.matches("GIFT-[0-9a-f]{12} ACCEPTED.*"));
        assertThat(first.getLast()).endsWith("but for “”→“呢”");
        assertThat(again).allMatch(line -> line.contains(" UNCHANGED"));
        assertThat(again.getLast()).endsWith("name was left out: 标题里 有空格");
        assertThat(again.getFirst().substring(0, 17)).isEqualTo(first.getFirst().substring(0, 17));
    }
}

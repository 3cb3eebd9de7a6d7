package liangku.questionbank.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import liangku.questionbank.FileFault;
import liangku.questionbank.FileFormat;
import liangku.questionbank.ImportResult;
import liangku.questionbank.QuestionForm;
import liangku.questionbank.RowOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Moodle XML as Moodle and its friends write it becomes our questions, or is refused by the name of what we cannot hold. */
class MoodleXmlTest {

    private final ForeignFiles files = new ForeignFiles();

    @Test
    void everyTypeWeHaveAKindForIsRead() {
        var result = files.read("moodle/kinds.xml");

        assertThat(((ImportResult.Complete) result).report().format()).isEqualTo(FileFormat.MOODLE_XML);
        assertThat(files.questions())
                .containsExactly(
                        "MK-1 0603 SINGLE | 热食的中心温度至少应达到 | 60 ℃ / 70 ℃ | B | because 70 ℃以上。 | [中心温度, 热食]",
                        "MK-2 0603 MULTIPLE | 哪些能消毒？ | 煮沸 / 冷水 / 蒸汽 | AC | PARTIAL_WITH_PENALTY | pinned ABC",
                        "MK-3 0603 TRUE_FALSE | 生熟可以混放。\n真的吗？ | F",
                        "MK-4 0603 MATCHING | 配对 | 留样重量 => 125 g / 留样时间 => 48 h / => 20 g | PARTIAL",
                        "MK-5 0603 FILL_TEXT | 消毒液的酸碱度用 <什么> 表示？ | pH|酸碱*度",
                        "MK-6 0603 FILL_NUMBER | 冷冻温度不高于多少？ | -12 ± 0.5 ℃",
                        "MK-7 0603 ORDERING | 洗消步骤 | 刮 / 洗 / 冲 | PARTIAL",
                        "MK-8 0603 MULTIPLE | 哪些要留样？ | 热菜 / 凉菜 / 餐巾纸 | AB | ALL_OR_NOTHING");
    }

    @Test
    void typesWeHaveNoKindForAreRefusedByTheirNames() {
        assertThat(ForeignFiles.outcomes(files.read("moodle/types.xml")))
                .containsExactly(
                        "MT-1 REJECTED this bank cannot hold 'essay'",
                        "REJECTED this bank cannot hold 'cloze ESSAY'",
                        "REJECTED this bank cannot hold 'cloze without gaps'",
                        "REJECTED this bank cannot hold 'calculated'",
                        "REJECTED this bank cannot hold 'drag and drop (ddwtos)'",
                        "REJECTED this bank cannot hold 'description'",
                        "REJECTED this bank cannot hold 'random'",
                        "REJECTED this bank cannot hold 'question without a type'");
    }

    @Test
    void constructsWeHaveNoPlaceForAreRefusedByTheirNames() {
        assertThat(ForeignFiles.outcomes(files.read("moodle/constructs.xml")))
                .containsExactly(
                        "MC-1 ACCEPTED feedback 'A', shown on a condition, became part of the explanation and is always shown",
                        "MC-2 REJECTED this bank cannot hold 'fraction -25%'",
                        "MC-3 REJECTED this bank cannot hold 'fraction 75%'",
                        "MC-4 REJECTED this bank cannot hold 'hint'",
                        "MC-5 REJECTED this bank cannot hold 'correctfeedback'",
                        "MC-6 ACCEPTED penalty was left out: 0.5",
                        "MC-7 REJECTED this bank cannot hold 'usecase: pH / PH'",
                        "MC-8 REJECTED this bank cannot hold 'wildcard *'",
                        "MC-9 REJECTED this bank cannot hold 'fraction 50%'",
                        "MC-10 REJECTED this bank cannot hold 'several units'",
                        "MC-11 REJECTED this bank cannot hold 'unitgradingtype'",
                        "MC-12 REJECTED answer '1e999999999 ±' was not understood, 70 ± 0.5 was wanted",
                        "MC-13 REJECTED this bank cannot hold 'gradingtype RELATIVE_NEXT_EXCLUDE_LAST'",
                        "MC-14 REJECTED this bank cannot hold 'selecttype RANDOM'",
                        "MC-15 REJECTED this bank cannot hold '<text> with <table>'",
                        "MC-16 REJECTED this bank cannot hold '<table>'",
                        "MC-17 REJECTED this bank cannot hold 'markdown'",
                        "MC-18 REJECTED this bank cannot hold 'hidden'",
                        "MC-19 REJECTED this bank cannot hold '<timelimit>'",
                        "MC-20 REJECTED True or false came with 2 right options, 1 were wanted");
    }

    @Test
    void picturesOfTheFileAreKeptAndOthersRefused() {
        assertThat(ForeignFiles.outcomes(files.read("moodle/pictures.xml")))
                .containsExactly(
                        "MP-1 ACCEPTED",
                        "MP-2 REJECTED there is no picture “@@PLUGINFILE@@/missing.png”",
                        "MP-3 REJECTED this bank cannot hold '<img src=\"http://example.org/a.png\">'",
                        "MP-4 REJECTED this bank cannot hold '<a href=\"@@PLUGINFILE@@/law.pdf\">'",
                        "MP-5 REJECTED picture '@@PLUGINFILE@@/no.png' cannot be used:"
                                + " PNG, JPEG, GIF ≤ 1 MB, ≤ 4096 × 4096");
        assertThat(files.questions())
                .singleElement()
                .asString()
                .matches("MP-1 9900 SINGLE \\| 看图：!\\[平底锅]\\(picture:[0-9a-f]{64}\\)"
                        + " \\| !\\[锅]\\(picture:[0-9a-f]{64}\\) / 桶 \\| A");
    }

    @Test
    void aCategoryNamesAKnowledgePointByCodeOrName() {
        files.read("moodle/categories.xml");

        assertThat(files.questions())
                .hasSize(3)
                .contains("MG-1 0303 TRUE_FALSE | 一 | T", "MG-2 0704 TRUE_FALSE | 二 | T")
                .contains("两个_词 9900 TRUE_FALSE | 三 | T");
    }

    @Test
    void whatIsSaidToWhoeverGivesOneAnswerStandsBeforeTheExplanation() {
        var quiz = """
                <quiz><question type="multichoice"><questiontext><text>几度？</text></questiontext><idnumber>MF-1</idnumber>
                <generalfeedback><text>杀灭致病菌。</text></generalfeedback>
                <answer fraction="0"><text>60</text><feedback><text>不够热。</text></feedback></answer>
                <answer fraction="100"><text>70</text><feedback><text/></feedback></answer></question>
                <question type="truefalse"><questiontext><text>可以混放。</text></questiontext><idnumber>MF-2</idnumber>
                <answer fraction="100"><text>false</text><feedback><text>对了。</text></feedback></answer>
                <answer fraction="0"><text>true</text><feedback><text>会污染。</text></feedback></answer></question>
                <question type="shortanswer"><questiontext><text>叫什么？</text></questiontext><idnumber>MF-3</idnumber>
                <answer fraction="100"><text>留样</text></answer>
                <answer fraction="0"><text>*</text><feedback><text>想想样品。</text></feedback></answer></question></quiz>
                """;

        assertThat(ForeignFiles.became(files.read(quiz.getBytes(StandardCharsets.UTF_8), FileFormat.MOODLE_XML)))
                .containsOnly(RowOutcome.Outcome.ACCEPTED);
        assertThat(files.questions())
                .containsExactly(
                        "MF-1 9900 SINGLE | 几度？ | 60 / 70 | B | because A: 不够热。\n杀灭致病菌。",
                        "MF-2 9900 TRUE_FALSE | 可以混放。 | F | because ×: 对了。\n√: 会污染。",
                        "MF-3 9900 FILL_TEXT | 叫什么？ | 留样 | because *: 想想样品。");
    }

    private List<String> cloze(String text) {
        var quiz =
                ("<quiz><question type=\"cloze\"><name><text><![CDATA[%1$s]]></text></name><questiontext format=\"html\"><text>"
                                + "<![CDATA[%1$s]]></text></questiontext><idnumber>CZ-%2$d</idnumber></question></quiz>")
                        .formatted(text, files.all().size());
        return ForeignFiles.outcomes(files.read(quiz.getBytes(StandardCharsets.UTF_8), FileFormat.MOODLE_XML));
    }

    @Test
    void aTextWithGapsIsACaseWhoseQuestionsAreItsNumbers() {
        assertThat(cloze("<p>留样不少于{1:NUMERICAL:=125:5}克，叫{1:SHORTANSWER:=留样~=食品留样~*#想想样品}，"
                                + "放在{2:MCVS:冷冻库~=专用冰箱#对~a\\}b &lt; c}。{1:MR:%50%甲~%50%乙~%-100%丙}</p>")
                        .getFirst())
                .startsWith("CZ-0 REJECTED this bank cannot hold 'cloze: 1, 2'");
        assertThat(cloze("<p>留样不少于{1:NUMERICAL:=125:5}克，叫{1:SHORTANSWER:=留样~=食品留样~*#想想样品}，"
                                + "放在{:MCVS:冷冻库~=专用冰箱#对~a\\}b &lt; c}。{1:MR:%50%甲~%50%乙~%-100%丙}</p>")
                        .getFirst())
                .startsWith("CZ-0 ACCEPTED")
                .contains("name was left out", "feedback '(2) *'", "feedback '(3) B'");

        var form = QuestionForm.of(files.all().getFirst());
        assertThat(form.stem()).isEqualTo("留样不少于(1)____克，叫(2)____，放在(3)____。(4)____");
        assertThat(form.parts())
                .extracting(part -> "%s %s %s %s %s %s"
                        .formatted(
                                part.kind(), part.stem(), part.options(), part.answer(), part.scoring(), part.pinned()))
                .containsExactly(
                        "FILL_NUMBER (1) [] 125 ± 5  ",
                        "FILL_TEXT (2) [] 留样|食品留样  ",
                        "SINGLE (3) [冷冻库, 专用冰箱, a}b < c] B  ",
                        "MULTIPLE (4) [甲, 乙, 丙] AB PARTIAL ABC");
        assertThat(form.explanation()).isEqualTo("(2) *: 想想样品\n(3) B: 对");
    }

    @Test
    void aTextWithOneGapIsThatQuestion() {
        assertThat(cloze("每餐每样菜都要{SA:=留样}吗？{5:SAC:=R&amp;D}"))
                .containsExactly(
                        "CZ-0 ACCEPTED usecase was left out: R&D; name was left out: 每餐每样菜都要{SA:=留样}吗？{5:SAC:=R&amp;D}");
        assertThat(cloze("{1:SA:%50%留样}").getFirst()).contains("REJECTED", "fraction 50%");
        assertThat(cloze("{".repeat(100_000)).getFirst()).contains("cloze without gaps");
        assertThat(cloze("{1:SA:=a".repeat(20_000)).getFirst()).contains("cloze without gaps");

        assertThat(files.questions()).containsExactly("CZ-0 9900 FILL_TEXT | 每餐每样菜都要{SA:=留样}吗？____ | R&D");
    }

    /** Between words that stay these would be missing, and the question would say the contrary. */
    @Test
    void htmlThatIsNotEscapedIsRefusedAndNotTornOut() {
        var quiz = "<quiz><question type=\"truefalse\"><questiontext><text>生熟<b>不</b>得混放</text></questiontext>"
                + "<idnumber>MH-1</idnumber><answer fraction=\"100\"><text>true</text></answer></question></quiz>";

        assertThat(ForeignFiles.outcomes(files.read(quiz.getBytes(StandardCharsets.UTF_8), FileFormat.MOODLE_XML)))
                .containsExactly("MH-1 REJECTED this bank cannot hold '<text> with <b>'");
    }

    @Test
    void tagsOfACourseComeInWhereThereAreNoOthers() {
        var quiz = "<quiz><question type=\"truefalse\"><questiontext><text>一</text></questiontext>"
                + "<idnumber>MT-1</idnumber><coursetags><tag><text>冷食</text></tag></coursetags>"
                + "<answer fraction=\"100\"><text>true</text></answer></question></quiz>";

        files.read(quiz.getBytes(StandardCharsets.UTF_8), FileFormat.MOODLE_XML);

        assertThat(files.questions()).containsExactly("MT-1 9900 TRUE_FALSE | 一 | T | [冷食]");
    }

    @ParameterizedTest
    @CsvSource({
        "moodle/gb2312.xml, MB-1 9900 TRUE_FALSE | 生熟可以混放。 | F",
        "moodle/utf16.xml, MU-1 9900 TRUE_FALSE | 生熟要分开。 | T",
        "moodle/latin1.xml, ML-1 9900 TRUE_FALSE | Le café est brûlé. | T"
    })
    void everyEncodingIsRead(String file, String question) {
        files.read(file);

        assertThat(files.questions()).containsExactly(question);
    }

    @ParameterizedTest
    @CsvSource({
        "moodle/xxe.xml, HOSTILE",
        "moodle/laughs.xml, HOSTILE",
        "moodle/unclosed.xml, BROKEN",
        "moodle/entity.xml, BROKEN"
    })
    void brokenAndHostileFilesLeaveNothing(String file, FileFault.Code code) {
        var result = files.read(file);

        assertThat(((ImportResult.Unreadable) result).fault().code()).isEqualTo(code);
        assertThat(files.all()).isEmpty();
    }

    @Test
    void readingAgainChangesNothing() {
        files.read("moodle/kinds.xml");

        assertThat(ForeignFiles.became(files.read("moodle/kinds.xml"))).containsOnly(RowOutcome.Outcome.UNCHANGED);
    }
}

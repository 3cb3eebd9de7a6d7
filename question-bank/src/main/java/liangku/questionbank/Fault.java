package liangku.questionbank;

import java.util.Arrays;
import java.util.List;

/**
 * What is wrong with a question someone typed or a file brought.
 *
 * @param details what came and what was wanted, in the order the code's sentences name them
 */
public record Fault(Code code, List<Phrase> details) {

    /** What can be wrong. The sentences say what came and what was wanted. */
    public enum Code {
        MISSING("缺少“%s”", "%s is missing"),
        TOO_LONG("“%s”有%s个字，最多%s个字", "%s has %s characters, at most %s were wanted"),
        TOO_MANY("“%s”有%s个，最多%s个", "%s: %s came, at most %s were wanted"),
        ILLEGAL_CHARACTER("“%s”含有不可见的控制字符%s", "%s has the control character %s"),
        FORMULA("“%s”是公式，请复制后“粘贴为数值”", "%s is a formula; paste it as a value"),
        ERROR_VALUE("“%s”是错误值%s", "%s is the error value %s"),
        FORMATTED_NUMBER(
                "“%s”是带显示格式（%s）的数字%s，请把单元格设为文本后重新填写",
                "%s is a number shown in the format %s (%s); make the cell text and write it again"),
        BAD_IDENTIFIER("题号“%s”无效：最多64个字符，不能含空格", "identifier '%s' has blanks or more than 64 characters"),
        IDENTIFIER_CHANGED("题号“%s”不能改为“%s”", "identifier '%s' cannot become '%s'"),
        UNKNOWN_KIND(
                "题型“%s”无法识别，应为：单选、多选、判断、配对、排序、填空、数值、案例",
                "kind '%s' is none of SINGLE, MULTIPLE, TRUE_FALSE, MATCHING, ORDERING, FILL_TEXT, FILL_NUMBER, CASE"),
        UNKNOWN_TOPIC("知识点“%s”不存在，应为四位编码，如0603", "topic '%s' is no leaf code such as 0603"),
        BAD_DIFFICULTY("难度“%s”应为1至5的整数", "difficulty '%s' is not a whole number from 1 to 5"),
        UNKNOWN_SCORING(
                "计分“%s”无法识别，应为：全对得分、部分得分、错选扣分",
                "scoring '%s' is none of ALL_OR_NOTHING, PARTIAL, PARTIAL_WITH_PENALTY"),
        UNKNOWN_PINNED("固定选项“%s”无法识别，应为%s中的字母", "pinned options '%s' were not understood, letters of %s were wanted"),
        TOO_FEW_OPTIONS("选择题有%s个选项，至少要2个", "a choice came with %s options, at least 2 were wanted"),
        OPTION_GAP("选项%s为空，后面却还有选项", "option %s is empty, but options follow it"),
        REPEATED_OPTION("选项%s与选项%s相同", "options %s and %s are the same"),
        UNWANTED_OPTIONS("%s不应有选项，却有“%s”", "%s has no options, but '%s' came"),
        UNWANTED_ANSWER("%s不填答案（选项里已说明），却有“%s”", "the answer of %s stands in its options, but '%s' came"),
        UNWANTED_PARTS("%s不应有小题，却有%s道", "%s has no parts, but %s came"),
        PART_COUNT("案例题有%s道小题，应为%s至%s道", "a case came with %s parts, %s to %s were wanted"),
        PART_WITHOUT_CASE(
                "第%s行是小题“%s”，它的案例“%s”应紧接在它前面", "row %s is part '%s', but its case '%s' does not stand right above it"),
        PART_GAP("第%s行的小题题号是“%s”，应为“%s”", "row %s has part '%s' where '%s' was wanted"),
        NOT_OF_A_PART("第%s行是小题，不应填“%s”：它属于整道案例题", "row %s is a part of a case and has no %s of its own"),
        CASE_IN_CASE("第%s小题不能又是案例题", "part %s of a case is a case again"),
        NOT_A_PAIR("%s“%s”不是“左 => 右”的配对", "%s '%s' is no pair 'left => right'"),
        TOO_FEW_PAIRS(
                "配对题有%s个左项、%s个右项，各至少要2个",
                "a matching came with %s prompts and %s matches, at least 2 of each were wanted"),
        BAD_POST("岗位“%s”无法识别，应为：%s", "post '%s' is none of %s"),
        BAD_DAY("%s“%s”不是日期，应如2021-04-29", "%s '%s' is no day such as 2021-04-29"),
        DAYS_REVERSED("依据自%s施行，却在%s失效", "the rule is in force from %s but ends on %s"),
        BAD_LABEL("%s“%s”过长", "%s: '%s' is too long"),
        BAD_TRANSLATION("英文与题目不一致：%s", "the English does not fit the question: %s"),
        UNKNOWN_ENEMY("互斥题“%s”不存在", "there is no question '%s' to be an enemy"),
        UNKNOWN_PICTURE("图片%s不存在", "there is no picture %s"),
        BAD_PICTURE("图片“%s”不能使用：%s", "picture '%s' cannot be used: %s"),
        BAD_RECORDING("录音“%s”不能使用：%s", "recording '%s' cannot be used: %s"),
        PICTURE_PLACE(
                "第%s行的图片在“%s”列，应放在题干、选项或解析的单元格里",
                "a picture of row %s lies in column %s, not in a stem, an option or an explanation"),
        UNSUPPORTED("本题库不能表示“%s”", "this bank cannot hold '%s'"),
        NO_SUCH_FILE("包里没有文件“%s”", "the package has no file '%s'"),
        BROKEN_ITEM("“%s”不是完好的XML：%s", "'%s' is no sound XML: %s"),
        UNKNOWN_ANSWER("答案“%s”无法识别，应为%s", "answer '%s' was not understood, %s was wanted"),
        ANSWER_COUNT("%s的答案有%s个，应为%s个", "%s came with %s right options, %s were wanted"),
        SAME_IDENTIFIER("题号“%s”与第%s行重复", "identifier '%s' stands in row %s already"),
        KNOWN_IDENTIFIER("题库已有题号“%s”", "the bank has a question '%s' already"),
        OTHER_SHEETS("只读取了工作表“%s”，没有读取：%s", "only the sheet '%s' was read, not: %s"),
        STRUCK_OUT("“%s”里划掉的文字没有导入：%s", "struck-out words of %s were left out: %s"),
        LEFT_OUT("没有导入“%s”：%s", "%s was left out: %s"),
        CELL_COMMENT("没有导入单元格%s的批注：%s", "the comment on cell %s was left out: %s"),
        MORE_LEFT_OUT("还有%s处没有用到的内容，没有逐一列出", "%s more things were left out and are not listed"),
        NAME_MADE(
                "有%s道题在文件里没有题号，题号由题目内容得出",
                "questions without an identifier in the file: %s; theirs are made of what they ask"),
        FEEDBACK_MERGED(
                "有条件才显示的反馈“%s”并入了解析，作答后总会显示",
                "feedback '%s', shown on a condition, became part of the explanation and is always shown"),
        RETIRED_QUESTION("题库里的题目“%s”已停用，先恢复使用再导入", "question '%s' of the bank is retired; take it back into use first"),
        SAME_QUESTION("题干和选项与题目“%s”相同", "stem and options are those of question '%s'"),
        SECTION_RULE("章节“%s”有“%s”，组卷蓝图不能表示", "section '%s' has '%s', which no blueprint can say"),
        SECTION_FIXED(
                "章节“%s”没有抽题规则（selection），是固定的%s道题",
                "section '%s' draws nothing (it has no selection) but lists %s questions"),
        SECTION_COUNT("章节“%s”要抽“%s”题，应为1至%s的整数", "section '%s' draws '%s', a whole number from 1 to %s was wanted"),
        SECTION_POINTS(
                "章节“%s”的分值（weight）是%s，应为同一个1至100的整数",
                "the weights of section '%s' are %s, the same whole number from 1 to 100 was wanted"),
        SECTION_KINDS("章节“%s”有几种题型：%s", "section '%s' has questions of several kinds: %s"),
        SECTION_TOPICS("章节“%s”的知识点不在同一组：%s", "the knowledge points of section '%s' are of several groups: %s"),
        SECTION_UNSORTED("章节“%s”的题没有知识点", "the questions of section '%s' have no knowledge point"),
        SECTION_ITEM("章节“%s”的题“%s”没有导入", "question '%2$s' of section '%1$s' did not come in"),
        TEST_TOO_LONG("试卷有%s道题，最多%s道", "the test has %s questions, at most %s were wanted"),
        NO_EXPLANATION("没有解析：答错的人看不到为什么", "no explanation: who answers wrongly is not told why"),
        NO_SOURCE("没有依据：看不出它出自哪条规定", "no source: nobody can tell which rule it rests on"),
        NEAR_DUPLICATE("与题目“%s”有%s%%相同，不同之处：%s", "%2$s%% the same as question '%1$s', but for %3$s");

        private final String zh;
        private final String en;

        Code(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }
    }

    public Fault {
        details = List.copyOf(details);
    }

    /**
     * {@return a fault with what came and what was wanted}
     *
     * @param details what is {@link Named} is told in the language of the sentence, all else as it came
     */
    public static Fault of(Code code, Object... details) {
        return new Fault(code, Arrays.stream(details).map(Phrase::of).toList());
    }

    /** {@return the sentence for people, in Chinese} */
    public String zh() {
        return code.zh.formatted(details.stream().map(Phrase::zh).toArray());
    }

    /** {@return the sentence for people, in English} */
    public String en() {
        return code.en.formatted(details.stream().map(Phrase::en).toArray());
    }
}

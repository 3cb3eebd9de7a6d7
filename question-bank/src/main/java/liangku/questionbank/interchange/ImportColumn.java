package liangku.questionbank.interchange;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The columns of a question table, and what their headers may be called. */
enum ImportColumn {
    IDENTIFIER("题号", true, "identifier", "id", "编号"),
    KIND("题型", true, "kind", "type", "类型"),
    TOPIC("知识点", true, "topic", "知识点编码"),
    DIFFICULTY("难度", true, "difficulty"),
    STEM("题干", true, "stem", "question", "题目"),
    OPTION_A("选项A", false, "optiona", "a"),
    OPTION_B("选项B", false, "optionb", "b"),
    OPTION_C("选项C", false, "optionc", "c"),
    OPTION_D("选项D", false, "optiond", "d"),
    OPTION_E("选项E", false, "optione", "e"),
    OPTION_F("选项F", false, "optionf", "f"),
    ANSWER("答案", true, "answer", "正确答案"),
    EXPLANATION("解析", false, "explanation", "试题解析"),
    SOURCE("依据", false, "source", "来源"),
    SCORING("计分", false, "scoring"),
    PINNED("固定选项", false, "pinned"),
    ALSO_ABOUT("其他知识点", false, "alsoabout"),
    POSTS("适用岗位", false, "posts"),
    IN_FORCE_FROM("施行日期", false, "inforcefrom"),
    EXPIRES_ON("失效日期", false, "expireson"),
    TAGS("标签", false, "tags"),
    ENEMIES("互斥题", false, "enemies");

    static final List<ImportColumn> OPTIONS = List.of(OPTION_A, OPTION_B, OPTION_C, OPTION_D, OPTION_E, OPTION_F);

    private final String zh;
    private final boolean required;
    // Each between two bars: a list would make the enum mutable.
    private final String aliases;

    ImportColumn(String zh, boolean required, String... aliases) {
        this.zh = zh;
        this.required = required;
        this.aliases = "|" + String.join("|", aliases) + "|";
    }

    /** {@return the header the template has} */
    String zh() {
        return zh;
    }

    static List<ImportColumn> required() {
        return Arrays.stream(values()).filter(column -> column.required).toList();
    }

    /** {@return the column a header names; blanks, case, width, stars and what stands in brackets do not matter} */
    static Optional<ImportColumn> of(String header) {
        var name = Normalizer.normalize(header, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\(.*\\)|[\\s*_\\uFEFF]", "");
        return Arrays.stream(values())
                .filter(column ->
                        column.zh.toLowerCase(Locale.ROOT).equals(name) || column.aliases.contains("|" + name + "|"))
                .findFirst();
    }
}

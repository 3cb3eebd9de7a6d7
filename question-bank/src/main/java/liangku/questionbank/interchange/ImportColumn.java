package liangku.questionbank.interchange;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import liangku.questionbank.Phrase;

/** The columns of a question table, and what their headers may be called. */
enum ImportColumn {
    IDENTIFIER("题号", "identifier", "id", "编号"),
    KIND("题型", "kind", "type", "类型"),
    TOPIC("知识点", "topic", "知识点编码"),
    DIFFICULTY("难度", "difficulty"),
    STEM("题干", "stem", "question", "题目"),
    OPTION_A("选项A", "optiona", "a"),
    OPTION_B("选项B", "optionb", "b"),
    OPTION_C("选项C", "optionc", "c"),
    OPTION_D("选项D", "optiond", "d"),
    OPTION_E("选项E", "optione", "e"),
    OPTION_F("选项F", "optionf", "f"),
    OPTION_G("选项G", "optiong", "g"),
    OPTION_H("选项H", "optionh", "h"),
    OPTION_I("选项I", "optioni", "i"),
    OPTION_J("选项J", "optionj", "j"),
    ANSWER("答案", "answer", "正确答案"),
    EXPLANATION("解析", "explanation", "试题解析"),
    SOURCE("依据", "source", "来源"),
    SCORING("计分", "scoring", "计分方式"),
    PINNED("固定选项", "pinned"),
    ALSO_ABOUT("其他知识点", "alsoabout"),
    POSTS("适用岗位", "posts"),
    IN_FORCE_FROM("施行日期", "inforcefrom"),
    EXPIRES_ON("失效日期", "expireson"),
    TAGS("标签", "tags"),
    ENEMIES("互斥题", "enemies"),
    ENGLISH_STEM("英文题干", "englishstem"),
    ENGLISH_A("英文选项A", "englishoptiona", "englisha"),
    ENGLISH_B("英文选项B", "englishoptionb", "englishb"),
    ENGLISH_C("英文选项C", "englishoptionc", "englishc"),
    ENGLISH_D("英文选项D", "englishoptiond", "englishd"),
    ENGLISH_E("英文选项E", "englishoptione", "englishe"),
    ENGLISH_F("英文选项F", "englishoptionf", "englishf"),
    ENGLISH_G("英文选项G", "englishoptiong", "englishg"),
    ENGLISH_H("英文选项H", "englishoptionh", "englishh"),
    ENGLISH_I("英文选项I", "englishoptioni", "englishi"),
    ENGLISH_J("英文选项J", "englishoptionj", "englishj"),
    ENGLISH_ANSWER("英文答案", "englishanswer"),
    ENGLISH_EXPLANATION("英文解析", "englishexplanation");

    static final List<ImportColumn> OPTIONS = List.copyOf(EnumSet.range(OPTION_A, OPTION_J));

    static final List<ImportColumn> ENGLISH_OPTIONS = List.copyOf(EnumSet.range(ENGLISH_A, ENGLISH_J));

    static final List<ImportColumn> REQUIRED = List.of(IDENTIFIER, KIND, TOPIC, DIFFICULTY, STEM, ANSWER);

    /** Longer than any name of a column with all its remarks. */
    private static final int HEADER_MAX = 200;

    private final String zh;
    // Each between two bars: a list would make the enum mutable.
    private final String aliases;

    ImportColumn(String zh, String... aliases) {
        this.zh = zh;
        this.aliases = "|" + String.join("|", aliases) + "|";
    }

    /** {@return the header the template has} */
    String zh() {
        return zh;
    }

    /** {@return the header in English, as the template's explanations have it} */
    String en() {
        return aliases.substring(1, aliases.indexOf('|', 1));
    }

    /** {@return what sentences about a file call it} */
    Phrase named() {
        var words = name().toLowerCase(Locale.ROOT).replace('_', ' ').replace("english", "English");
        int letter = words.length() - 1;
        boolean hasLetter = words.charAt(letter - 1) == ' ';
        return new Phrase(zh, hasLetter ? words.substring(0, letter) + name().charAt(letter) : words);
    }

    /** {@return whether it holds a day} */
    boolean isDay() {
        return this == IN_FORCE_FROM || this == EXPIRES_ON;
    }

    /** {@return whether a picture may stand in it} */
    boolean showsPictures() {
        return this == STEM
                || this == EXPLANATION
                || this == ENGLISH_STEM
                || this == ENGLISH_EXPLANATION
                || OPTIONS.contains(this)
                || ENGLISH_OPTIONS.contains(this);
    }

    /** {@return whether it is about an item as a whole: the parts of a case have no say in it} */
    boolean isOfWhole() {
        return switch (this) {
            case TOPIC,
                    DIFFICULTY,
                    EXPLANATION,
                    SOURCE,
                    ALSO_ABOUT,
                    POSTS,
                    IN_FORCE_FROM,
                    EXPIRES_ON,
                    TAGS,
                    ENEMIES,
                    ENGLISH_EXPLANATION -> true;
            default -> false;
        };
    }

    /** {@return the column a header names; blanks, case, width, stars and what stands in brackets do not matter} */
    static Optional<ImportColumn> of(String header) {
        if (header.length() > HEADER_MAX) return Optional.empty();
        var name = bare(header);
        return Arrays.stream(values())
                .filter(column ->
                        column.zh.toLowerCase(Locale.ROOT).equals(name) || column.aliases.contains("|" + name + "|"))
                .findFirst();
    }

    /** {@return whether a header names an option after J, which no question of ours has} */
    static boolean isFurtherOption(String header) {
        return header.length() <= HEADER_MAX && bare(header).matches("(选项|option)[k-z]");
    }

    private static String bare(String header) {
        return Normalizer.normalize(header, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\(.*\\)|[\\s*_\\uFEFF]", "");
    }
}

package liangku.questionbank.interchange;

/** What a format cannot say of a question. */
public enum Loss {
    KIND("这种题型（整题不导出）", "this kind of question (it is left out)"),
    KNOWLEDGE_POINTS("知识点", "knowledge points"),
    DIFFICULTY("难度", "difficulty"),
    EXPLANATION("解析", "explanation"),
    SOURCE("依据", "source"),
    RULE_DATES("依据的施行和失效日期", "the days of the rule it rests on"),
    POSTS("适用岗位", "posts"),
    SCORING("计分方式", "how it is scored"),
    PINNED("固定位置的选项", "options that keep their place"),
    TOLERANCE("数值的允许误差", "the tolerance of a number"),
    UNIT("数值的单位", "the unit of a number"),
    SPELLINGS("多种写法", "other spellings"),
    PICTURES("图片", "pictures"),
    ENGLISH("英文版本", "the English words"),
    TAGS("标签", "tags"),
    ENEMIES("互斥题", "enemies"),
    IDENTIFIER("题号", "identifier");

    private final String zh;
    private final String en;

    Loss(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}

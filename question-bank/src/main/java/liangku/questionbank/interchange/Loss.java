package liangku.questionbank.interchange;

/** What a format cannot say of a question, or says so that only we see it. */
public enum Loss {
    KIND("这种题型（整题不导出）", "this kind of question (it is left out)"),
    CASE("案例与各小题的联系", "that the questions of a case stand on its story"),
    KNOWLEDGE_POINTS("知识点", "knowledge points"),
    DIFFICULTY("难度", "difficulty"),
    EXPLANATION("解析", "explanation"),
    SOURCE("依据", "source"),
    RULE_DATES("依据的施行和失效日期", "the days of the rule it rests on"),
    POSTS("适用岗位", "posts"),
    SCORING("计分方式", "how it is scored"),
    PINNED("固定位置的选项", "options that keep their place"),
    UNIT("数值的单位", "the unit of a number"),
    SPELLINGS("全角半角、空格不计较的写法", "spellings that differ by width or blanks only"),
    LINE_ENDS("换行", "line ends"),
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

package liangku.questionbank.interchange;

import liangku.questionbank.Named;

/** What files hold and formats have no name for, or one that says nothing to people. */
enum Prose implements Named {
    ANSWER_FEEDBACK("对某个答案的反馈", "per-answer feedback"),
    DESCRIPTION("没有答案的说明文字", "a description without answers"),
    ESSAY("问答题", "an essay"),
    HIDDEN("隐藏的文字", "hidden words"),
    NO_CASE("没有案例的小题", "question without its case"),
    NO_CLOSING("有“{”没有“}”", "{ without }"),
    NO_GAPS("没有空的填空题", "cloze without gaps"),
    NO_NUMBER("“#”后面没有数值", "# without a number"),
    NO_OPENING("有“}”没有“{”", "} without {"),
    ORDERING("排序题", "an ordering"),
    SEVERAL_NUMBERS("几个正确的数值", "several right numbers"),
    SEVERAL_UNITS("几个单位", "several units"),
    STRUCK("划掉的文字", "struck-out words"),
    TAGS("标签", "tags"),
    UNDERLINE("下划线", "underline");

    private final String zh;
    private final String en;

    Prose(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public String en() {
        return en;
    }
}

package liangku.questionbank.interchange;

import liangku.questionbank.Phrase;

/** What files hold and formats have no name for, or one that says nothing to people. */
final class Prose {

    static final Phrase ANSWER_FEEDBACK = new Phrase("对某个答案的反馈", "per-answer feedback");
    static final Phrase DESCRIPTION = new Phrase("没有答案的说明文字", "a description without answers");
    static final Phrase ESSAY = new Phrase("问答题", "an essay");
    static final Phrase HIDDEN = new Phrase("隐藏的文字", "hidden words");
    static final Phrase NO_CASE = new Phrase("没有案例的小题", "question without its case");
    static final Phrase NO_CLOSING = new Phrase("有“{”没有“}”", "{ without }");
    static final Phrase NO_GAPS = new Phrase("没有空的填空题", "cloze without gaps");
    static final Phrase NO_NUMBER = new Phrase("“#”后面没有数值", "# without a number");
    static final Phrase NO_OPENING = new Phrase("有“}”没有“{”", "} without {");
    static final Phrase ORDERING = new Phrase("排序题", "an ordering");
    static final Phrase SEVERAL_NUMBERS = new Phrase("几个正确的数值", "several right numbers");
    static final Phrase SEVERAL_UNITS = new Phrase("几个单位", "several units");
    static final Phrase STRUCK = new Phrase("划掉的文字", "struck-out words");
    static final Phrase TAGS = new Phrase("标签", "tags");
    static final Phrase UNDERLINE = new Phrase("下划线", "underline");

    private Prose() {}
}

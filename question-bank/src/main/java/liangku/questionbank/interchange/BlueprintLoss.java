package liangku.questionbank.interchange;

/** What a test of QTI cannot say of a blueprint. */
public enum BlueprintLoss {
    SNAPSHOT(
            "抽题范围按规则（知识点、题型、难度）生效：文件里是这一期题库中符合的题，以后发布的题不会自动加入",
            "cells go by rules: the file lists what fits them in this release, and what is released later does not join by itself"),
    NO_REPEATS(
            "同一题不会在一份试卷里出现两次：几个单元的题有重叠，其他系统可能抽到两次",
            "no question twice on a paper: some cells share questions, and other tools may draw one for both"),
    ENEMIES("互斥题不在同一份试卷", "enemies never meet on a paper"),
    COVERAGE("知识点覆盖比例", "the share of knowledge points a paper must cover"),
    BAND("难度区间", "the difficulty band of a paper"),
    EXPOSURE("单题出现率上限", "the cap on how often a question comes up"),
    PILOTS("试测题", "pilot questions");

    private final String zh;
    private final String en;

    BlueprintLoss(String zh, String en) {
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

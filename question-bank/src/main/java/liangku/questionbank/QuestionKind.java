package liangku.questionbank;

/** The shapes of question a blueprint can ask for. */
public enum QuestionKind {
    SINGLE("单选题", "Single choice", 2),
    MULTIPLE("多选题", "Multiple choice", 3),
    TRUE_FALSE("判断题", "True or false", 1);

    private final String zh;
    private final String en;
    private final int paperOrder;

    QuestionKind(String zh, String en, int paperOrder) {
        this.zh = zh;
        this.en = en;
        this.paperOrder = paperOrder;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /** {@return the place of this kind's section on a paper: true/false first, then single, then multiple choice} */
    int paperOrder() {
        return paperOrder;
    }
}

package liangku.questionbank;

/** The shapes of question a blueprint can ask for. */
public enum QuestionKind implements Named {
    SINGLE("单选题", "Single choice", 2),
    MULTIPLE("多选题", "Multiple choice", 3),
    TRUE_FALSE("判断题", "True or false", 1),
    MATCHING("配对题", "Matching", 4),
    ORDERING("排序题", "Ordering", 5),
    FILL_TEXT("填空题", "Fill in words", 6),
    FILL_NUMBER("数值题", "Fill in a number", 7),
    CASE("案例题", "Case", 8);

    private final String zh;
    private final String en;
    private final int paperOrder;

    QuestionKind(String zh, String en, int paperOrder) {
        this.zh = zh;
        this.en = en;
        this.paperOrder = paperOrder;
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public String en() {
        return en;
    }

    /** {@return the place of this kind's section on a paper: short statements first, cases last} */
    int paperOrder() {
        return paperOrder;
    }
}

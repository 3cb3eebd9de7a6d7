package liangku.employer;

/** Whether a business is running; who is closed owes no training and counts in no rate. */
public enum Status {
    ACTIVE("在业", "Active"),
    CLOSED("已注销", "Closed");

    private final String zh;
    private final String en;

    Status(String zh, String en) {
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

package liangku.people;

import liangku.questionbank.Named;

/** Posts of the duty matrix; {@code manager} posts carry the manager's programme. */
public enum Post implements Named {
    DIRECTOR("食品安全总监", "Food-safety director", true),
    OFFICER("食品安全员", "Food-safety officer", true),
    HEAD("主要负责人", "Person in charge", true),
    KEY_OPERATOR("关键环节操作人员", "Key-process operator", false),
    WORKER("其他从业人员", "Other kitchen worker", false);

    private final String zh;
    private final String en;
    private final boolean manager;

    Post(String zh, String en, boolean manager) {
        this.zh = zh;
        this.en = en;
        this.manager = manager;
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public String en() {
        return en;
    }

    public boolean manager() {
        return manager;
    }
}

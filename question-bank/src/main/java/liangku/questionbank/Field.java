package liangku.questionbank;

/** What a question is made of, as sentences about a form call it. */
enum Field implements Named {
    IDENTIFIER("题号", "identifier"),
    KIND("题型", "kind"),
    TOPIC("知识点", "topic"),
    DIFFICULTY("难度", "difficulty"),
    STEM("题干", "stem"),
    OPTIONS("选项", "options"),
    ANSWER("答案", "answer"),
    EXPLANATION("解析", "explanation"),
    SOURCE("依据", "source"),
    IN_FORCE_FROM("施行日期", "in force from"),
    EXPIRES_ON("失效日期", "expires on"),
    TAGS("标签", "tags"),
    ENEMIES("互斥题", "enemies"),
    ENGLISH("英文", "English");

    private final String zh;
    private final String en;

    Field(String zh, String en) {
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

    /** {@return the option of this letter} */
    static Named option(String letter) {
        return new Phrase("选项" + letter, "option " + letter);
    }

    /** {@return what it is called in a part of a case} */
    static Named inPart(int part, Named field) {
        return new Phrase("第%d小题 %s".formatted(part, field.zh()), "%s of part %d".formatted(field.en(), part));
    }
}

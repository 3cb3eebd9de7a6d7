package liangku.courseware;

/** The same text in both languages. */
public record Words(String zh, String en) {

    public String in(Language language) {
        return switch (language) {
            case ZH -> zh;
            case EN -> en;
        };
    }

    /**
     * @param what this is, for the refusal
     * @return itself
     * @throws Unfit if one language is missing, naming which text of what
     */
    Words completeOr(Words what) {
        if (zh.isBlank()) {
            throw new Unfit(new Words(what.zh + "缺中文", what.en + " is missing in Chinese"));
        }
        if (en.isBlank()) {
            throw new Unfit(new Words(what.zh + "缺英文", what.en + " is missing in English"));
        }
        return this;
    }
}

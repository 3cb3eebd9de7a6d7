package liangku.courseware;

/** The same text in both languages. */
public record Words(String zh, String en) {

    public String in(Language language) {
        return switch (language) {
            case ZH -> zh;
            case EN -> en;
        };
    }

    /** {@return itself} @throws IllegalArgumentException if one language is missing, naming which text of what */
    Words completeOr(String what) {
        if (zh.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException(what + " is missing in " + (zh.isBlank() ? "Chinese" : "English"));
        }
        return this;
    }
}

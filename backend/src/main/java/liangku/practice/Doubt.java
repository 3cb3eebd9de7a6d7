package liangku.practice;

/**
 * What somebody thinks is wrong with a question.
 *
 * @param text in their own words; may be empty
 */
public record Doubt(Reason reason, String text) {

    /** Longest text, in characters. */
    public static final int TEXT_MAX = 300;

    /** What can be wrong. */
    public enum Reason {
        /** What is held to be right is not. */
        WRONG_KEY,
        UNCLEAR,
        /** The rule it rests on has changed. */
        OUTDATED,
        /** A picture is missing or a text is broken. */
        BROKEN,
        OTHER
    }

    public Doubt {
        text = text.strip();
        if (text.length() > TEXT_MAX) {
            throw new IllegalArgumentException(
                    "%d characters, at most %d were wanted".formatted(text.length(), TEXT_MAX));
        }
    }
}

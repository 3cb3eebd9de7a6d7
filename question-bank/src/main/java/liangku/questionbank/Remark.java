package liangku.questionbank;

import java.time.Instant;

/**
 * What was done to a question, or said about it.
 *
 * @param version that was the newest when it was made
 * @param text empty where a step needs no words; at most {@link #TEXT_MAX} characters of a person's
 * @param by a subject such as {@code account:<uuid>}, never a name
 */
public record Remark(QuestionId question, int version, Step step, String text, String by, Instant at) {

    /** Longest text, in characters. */
    public static final int TEXT_MAX = 4_000;

    /** What was done. */
    public enum Step {
        /** Something was said. */
        COMMENTED,
        /** The author asked for a review. */
        SUBMITTED,
        /** A reviewer gave it back with what is to be mended. */
        RETURNED,
        /** A second person said yes. */
        APPROVED,
        /** Taken out of all releases to come. */
        RETIRED,
        /** Taken back into use. */
        REVIVED,
        /** Its tags or enemies changed: one {@link LabelChange} a line. */
        FILED
    }

    /** {@return the text without blank ends} @throws IllegalArgumentException if it is too long */
    static String kept(String text) {
        var kept = text.strip();
        if (kept.length() > TEXT_MAX) {
            throw new IllegalArgumentException(
                    "a remark has %d characters, at most %d were wanted".formatted(kept.length(), TEXT_MAX));
        }
        return kept;
    }

    /** {@return the text without blank ends} @throws IllegalArgumentException if nothing is left, or too much */
    static String said(String text) {
        var kept = kept(text);
        if (kept.isEmpty()) throw new IllegalArgumentException("a remark without words");
        return kept;
    }
}

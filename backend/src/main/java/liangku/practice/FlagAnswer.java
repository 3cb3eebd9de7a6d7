package liangku.practice;

import java.time.Instant;

/**
 * What a reviewer answered to the doubts about a question.
 *
 * @param remark 1 to 1,000 characters; who raised them reads it
 */
public record FlagAnswer(Outcome outcome, String remark, Instant at) {

    /** Longest remark, in characters. */
    public static final int REMARK_MAX = 1_000;

    /** What came of the doubts. */
    public enum Outcome {
        /** The question was, or is being, mended or retired. */
        MENDED,
        /** The question is as it should be. */
        STANDS
    }

    public FlagAnswer {
        remark = remark.strip();
        if (remark.isEmpty() || remark.length() > REMARK_MAX) {
            throw new IllegalArgumentException(
                    "a remark of 1 to %d characters was wanted, %d came".formatted(REMARK_MAX, remark.length()));
        }
    }
}

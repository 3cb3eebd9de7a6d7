package liangku.questionbank;

import java.time.Instant;

/** A filter someone uses again and again. */
public record SavedFilter(String name, QuestionFilter filter, Instant savedAt) {

    /** Longest name, in characters. */
    public static final int NAME_MAX = 80;
}

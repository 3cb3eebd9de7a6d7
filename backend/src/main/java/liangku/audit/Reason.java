package liangku.audit;

import java.util.Optional;

/**
 * Why somebody did what touches another: given by them, and kept in the log.
 *
 * @param value without blank ends, {@link #MIN} to {@link #MAX} characters
 */
public record Reason(String value) {

    /** Fewer say nothing. */
    public static final int MIN = 4;

    public static final int MAX = 200;

    /** @throws IllegalArgumentException if it is too short or too long */
    public Reason {
        if (value.length() < MIN || value.length() > MAX || !value.equals(value.strip())) {
            throw new IllegalArgumentException("a reason has %d to %d characters".formatted(MIN, MAX));
        }
    }

    /** {@return what was typed as a reason; empty if it is too short or too long to be one} */
    public static Optional<Reason> parse(String typed) {
        var value = typed.strip();
        return value.length() < MIN || value.length() > MAX ? Optional.empty() : Optional.of(new Reason(value));
    }

    @Override
    public String toString() {
        return value;
    }
}

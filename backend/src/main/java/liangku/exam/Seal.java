package liangku.exam;

import java.util.regex.Pattern;

/**
 * How a phone without a network closed its paper: where its chain of answers ended.
 *
 * @param head hex SHA-256 of the last answer; without any, of what the first would have followed
 * @param lines how many answers there were
 * @param elapsedMs from the start to the sealing, by the phone's clock
 */
public record Seal(String head, int lines, long elapsedMs) {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public Seal {
        if (!SHA_256.matcher(head).matches() || lines < 0 || elapsedMs < 0) {
            throw new IllegalArgumentException("a seal of %d lines after %d ms ends with a SHA-256, not %d characters"
                    .formatted(lines, elapsedMs, head.length()));
        }
    }
}

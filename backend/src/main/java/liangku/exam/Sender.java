package liangku.exam;

import java.util.Optional;

/**
 * What a phone says of itself with the answers it brings.
 *
 * @param phone which one; without it nothing is taken of an attempt that a phone has said it writes, and only the numbers of
 *     answers tell two apart that both say nothing
 * @param ticket as it came with the paper, signed; without it nothing that comes late counts by itself
 */
public record Sender(Optional<PhoneId> phone, Optional<String> ticket) {

    /** Says nothing of itself. */
    public static final Sender UNNAMED = new Sender(Optional.empty(), Optional.empty());
}

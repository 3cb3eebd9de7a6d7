package liangku.exam;

import java.util.List;

/** These attempts of a past were sat and marked. Published in the recording transaction, at most 2,000 at a time. */
public record AttemptsTakenOver(List<AttemptMarked> attempts) {

    static final int AT_A_TIME = 2_000;

    public AttemptsTakenOver {
        attempts = List.copyOf(attempts);
    }
}

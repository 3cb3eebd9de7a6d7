package liangku.practice;

import java.time.Instant;
import java.util.Optional;

/** That a candidate doubted a question of their marked paper, and that it was answered; which question stays out of it. */
public record PaperDoubt(Instant raisedAt, Optional<Answered> answer) {

    /** @param by the subject who answered, e.g. {@code account:<uuid>} */
    public record Answered(Instant at, String by) {}
}

package liangku.exam;

import java.time.Instant;

/** What a pass earned was taken back. Published, by whoever takes it back, in the transaction that does so. */
public record PassWithdrawn(AttemptId attempt, Instant at) {}

package liangku.exam;

import java.time.Instant;

/** What became of a batch of answers: all of it, or nothing of it. */
public sealed interface Saving {

    /**
     * Every answer of the batch is durable. Says nothing about numbers that never arrived.
     *
     * @param savedSeq the highest stored of the attempt
     */
    record Saved(long savedSeq) implements Saving {}

    /** Under {@code seq} another answer is stored, or is in the same batch: two devices are at work. Nothing was stored. */
    record Conflict(long seq, long savedSeq) implements Saving {}

    /** The time is up or the attempt is submitted; nothing was stored. */
    record TooLate(Instant deadline, long savedSeq) implements Saving {}

    /** @param what names the item and what came */
    record NotOnThePaper(String what) implements Saving {}

    /** No such attempt, or somebody else's: which of the two is not told. */
    record NotFound() implements Saving {}
}

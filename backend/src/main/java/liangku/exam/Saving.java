package liangku.exam;

import java.time.Instant;
import java.util.List;
import liangku.questionbank.Misfit;

/** What became of a batch of answers: in time all of it, or nothing of it. */
public sealed interface Saving {

    /**
     * Every answer of the batch is durable, be it under other numbers. Says nothing about numbers that never arrived.
     *
     * @param savedSeq the highest number of the attempt and of the batch
     */
    record Saved(long savedSeq) implements Saving {}

    /**
     * Something else is stored under a number of the batch or behind it, or is in the same batch: two devices are at work.
     * Nothing was stored.
     *
     * @param seq the lowest of the batch that is not stored; what is below it is
     */
    record Conflict(long seq, long savedSeq) implements Saving {}

    /**
     * The time is up or the attempt is submitted, and not all of the batch shows that it was given before. What does is
     * stored; the rest is kept for a person to decide.
     */
    record TooLate(Instant deadline, long savedSeq, List<Unproved> kept) implements Saving {

        public TooLate {
            kept = List.copyOf(kept);
        }
    }

    /**
     * So much of this attempt was kept for a person already that there is no room for what of the batch would be. Nothing of
     * the batch was stored: what its sender still has stays there.
     *
     * @param most so many are kept of an attempt
     */
    record Full(int most) implements Saving {}

    /** @param why {@code NO_EVIDENCE}, {@code NO_TICKET}, {@code FOREIGN_TICKET}, {@code BEFORE_THE_TICKET}, {@code
     *     DOES_NOT_FOLLOW}, {@code AFTER_THE_DEADLINE}, {@code WRITTEN_ELSEWHERE}, {@code WINDOW_CLOSED}, {@code HANDED_IN}, {@code
     *     KEY_SEEN}, {@code UNSURE_CLOCK} */
    record Unproved(long seq, String why) {}

    /** The candidate goes on with this attempt on another phone, which they have to take over from. Nothing was stored. */
    record OtherPhone(Writer writer, long savedSeq) implements Saving {}

    /** @param why names the item and what came */
    record NotOnThePaper(Misfit why) implements Saving {}

    /** No such attempt, or somebody else's: which of the two is not told. */
    record NotFound() implements Saving {}
}

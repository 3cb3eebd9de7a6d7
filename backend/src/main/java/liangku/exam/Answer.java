package liangku.exam;

import java.util.Optional;
import liangku.questionbank.Response;

/**
 * One answer as it was given.
 *
 * @param seq the client's number for it, from 1; of two answers to an item the higher counts
 * @param item number on the paper, from 1
 * @param link its place in its phone's chain, where the phone keeps one
 */
public record Answer(long seq, int item, Response response, Optional<AnswerLink> link) {

    /** An answer of which nobody says what it follows. */
    public Answer(long seq, int item, Response response) {
        this(seq, item, response, Optional.empty());
    }

    /** {@return the same under another number} Its place in the chain has none. */
    Answer numbered(long number) {
        return new Answer(number, item, response, link);
    }

    /** {@return whether both say the same of the same item} */
    boolean saysTheSameAs(Answer other) {
        return item == other.item && response.equals(other.response);
    }
}

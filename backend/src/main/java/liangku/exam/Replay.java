package liangku.exam;

import liangku.questionbank.Paper;

/**
 * A paper rebuilt from what its attempt stores.
 *
 * @param digestAtStart of the paper as it was handed out
 */
public record Replay(Paper paper, String digestAtStart) {

    /** {@return whether it is the same paper, bit for bit} */
    public boolean holds() {
        return paper.digest().equals(digestAtStart);
    }
}

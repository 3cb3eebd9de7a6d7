package liangku.questionbank.interchange;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import liangku.questionbank.FileFormat;
import liangku.questionbank.Intake;
import liangku.questionbank.Question;

/** How one form of file says questions. */
interface ItemFormat {

    FileFormat format();

    /** {@return whether this file is probably one; asked only where nobody named a format} */
    boolean recognises(Upload file) throws IOException;

    /**
     * Reads a file from its start to its end, in constant memory.
     *
     * @throws liangku.questionbank.UnreadableFile if it is none, or hostile
     */
    void read(Upload file, Intake.Sink sink) throws IOException;

    /** Writes questions in the order they come, in constant memory. Does not close {@code out}. */
    void write(Shelf questions, OutputStream out) throws IOException;

    /** {@return what we hold of this question and this format cannot say, in the words of {@link Loss}; mostly nothing} */
    List<Loss> losses(Question question);

    /**
     * {@return what a file of this format says of this question in words of our own: reading it here gives it back, other tools
     * pass over it}
     */
    default List<Loss> unseen(Question question) {
        return List.of();
    }

    /** {@return whether it can say all that we hold, so that nobody needs to look} */
    default boolean losesNothing() {
        return false;
    }
}

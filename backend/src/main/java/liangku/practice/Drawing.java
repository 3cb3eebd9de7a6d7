package liangku.practice;

import java.time.Duration;
import liangku.questionbank.PracticePool;

/** What came of asking for a question to practise. */
public sealed interface Drawing {

    /** @param shown the question without its key */
    record Drawn(PracticeItemId id, PracticePool.Shown shown) implements Drawing {}

    /** There is none: the point has no open questions, or nothing in the book is due. */
    record Nothing() implements Drawing {}

    /** Too many were asked for. */
    record Pause(Duration time) implements Drawing {}

    /** Who sits an exam does not practise: the same question may be on the paper. */
    record ExamRunning() implements Drawing {}
}

package liangku.exam;

import java.util.List;
import liangku.questionbank.Correction;

/** What comes of asking what was right on a paper. */
public sealed interface Correcting {

    /** @param lost the items that count and did not earn all their points, in paper order */
    record Corrected(List<Correction> lost) implements Correcting {
        public Corrected {
            lost = List.copyOf(lost);
        }
    }

    /** Whoever sits an exam is told of no other one what was right. */
    record ExamRunning() implements Correcting {}

    /** Not there, somebody else's, or not marked yet. */
    record NotFound() implements Correcting {}
}

package liangku.exam;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import liangku.exam.AttemptMarked.Verdict;
import liangku.programme.ProgrammeId;
import liangku.questionbank.Paper;

/** One sitting as its candidate sees it. */
public sealed interface Attempt {

    AttemptId id();

    Exam exam();

    Instant startedAt();

    /** {@return the least per cent that passes, as it was at the start} */
    int passPercent();

    /**
     * Under way. The paper has no key.
     *
     * @param deadline the server's: a candidate's clock may be wrong, or set wrong
     * @param savedSeq the highest stored, 0 for none
     * @param answers the latest to each item, by item
     */
    record Open(
            AttemptId id,
            Exam exam,
            Instant startedAt,
            Instant deadline,
            int passPercent,
            Paper paper,
            long savedSeq,
            List<Answer> answers)
            implements Attempt {

        public Open {
            answers = List.copyOf(answers);
        }
    }

    /**
     * Submitted and marked.
     *
     * @param programme what it was sat for
     * @param topics by code
     * @param receipt empty for what was sat before there were receipts
     * @param late how many answers came when the time was up, and count
     */
    record Marked(
            AttemptId id,
            Exam exam,
            ProgrammeId programme,
            Instant startedAt,
            int passPercent,
            Instant submittedAt,
            Ended ended,
            BigDecimal earned,
            int max,
            BigDecimal percent,
            Verdict verdict,
            List<TopicMark> topics,
            Optional<Receipt> receipt,
            int late)
            implements Attempt {

        public Marked {
            topics = List.copyOf(topics);
        }
    }

    /** Who ended it. */
    enum Ended {
        CANDIDATE,
        DEADLINE
    }

    /**
     * Marks summed over one knowledge point.
     *
     * @param code a leaf, e.g. {@code 0603}
     * @param lost how many of its items did not earn all their points
     */
    record TopicMark(String code, BigDecimal earned, int max, int lost) {}
}

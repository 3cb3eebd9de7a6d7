package liangku.questionbank;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import liangku.questionbank.statistics.SparseScores;
import liangku.questionbank.statistics.Trace;

/**
 * A marked paper, as statistics want it.
 *
 * @param exam code of the exam: its candidates are a population of their own
 * @param day it was submitted on
 * @param items in paper order
 * @param before what it left behind when it was counted with other marks; taken back before it is counted anew
 */
public record SatPaper(String exam, PaperKey key, LocalDate day, List<Item> items, Optional<Trace> before) {

    /**
     * One item of it.
     *
     * @param share earned of its points, 0..1; to the hundredth, as measuring reads it
     * @param response absent if nothing was answered
     * @param seconds spent on it; 0 if not known
     */
    public record Item(QuestionVersion question, double share, Optional<Response> response, int seconds) {

        public Item {
            share = SparseScores.kept(share);
        }
    }

    public SatPaper {
        items = List.copyOf(items);
        int size = items.size();
        if (before.filter(trace -> trace.items().size() != size).isPresent()) {
            throw new IllegalArgumentException("%d items left the trace of others".formatted(size));
        }
    }

    /** A paper that was never counted. */
    public SatPaper(String exam, PaperKey key, LocalDate day, List<Item> items) {
        this(exam, key, day, items, Optional.empty());
    }
}

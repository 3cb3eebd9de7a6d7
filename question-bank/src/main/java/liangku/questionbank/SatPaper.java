package liangku.questionbank;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A marked paper, as statistics want it.
 *
 * @param exam code of the exam: its candidates are a population of their own
 * @param day it was submitted on
 * @param items in paper order
 */
public record SatPaper(String exam, PaperKey key, LocalDate day, List<Item> items) {

    /**
     * One item of it.
     *
     * @param share earned of its points, 0..1
     * @param response absent if nothing was answered
     * @param seconds spent on it; 0 if not known
     */
    public record Item(QuestionVersion question, double share, Optional<Response> response, int seconds) {}

    public SatPaper {
        items = List.copyOf(items);
    }
}

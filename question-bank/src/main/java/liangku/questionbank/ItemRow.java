package liangku.questionbank;

import java.util.OptionalDouble;

/**
 * A line of the list of figures.
 *
 * @param author the author's difficulty, 1..5
 * @param medianSeconds absent if no time is known
 * @param difficulty in logits
 */
public record ItemRow(
        QuestionVersion question,
        String identifier,
        String topic,
        QuestionKind kind,
        int author,
        int shown,
        double facility,
        OptionalDouble discrimination,
        double omitRate,
        OptionalDouble medianSeconds,
        double difficulty,
        ItemReport.Trust trust,
        Flag flag) {

    /** Whether figures speak against it. */
    public enum Flag {
        NONE,
        /** A quarantine waits for a decision. */
        QUARANTINED
    }
}

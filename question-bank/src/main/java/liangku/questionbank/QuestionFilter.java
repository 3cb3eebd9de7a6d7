package liangku.questionbank;

import java.util.Optional;

/**
 * Which questions a list shows.
 *
 * @param topic knowledge-point prefix; empty for all
 * @param difficulty 1..5
 * @param text part of stem or identifier, any case; empty for all
 */
public record QuestionFilter(
        String topic,
        Optional<QuestionKind> kind,
        Optional<Integer> difficulty,
        Optional<QuestionStatus> status,
        String text) {

    /** Every question. */
    public static final QuestionFilter ALL =
            new QuestionFilter("", Optional.empty(), Optional.empty(), Optional.empty(), "");
}

package liangku.questionbank;

import java.util.List;

/**
 * What is shown of one question, and nothing of its key.
 *
 * <p>Texts are plain but for pictures, written {@code ![words](picture:<64 hex digits>)}.
 *
 * @param options in the order shown, lettered from A; empty for true/false, fill-in and a case
 * @param prompts the left side of a matching, answered by number from 1; empty otherwise
 * @param unit shown beside the field of a number; empty otherwise
 */
public record Face(QuestionKind kind, String stem, List<PaperOption> options, List<String> prompts, String unit) {

    public Face {
        options = List.copyOf(options);
        prompts = List.copyOf(prompts);
    }
}

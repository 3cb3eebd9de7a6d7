package liangku.questionbank;

import java.util.List;

/**
 * One question as it stands on one paper.
 *
 * @param number 1 for the first item of the paper
 * @param options in the order shown; empty for true/false
 */
public record PaperItem(int number, QuestionKind kind, String stem, List<PaperOption> options, int points) {

    public PaperItem {
        options = List.copyOf(options);
    }
}

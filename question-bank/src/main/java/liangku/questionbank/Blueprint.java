package liangku.questionbank;

import java.util.List;

/**
 * What a paper is made of.
 *
 * @param code stable name, e.g. {@code P-A}; a changed blueprint is a new version under the same code
 */
public record Blueprint(BlueprintId id, String code, int version, String titleZh, String titleEn, List<Cell> cells) {

    /**
     * @param topic knowledge-point prefix: {@code ""} for all, {@code "06"} for a group, {@code "0603"} for a leaf
     * @param difficultyFrom 1..5, inclusive
     * @param difficultyTo 1..5, inclusive
     * @param points of each item
     */
    public record Cell(String topic, int difficultyFrom, int difficultyTo, QuestionKind kind, int count, int points) {}

    public Blueprint {
        cells = List.copyOf(cells);
    }
}

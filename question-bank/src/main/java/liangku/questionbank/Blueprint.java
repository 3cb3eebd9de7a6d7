package liangku.questionbank;

import java.util.List;

/**
 * What a paper is made of.
 *
 * @param code stable name, e.g. {@code P-A}; a changed blueprint is a new version under the same code
 * @param cells may overlap; no question stands on a paper twice
 */
public record Blueprint(BlueprintId id, String code, int version, String titleZh, String titleEn, List<Cell> cells) {

    /** The longest paper. */
    static final int ITEMS_MAX = 300;

    /**
     * @param topic knowledge-point prefix: {@code ""} for all, {@code "06"} for a group, {@code "0603"} for a leaf
     * @param difficultyFrom 1..5, inclusive
     * @param difficultyTo 1..5, inclusive
     * @param count 1..300
     * @param points of each item, 1..100
     */
    public record Cell(String topic, int difficultyFrom, int difficultyTo, QuestionKind kind, int count, int points) {

        public Cell {
            if (!topic.matches("|\\d{2}|\\d{4}")) {
                throw new IllegalArgumentException(
                        "'%s' is neither empty nor a group nor a leaf code".formatted(topic));
            }
            if (difficultyFrom < 1 || difficultyTo > 5 || difficultyFrom > difficultyTo) {
                throw new IllegalArgumentException(
                        "difficulty %d..%d is not within 1..5".formatted(difficultyFrom, difficultyTo));
            }
            if (count < 1 || count > ITEMS_MAX) {
                throw new IllegalArgumentException("count %d is not in 1..%d".formatted(count, ITEMS_MAX));
            }
            if (points < 1 || points > 100) {
                throw new IllegalArgumentException("points %d are not in 1..100".formatted(points));
            }
        }
    }

    public Blueprint {
        cells = List.copyOf(cells);
        int items = cells.stream().mapToInt(Cell::count).sum();
        if (items < 1 || items > ITEMS_MAX) {
            throw new IllegalArgumentException("%d items are not in 1..%d".formatted(items, ITEMS_MAX));
        }
    }

    /** {@return how many items a paper has} */
    public int items() {
        return cells.stream().mapToInt(Cell::count).sum();
    }

    /** {@return how many points a paper has} */
    public int points() {
        return cells.stream().mapToInt(cell -> cell.count() * cell.points()).sum();
    }

    /** {@return whether only id and version differ} */
    boolean saysTheSameAs(Blueprint other) {
        return titleZh.equals(other.titleZh) && titleEn.equals(other.titleEn) && cells.equals(other.cells);
    }
}

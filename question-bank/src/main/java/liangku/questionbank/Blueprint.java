package liangku.questionbank;

import java.util.List;

/**
 * What a paper is made of.
 *
 * @param code stable name, e.g. {@code P-A}; a changed blueprint is a new version under the same code
 * @param cells may overlap; no question stands on a paper twice
 * @param sections in the order of the paper; together they hold all cells, one after another, or there are none
 * @param limits what a paper must keep to beside its cells
 */
public record Blueprint(
        BlueprintId id,
        String code,
        int version,
        String titleZh,
        String titleEn,
        List<Cell> cells,
        List<Section> sections,
        Limits limits) {

    /** The longest paper. */
    public static final int ITEMS_MAX = 300;

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

    /**
     * A named part of the paper: the next {@code cells} cells.
     *
     * @param titleZh 1..80 characters
     * @param titleEn 1..80 characters
     */
    public record Section(String titleZh, String titleEn, int cells) {

        /** Longest title, in characters. */
        public static final int TITLE_MAX = 80;

        public Section {
            if (cells < 1) throw new IllegalArgumentException("section '%s' has no cells".formatted(titleZh));
            for (var title : List.of(titleZh, titleEn)) {
                if (title.isBlank() || title.length() > TITLE_MAX) {
                    throw new IllegalArgumentException(
                            "a title of 1 to %d characters was wanted, '%s' came".formatted(TITLE_MAX, title));
                }
            }
        }
    }

    public Blueprint {
        cells = List.copyOf(cells);
        sections = List.copyOf(sections);
        int held = sections.stream().mapToInt(Section::cells).sum();
        if (!sections.isEmpty() && held != cells.size()) {
            throw new IllegalArgumentException(
                    "the sections hold %d cells, the blueprint has %d".formatted(held, cells.size()));
        }
        int items = cells.stream().mapToInt(Cell::count).sum();
        if (items < 1 || items > ITEMS_MAX) {
            throw new IllegalArgumentException("%d items are not in 1..%d".formatted(items, ITEMS_MAX));
        }
    }

    /** A blueprint of one unnamed section that asks for nothing but its cells. */
    public Blueprint(BlueprintId id, String code, int version, String titleZh, String titleEn, List<Cell> cells) {
        this(id, code, version, titleZh, titleEn, cells, List.of(), Limits.NONE);
    }

    /** {@return how many items of a paper count; pilots come on top} */
    public int items() {
        return cells.stream().mapToInt(Cell::count).sum();
    }

    /** {@return how many points a paper has} */
    public int points() {
        return cells.stream().mapToInt(cell -> cell.count() * cell.points()).sum();
    }

    /** {@return the same under another id and version} */
    Blueprint next(BlueprintId nextId, int nextVersion) {
        return new Blueprint(nextId, code, nextVersion, titleZh, titleEn, cells, sections, limits);
    }

    /** {@return the same under another code} */
    Blueprint under(String otherCode) {
        return new Blueprint(id, otherCode, version, titleZh, titleEn, cells, sections, limits);
    }

    /** {@return the same with other limits} */
    public Blueprint limited(Limits others) {
        return new Blueprint(id, code, version, titleZh, titleEn, cells, sections, others);
    }

    /** {@return how many items stand on a paper, pilots too} */
    public int itemsShown() {
        return items() + limits.pilots();
    }

    /** {@return for each cell the number of its section, 0 for the first} */
    int[] sectionOfCell() {
        var section = new int[cells.size()];
        int cell = 0;
        for (int i = 0; i < sections.size(); i++) {
            for (int left = sections.get(i).cells(); left > 0; left--) section[cell++] = i;
        }
        return section;
    }

    /** {@return whether only id and version differ} */
    boolean saysTheSameAs(Blueprint other) {
        return titleZh.equals(other.titleZh)
                && titleEn.equals(other.titleEn)
                && cells.equals(other.cells)
                && sections.equals(other.sections)
                && limits.equals(other.limits);
    }
}

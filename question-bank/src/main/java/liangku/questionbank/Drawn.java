package liangku.questionbank;

/** What chance decided for one paper. */
final class Drawn {

    /** Indexes into the release, in the paper's order. */
    final int[] items;

    /** Of each item. */
    final int[] points;

    /** For each item its {@link Shuffling}: the author's option indexes in the order shown. */
    final int[][] options;

    Drawn(int[] items, int[] points, int[][] options) {
        this.items = items;
        this.points = points;
        this.options = options;
    }
}

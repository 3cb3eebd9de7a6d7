package liangku.questionbank;

/** What chance decided for one paper. */
final class Drawn {

    /** Indexes into the release, in the paper's order. */
    final int[] items;

    /** Of each item. */
    final int[] points;

    /** For each item its {@link Shuffling}: the author's option indexes in the order shown. */
    final int[][] options;

    /** Of each item whether it is a pilot, which counts for nothing. */
    final boolean[] pilots;

    /** For each item the number of its section, 0 for the first. */
    final int[] sections;

    /** What a trained candidate is expected to earn of it in ten-thousandths; -1 where drawing knew of no such thing. */
    final int expected;

    Drawn(int[] items, int[] points, int[][] options) {
        this(items, points, options, new boolean[items.length], new int[items.length], -1);
    }

    Drawn(int[] items, int[] points, int[][] options, boolean[] pilots, int[] sections, int expected) {
        this.items = items;
        this.points = points;
        this.options = options;
        this.pilots = pilots;
        this.sections = sections;
        this.expected = expected;
    }
}

package liangku.questionbank;

/** Why papers of a blueprint cannot be drawn although no cell is short of questions. */
public sealed interface Obstacle {

    /** A fixed question is not in the release, was withdrawn, is excluded as well, or fits no cell that has a place left. */
    record FixedUnfit(QuestionId question) implements Obstacle {}

    /** Two fixed questions must not meet on one paper. */
    record FixedEnemies(QuestionId one, QuestionId other) implements Obstacle {}

    /** So many pilot items are missing: too few questions are tagged as pilots and fit a cell. */
    record PilotsShort(int missing) implements Obstacle {}

    /** At most {@code reachable} knowledge points can be asked about at once where {@code wanted} are. */
    record CoverageShort(int reachable, int wanted) implements Obstacle {}

    /**
     * No paper can be expected to score near the target.
     *
     * @param lowest of all papers, in ten-thousandths
     * @param highest of all papers, in ten-thousandths
     */
    record BandUnreachable(int target, int lowest, int highest) implements Obstacle {}

    /** The cell needs so many more questions before each can stay under the exposure cap; 1 for the first cell. */
    record CapUnreachable(int cell, int missing) implements Obstacle {}

    /** In trial papers this question still stood on {@code percent} of a hundred, over the cap. */
    record CapExceeded(QuestionId question, int percent) implements Obstacle {}

    /** Questions that must not meet leave the cell short of so many; 1 for the first cell. */
    record EnemiesInTheWay(int cell, int missing) implements Obstacle {}

    /** No trial paper met coverage and enemies at once. */
    record CoverageNotFound() implements Obstacle {}

    /** No trial paper came to lie within the difficulty band, mean and spread; the nearest missed it by so much. */
    record BandNotFound(int missedBy) implements Obstacle {}
}

package liangku.questionbank.statistics;

/**
 * For each item of a paper the share earned of its <em>others</em>, equated for their difficulty: what is above or below the
 * share a standard candidate is expected to earn of these very items is added to the same candidate's share of a paper of
 * middling difficulty (mean equating; Kolen and Brennan, "Test equating, scaling, and linking", 2014, ch. 2). On one form
 * for all it differs from the plain rest score by a constant, so a correlation with it is the textbook's; on papers that
 * differ it is rid of the luck of the draw. Not for two threads.
 */
final class RestScore {

    private final double level;

    /** By place on the paper read last. */
    private double[] rest = new double[64];

    /** @param level the share a standard candidate is expected to earn of middling items */
    RestScore(double level) {
        this.level = level;
    }

    /**
     * @param standard what a standard candidate is expected to earn of each, 0..1
     * @param shares earned, 0..1
     * @param size how many of the arrays' places count, at least 2
     */
    void read(double[] standard, double[] shares, int size) {
        if (size > rest.length) rest = new double[size];
        double surplus = 0;
        for (int i = 0; i < size; i++) surplus += shares[i] - standard[i];
        for (int i = 0; i < size; i++) rest[i] = level + (surplus - shares[i] + standard[i]) / (size - 1);
    }

    /** {@return the equated share of the other items; may lie a little outside 0..1} */
    double of(int place) {
        return rest[place];
    }
}

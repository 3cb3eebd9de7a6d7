package liangku.questionbank.statistics;

/**
 * How able the candidates of one exam are, taken for normal.
 *
 * @param mean in logits
 * @param sd in logits, above 0
 */
public record Population(double mean, double sd) {

    /** What is taken for granted before anything was measured. */
    public static final Population STANDARD = new Population(0, 1);

    public Population {
        if (!(sd > 0) || Double.isNaN(mean)) {
            throw new IllegalArgumentException("mean %s and sd %s are no population".formatted(mean, sd));
        }
    }
}

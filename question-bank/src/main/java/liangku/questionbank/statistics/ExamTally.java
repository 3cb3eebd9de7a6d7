package liangku.questionbank.statistics;

/** All that is kept of the papers of one exam: sums only, as {@link ItemTally}. */
public final class ExamTally {

    /** A per cent each, 0..100. */
    public static final int BINS = 101;

    /** How many {@link #sums} there are: papers, share, share², error², ability, ability², squared error of ability, passed. */
    public static final int SUMS = 8;

    private final double[] sums;
    private final int[] bins;
    private final double[] binErrors;

    public ExamTally() {
        this(new double[SUMS], new int[BINS], new double[BINS]);
    }

    /** A tally that was kept. */
    public ExamTally(double[] sums, int[] bins, double[] binErrors) {
        if (sums.length != SUMS || bins.length != BINS || binErrors.length != BINS) {
            throw new IllegalArgumentException("these are no sums of an exam");
        }
        this.sums = sums;
        this.bins = bins;
        this.binErrors = binErrors;
    }

    /** What came of the pass mark. */
    public enum Outcome {
        PASSED,
        FAILED
    }

    /**
     * What one paper adds.
     *
     * @param share of all points, 0..1
     * @param error2 as {@link PaperError#variance} gives it
     * @param ability and {@code abilityError} as {@link PaperReader} read them
     */
    public record Paper(double share, double error2, double ability, double abilityError, Outcome outcome) {}

    public void add(Paper paper) {
        count(paper, 1);
    }

    /** Takes a paper back that was added: counts as if never, sums but for the last bits of a double. */
    public void takeBack(Paper paper) {
        count(paper, -1);
    }

    private void count(Paper paper, int times) {
        double[] one = {
            1,
            paper.share,
            paper.share * paper.share,
            paper.error2,
            paper.ability,
            paper.ability * paper.ability,
            paper.abilityError * paper.abilityError,
            paper.outcome == Outcome.PASSED ? 1 : 0
        };
        for (int i = 0; i < SUMS; i++) sums[i] += times * one[i];
        // A hair is added for shares such as 0.57 that stand a hair below themselves.
        int bin = Math.clamp((int) Math.floor(paper.share * 100 + 1e-9), 0, BINS - 1);
        bins[bin] += times;
        binErrors[bin] += times * paper.error2;
    }

    /** {@return the array itself, see {@link #SUMS}} */
    public double[] sums() {
        return sums;
    }

    /** {@return the array itself: papers by whole per cent} */
    public int[] bins() {
        return bins;
    }

    /** {@return the array itself: sums of squared errors by whole per cent} */
    public double[] binErrors() {
        return binErrors;
    }
}

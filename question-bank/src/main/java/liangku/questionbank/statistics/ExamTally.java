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
     * Adds a paper.
     *
     * @param share of all points, 0..1
     * @param error2 as {@link PaperError#variance} gives it
     * @param ability and {@code abilityError} as {@link PaperReader} read them
     */
    public void add(double share, double error2, double ability, double abilityError, Outcome outcome) {
        double[] more = {
            1,
            share,
            share * share,
            error2,
            ability,
            ability * ability,
            abilityError * abilityError,
            outcome == Outcome.PASSED ? 1 : 0
        };
        for (int i = 0; i < SUMS; i++) sums[i] += more[i];
        // A hair is added for shares such as 0.57 that stand a hair below themselves.
        int bin = Math.clamp((int) Math.floor(share * 100 + 1e-9), 0, BINS - 1);
        bins[bin]++;
        binErrors[bin] += error2;
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

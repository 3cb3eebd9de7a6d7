package liangku.questionbank.statistics;

/**
 * Classical statistics of one form that everybody sat: what textbooks give, and what {@link ItemTallies} and
 * {@link ExamTally} must agree with where forms do not differ.
 */
public final class FixedForm {

    private final double[][] scores;
    private final int items;

    /**
     * @param scores by candidate and item; every row has all items
     */
    public FixedForm(double[][] scores) {
        if (scores.length < 2 || scores[0].length < 2) {
            throw new IllegalArgumentException("two candidates and two items are the least");
        }
        this.scores = scores;
        this.items = scores[0].length;
    }

    /** {@return mean of the scores of an item} */
    public double facility(int item) {
        double sum = 0;
        for (var row : scores) sum += row[item];
        return sum / scores.length;
    }

    /** {@return mean of the candidates' sums} */
    public double mean() {
        double sum = 0;
        for (var row : scores) sum += total(row);
        return sum / scores.length;
    }

    /** {@return standard deviation of the candidates' sums, by n - 1} */
    public double sd() {
        var totals = new Moments();
        for (var row : scores) totals.add(total(row), total(row));
        return Math.sqrt(totals.varianceX());
    }

    /** {@return correlation of an item with the sum of all items, itself among them: too high, the more so on short forms} */
    public double itemTotal(int item) {
        var moments = new Moments();
        for (var row : scores) moments.add(row[item], total(row));
        return moments.correlation();
    }

    /** {@return correlation of an item with the sum of the others} */
    public double itemRest(int item) {
        var moments = new Moments();
        for (var row : scores) moments.add(row[item], total(row) - row[item]);
        return moments.correlation();
    }

    /** {@return Cronbach's α (Psychometrika 16, 1951), for items scored 0 and 1 the same as KR-20} */
    public double alpha() {
        double sum = 0;
        for (int item = 0; item < items; item++) {
            var moments = new Moments();
            for (var row : scores) moments.add(row[item], row[item]);
            sum += moments.varianceX();
        }
        return items / (items - 1.0) * (1 - sum / (sd() * sd()));
    }

    private static double total(double[] row) {
        double sum = 0;
        for (double score : row) sum += score;
        return sum;
    }
}

package liangku.questionbank.statistics;

/**
 * The answers of a thousand candidates to section 6 of the Law School Admission Test (Bock and Lieberman, Psychometrika 35,
 * 1970), on which every program for item response theory has been tried: how often each pattern of five right or wrong
 * answers came, from 00000 to 11111.
 */
final class Lsat6 {

    private static final int ITEMS = 5;
    private static final int[] COUNTS = {
        3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 0, 16, 0, 3, 2, 15, 10, 29, 14, 81, 3, 28, 15, 80, 16, 56, 21, 173, 11, 61, 28,
        298
    };

    private Lsat6() {}

    static double[][] scores() {
        var scores = new double[1000][ITEMS];
        int candidate = 0;
        for (int pattern = 0; pattern < COUNTS.length; pattern++) {
            for (int time = 0; time < COUNTS[pattern]; time++) {
                for (int item = 0; item < ITEMS; item++) scores[candidate][item] = pattern >> (ITEMS - 1 - item) & 1;
                candidate++;
            }
        }
        return scores;
    }

    static SparseScores sparse() {
        var sparse = new SparseScores();
        for (var row : scores()) sparse.add(0, new int[] {0, 1, 2, 3, 4}, row);
        return sparse;
    }
}
